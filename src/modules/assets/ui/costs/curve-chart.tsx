import { useElementSize } from '@mantine/hooks'
import { axisStep } from '#lib/axis-step'
import { moneyOf, moneyText } from '#lib/money/money'
import type { Point } from '../../costs/schemas.ts'
import classes from './curve.module.css'
import { useMoney } from './said.ts'
import { w } from './words.ts'

/** Before the page says how much room there is. */
const usualWidth = 640
const height = 220
const edge = { left: 84, right: 12, top: 14, bottom: 30 }
const yearly = ({ yearly: text }: Point) => moneyOf(text).minor

interface CurveChartProps {
  points: readonly Point[]
  cheapest: Point | null
  /** What the picture tells, in a sentence. */
  label: string
}

/** What a year costs by the age of replacement, as a line over the whole width; the same stands in the table beneath. */
export function CurveChart({ points, cheapest, label }: CurveChartProps) {
  const { money } = useMoney()
  const { ref, width: room } = useElementSize()
  const width = room || usualWidth
  const [first] = points
  if (!first) return null
  // The first year is steep and says little: it would press all else flat.
  const drawn = points.filter(({ months }) => months >= Math.min(6, points.length))
  const values = drawn.map(yearly)
  const step = axisStep(Math.max(...values) - Math.min(...values))
  const low = Math.floor(Math.min(...values) / step) * step
  const high = Math.max(low + step, Math.ceil(Math.max(...values) / step) * step)
  const last = drawn.at(-1)?.months ?? 1
  const from = drawn[0]?.months ?? 0
  const x = (months: number) =>
    edge.left + ((months - from) / Math.max(1, last - from)) * (width - edge.left - edge.right)
  const y = (minor: number) =>
    height - edge.bottom - ((minor - low) / (high - low)) * (height - edge.top - edge.bottom)
  const { currency } = moneyOf(first.yearly)
  const lines = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, n) => low + n * step)
  const years = Array.from({ length: Math.floor(last / 12) }, (_, n) => n + 1).filter((n) => n * 12 >= from)
  const unit = (minor: number) => money(moneyText({ minor, currency }))
  return (
    <section ref={ref} className={classes.figure} aria-label={label}>
      <svg viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true" className={classes.chart}>
        {lines.map((minor) => (
          <g key={minor}>
            <line
              className={classes.grid}
              x1={edge.left}
              x2={width - edge.right}
              y1={y(minor)}
              y2={y(minor)}
            />
            <text className={classes.tick} x={edge.left - 8} y={y(minor) + 4} textAnchor="end">
              {unit(minor)}
            </text>
          </g>
        ))}
        {years.map((n) => (
          <text key={n} className={classes.tick} x={x(n * 12)} y={height - 8} textAnchor="middle">
            {w('years', { n })}
          </text>
        ))}
        <polyline
          className={classes.line}
          points={drawn.map((point) => `${x(point.months)},${y(yearly(point))}`).join(' ')}
        />
        {cheapest && cheapest.months >= from && (
          <>
            <line
              className={classes.mark}
              x1={x(cheapest.months)}
              x2={x(cheapest.months)}
              y1={y(yearly(cheapest))}
              y2={height - edge.bottom}
            />
            <circle className={classes.dot} cx={x(cheapest.months)} cy={y(yearly(cheapest))} r={5} />
          </>
        )}
      </svg>
    </section>
  )
}
