import type { ReactNode } from 'react'
import { Kbd } from '../kbd.tsx'
import classes from './list-page.module.css'

/** A reminder of the keys that matter here, and at the end what the list is: how many, how current. */
export function KeyStrip({
  keys,
  end,
}: {
  keys: readonly { keys: string; title: string }[]
  end?: ReactNode
}) {
  return (
    <div className={classes.keys} data-no-print>
      {keys.map(({ keys, title }) => (
        <span key={keys} aria-hidden="true">
          <Kbd keys={keys} /> {title}
        </span>
      ))}
      {end && <output className="end">{end}</output>}
    </div>
  )
}
