import type { ReactNode } from 'react'
import classes from './door.module.css'
import { Icon } from './icon.tsx'
import { useTitle } from './page.tsx'
import { w } from './words.ts'

interface DoorProps {
  title: string
  text?: ReactNode
  /** Under the box: who runs it, who to ask. */
  foot?: ReactNode
  children: ReactNode
}

/** A page outside the shell, one box in the middle: sign-in, set-up, invitation. */
export function Door({ title, text, foot, children }: DoorProps) {
  useTitle(title)
  return (
    <main className={classes.door}>
      <div className={classes.box}>
        <div className={classes.panel}>
          <div className={classes.brand}>
            <Icon name="wheel" size="l" />
            <b>{w('product')}</b>
          </div>
          <h1 className="title">{title}</h1>
          {text && <p className="t2">{text}</p>}
          <div className={classes.body}>{children}</div>
        </div>
        {foot && <div className={classes.foot}>{foot}</div>}
      </div>
    </main>
  )
}

/** Between two ways in. */
export const Or = () => <div className={classes.or}>{w('or')}</div>
