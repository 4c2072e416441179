import classes from './skeleton.module.css'
import { w } from './words.ts'

interface SkeletonProps {
  /** The shape of what is coming. */
  shape: 'rows' | 'text' | 'record' | 'form' | 'panels'
  count?: number
}

const widths = [62, 48, 71, 55, 66, 43, 58, 74]

/** The outline of what is on its way, never a spinner on a blank page. */
export function Skeleton({ shape, count = shapes[shape] }: SkeletonProps) {
  return (
    <output className={classes.skeleton} data-shape={shape} aria-busy="true">
      <span className="sr">{w('loading')}</span>
      {Array.from({ length: count }, (_, at) => (
        <span key={at} className={classes.part}>
          <i style={{ width: `${widths[at % widths.length]}%` }} />
          {shape !== 'text' && <i className={classes.short} />}
        </span>
      ))}
    </output>
  )
}

const shapes = { rows: 12, text: 4, record: 5, form: 5, panels: 6 } as const
