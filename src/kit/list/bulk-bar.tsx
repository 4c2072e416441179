import type { ReactNode } from 'react'
import { CloseButton } from '../button.tsx'
import { w } from '../words.ts'
import classes from './list-page.module.css'

interface BulkBarProps {
  /** How many are picked; none hides the bar. */
  count: number
  /** What they have in common, in a few words. */
  sub?: ReactNode
  onClear: () => void
  /** The actions: refused ones carry their reason as their label. */
  children: ReactNode
}

/** Floats over the list's foot while rows are picked. */
export function BulkBar({ count, sub, onClear, children }: BulkBarProps) {
  if (count === 0) return null
  return (
    <div className={classes.bulk} role="toolbar" aria-label={w('picked', { n: count })}>
      <b className="nw">{w('picked', { n: count })}</b>
      {sub && <span className="t3 f12 cut">{sub}</span>}
      <span className={classes.bulkActions}>{children}</span>
      <CloseButton label={w('row_unpick')} onClick={onClear} />
    </div>
  )
}
