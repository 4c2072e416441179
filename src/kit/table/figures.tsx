import type { ReactNode } from 'react'
import classes from './figures.module.css'

interface FiguresProps {
  /** What its columns are called; the first names the rows. */
  heads: readonly string[]
  /** What it tells; one that has a name scrolls sideways where it does not fit, others break their first column. */
  label?: string | undefined
  /** Rows, each `<tr>` with its name in a `<th scope="row">`; `data-strong` makes one stand out. */
  children: ReactNode
  /** The row of sums. */
  foot?: ReactNode
}

/** A few rows of figures, all there at once: what is long, sorted or opened is a `Table`. */
export function Figures({ heads, label, children, foot }: FiguresProps) {
  const table = (
    <table className={classes.figures}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  )
  if (label === undefined) return table
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is in the tab order
    <section className={classes.scroll} aria-label={label} tabIndex={0}>
      {table}
    </section>
  )
}
