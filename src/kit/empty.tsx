import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import classes from './empty.module.css'
import { w } from './words.ts'

interface Door {
  title: string
  text: string
  action: ReactNode
}
export interface EmptyProps {
  /** What the room saves people from, as a sentence. */
  title: string
  text: string
  /** What it will look like once there is something: rows of invented data. */
  sample?: ReactNode
  /** Where the first one is made; left out for whoever may not. */
  start?: string | undefined
  /** The ways in, the best one first. */
  doors?: Door[]
}

/** An empty room teaches: what it is for, the one thing to do first, and other doors. */
export function Empty({ title, text, sample, start, doors }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <h2 className="title">{title}</h2>
      <p className={classes.text}>{text}</p>
      {start !== undefined && (
        <div className={classes.start}>
          <Button kind="primary" icon="plus" to={start}>
            {w('begin_here')}
          </Button>
        </div>
      )}
      {sample && (
        <div className={classes.sample}>
          <div className={classes.caption}>
            <span>{w('sample_head')}</span>
            <span>{w('sample_note')}</span>
          </div>
          <div aria-hidden="true" inert>
            {sample}
          </div>
        </div>
      )}
      {doors && (
        <div className={classes.doors}>
          {doors.map((door) => (
            <div key={door.title}>
              <b>{door.title}</b>
              <p>{door.text}</p>
              {door.action}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

/** Nothing matched: says so, and offers the way back. */
export function Nothing({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className={classes.nothing}>
      <p>{text}</p>
      {action}
    </div>
  )
}
