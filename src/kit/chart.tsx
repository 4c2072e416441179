import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { axisStep } from '#lib/axis-step'
import classes from './chart.module.css'

/** Before the page says how much room there is. */
const usualWidth = 640

interface ChartProps {
  /** What the picture tells, in a sentence. */
  label: string
  /** Pixels it is high. */
  height: number
  /** Pixels around what is drawn, for the words beside and under it. */
  edge: { left: number; right: number; top: number; bottom: number }
  /** The least and the most that is drawn; lines across stand at round numbers around them. */
  least: number
  most: number
  /** What is written beside the line of a number. */
  said: (n: number) => string
  /** What is drawn: how wide the picture is, and how far down a number stands, in pixels. */
  children: (frame: { width: number; y: (n: number) => number }) => ReactNode
}

/** A picture over the whole width with lines across that say how much; what is drawn in it stands in words elsewhere, too. */
export function Chart({ label, height, edge, least, most, said, children }: ChartProps) {
  const { ref, width: room } = useElementSize()
  const width = room || usualWidth
  const step = axisStep(most - least)
  const low = Math.floor(least / step) * step
  const high = Math.max(low + step, Math.ceil(most / step) * step)
  const y = (n: number) =>
    height - edge.bottom - ((n - low) / (high - low)) * (height - edge.top - edge.bottom)
  const lines = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, n) => low + n * step)
  return (
    <section ref={ref} className={classes.figure} aria-label={label}>
      <svg viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true" className={classes.chart}>
        {lines.map((n) => (
          <g key={n}>
            <line className={classes.line} x1={edge.left} x2={width - edge.right} y1={y(n)} y2={y(n)} />
            <text x={edge.left - 8} y={y(n) + 4} textAnchor="end">
              {said(n)}
            </text>
          </g>
        ))}
        {children({ width, y })}
      </svg>
    </section>
  )
}
