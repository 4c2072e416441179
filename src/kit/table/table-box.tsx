import type { ReactNode } from 'react'
import classes from './table-box.module.css'

/** Gives a table that is not a page of its own the height it scrolls in, and a hairline round it. */
export const TableBox = ({ children }: { children: ReactNode }) => (
  <div className={classes.box}>{children}</div>
)
