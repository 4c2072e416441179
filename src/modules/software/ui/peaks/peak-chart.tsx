import { daysBetween } from '#lib/time/day-number'
import { Chart } from '#kit/chart.tsx'
import { useReader } from '#kit/reader.tsx'
import type { PeakDay } from '../../peaks/schemas.ts'
import classes from './peak-chart.module.css'
import { w } from './words.ts'

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
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (first === undefined || last === undefined) return null
  const most = Math.max(1, ...days.flatMap(({ peak, owned }) => [peak, owned]))
  return (
    <Chart label={label} height={height} edge={edge} least={0} most={most} said={String}>
      {({ width, y }) => {
        const slot = (width - edge.left - edge.right) / (daysBetween(first, last) + 1)
        const x = (day: string) => edge.left + daysBetween(first, day) * slot
        const bars = (some: readonly PeakDay[]) =>
          some
            .map(({ day, peak }) => {
              const wide = Math.min(14, Math.max(1, slot * 0.7))
              return `M${x(day) + (slot - wide) / 2},${y(0)}V${y(peak)}h${wide}V${y(0)}z`
            })
            .join('')
        const owned = days.map(({ day, owned: n }) => `${x(day)},${y(n)} ${x(day) + slot},${y(n)}`).join(' ')
        return (
          <>
            {monthsIn(first, last, Math.max(1, Math.floor((width - edge.left) / perMonth))).map((day) => (
              <text key={day} x={x(day)} y={height - 8}>
                {dayOf(day).toLocaleString(language, { month: 'short' })}
              </text>
            ))}
            <path
              className={classes.bars}
              d={bars(days.filter(({ peak, owned: n }) => n === 0 || peak <= n))}
            />
            <path className={classes.over} d={bars(days.filter(({ peak, owned: n }) => n > 0 && peak > n))} />
            {days.some(({ owned: n }) => n > 0) && (
              <>
                <polyline className={classes.owned} points={owned} />
                <text x={width - edge.right} y={y(days.at(-1)?.owned ?? 0) - 5} textAnchor="end">
                  {w('owned')}
                </text>
              </>
            )}
          </>
        )
      }}
    </Chart>
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
