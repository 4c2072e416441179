import type { ReactNode } from 'react'
import classes from './props-list.module.css'

/** Facts in two columns: what it is called, what it is. */
export const PropsList = ({ children }: { children: ReactNode }) => (
  <dl className={classes.props}>{children}</dl>
)

/** One fact. Without children it says that the fact is not known. */
export function Prop({ title, num, children }: { title: ReactNode; num?: boolean; children?: ReactNode }) {
  const isEmpty = children === undefined || children === null || children === ''
  return (
    <>
      <dt>{title}</dt>
      <dd className={num ? 'num' : isEmpty ? 't3' : undefined}>{isEmpty ? '–' : children}</dd>
    </>
  )
}
