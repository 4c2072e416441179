import { useElementSize } from '@mantine/hooks'
import { axisStep } from '#lib/axis-step'
import { daysBetween } from '#lib/time/day-number'
import { useReader } from '#kit/reader.tsx'
import type { PeakDay } from '../../peaks/schemas.ts'
import classes from './peak-chart.module.css'
import { w } from './words.ts'

/** Before the page says how much room there is. */
const usualWidth = 640
const height = 168
const edge = { left: 44, right: 12, top: 16, bottom: 26 }
/** A name of a month takes so much room. */
const perMonth = 56

const dayOf = (day: string) => Temporal.PlainDate.from(day)

interface PeakChartProps {
  days: readonly PeakDay[]
  /** What the picture tells, in a sentence. */
  label: string
}

/** The highest of each day as a bar, against the line of what is owned; a day that was not measured is left out. */
export function PeakChart({ days, label }: PeakChartProps) {
  const { language } = useReader()
  const { ref, width: room } = useElementSize()
  const width = room || usualWidth
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (first === undefined || last === undefined) return null
  const top = Math.max(1, ...days.flatMap(({ peak, owned }) => [peak, owned]))
  const step = axisStep(top)
  const high = Math.ceil(top / step) * step
  const all = daysBetween(first, last) + 1
  const slot = (width - edge.left - edge.right) / all
  const x = (day: string) => edge.left + daysBetween(first, day) * slot
  const y = (n: number) => height - edge.bottom - (n / high) * (height - edge.top - edge.bottom)
  const bars = (some: readonly PeakDay[]) =>
    some
      .map(({ day, peak }) => {
        const wide = Math.min(14, Math.max(1, slot * 0.7))
        return `M${x(day) + (slot - wide) / 2},${y(0)}V${y(peak)}h${wide}V${y(0)}z`
      })
      .join('')
  const owned = days.map(({ day, owned: n }) => `${x(day)},${y(n)} ${x(day) + slot},${y(n)}`).join(' ')
  const lines = Array.from({ length: Math.round(high / step) + 1 }, (_, n) => n * step)
  return (
    <section ref={ref} className={classes.figure} aria-label={label}>
      <svg viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true" className={classes.chart}>
        {lines.map((n) => (
          <g key={n}>
            <line className={classes.grid} x1={edge.left} x2={width - edge.right} y1={y(n)} y2={y(n)} />
            <text className={classes.tick} x={edge.left - 8} y={y(n) + 4} textAnchor="end">
              {n}
            </text>
          </g>
        ))}
        {monthsIn(first, last, Math.max(1, Math.floor((width - edge.left) / perMonth))).map((day) => (
          <text key={day} className={classes.tick} x={x(day)} y={height - 8}>
            {dayOf(day).toLocaleString(language, { month: 'short' })}
          </text>
        ))}
        <path className={classes.bars} d={bars(days.filter(({ peak, owned: n }) => n === 0 || peak <= n))} />
        <path className={classes.over} d={bars(days.filter(({ peak, owned: n }) => n > 0 && peak > n))} />
        {days.some(({ owned: n }) => n > 0) && (
          <>
            <polyline className={classes.owned} points={owned} />
            <text
              className={classes.tick}
              x={width - edge.right}
              y={y(days.at(-1)?.owned ?? 0) - 5}
              textAnchor="end"
            >
              {w('owned')}
            </text>
          </>
        )}
      </svg>
    </section>
  )
}

/** The first days of the months within, as many as there is room for. */
function monthsIn(first: string, last: string, most: number): string[] {
  const all: string[] = []
  for (
    let day = dayOf(first).add({ months: 1 }).with({ day: 1 });
    day.toString() <= last;
    day = day.add({ months: 1 })
  )
    all.push(day.toString())
  const every = Math.ceil(all.length / most)
  return all.filter((_, n) => n % every === 0)
}
