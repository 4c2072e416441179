import type { ReactNode } from 'react'
import classes from './callout.module.css'
import { Icon } from './icon.tsx'
import type { Tone } from './pill.tsx'

interface CalloutProps {
  tone: Exclude<Tone, 'plan'>
  title?: ReactNode
  children?: ReactNode
  /** What can be done about it. */
  actions?: ReactNode
  /** Read aloud when it appears. */
  alert?: boolean
}

/** A sentence that must not be missed, with its glyph. */
export function Callout({ tone, title, children, actions, alert }: CalloutProps) {
  return (
    <div className={classes.callout} data-tone={tone} role={alert ? 'alert' : undefined}>
      <span className={tone}>
        <Icon name={tone} />
      </span>
      <div className="grow">
        {title && <div className="b">{title}</div>}
        {children}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  )
}
