import { moneyOf, moneyText } from '#lib/money/money'
import { Chart } from '#kit/chart.tsx'
import type { Point } from '../../costs/schemas.ts'
import classes from './curve.module.css'
import { useMoney } from './said.ts'
import { w } from './words.ts'

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
  const [first] = points
  if (!first) return null
  // The first year is steep and says little: it would press all else flat.
  const drawn = points.filter(({ months }) => months >= Math.min(6, points.length))
  const values = drawn.map(yearly)
  const last = drawn.at(-1)?.months ?? 1
  const from = drawn[0]?.months ?? 0
  const { currency } = moneyOf(first.yearly)
  const years = Array.from({ length: Math.floor(last / 12) }, (_, n) => n + 1).filter((n) => n * 12 >= from)
  return (
    <Chart
      label={label}
      height={height}
      edge={edge}
      least={Math.min(...values)}
      most={Math.max(...values)}
      said={(minor) => money(moneyText({ minor, currency }))}
    >
      {({ width, y }) => {
        const x = (months: number) =>
          edge.left + ((months - from) / Math.max(1, last - from)) * (width - edge.left - edge.right)
        return (
          <>
            {years.map((n) => (
              <text key={n} x={x(n * 12)} y={height - 8} textAnchor="middle">
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
          </>
        )
      }}
    </Chart>
  )
}
