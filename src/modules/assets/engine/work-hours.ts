import { compileCalendar } from '#lib/time/span-table'
import { workingBetween } from '#lib/time/working-time'

const minute = 60_000
const [opens, closes] = [8 * 60, 16 * 60]

/** Counts minutes of working time between two moments: eight hours of each weekday, in a zone. */
export function workMinutes(zone: string): (from: number, until: number) => number {
  const weekdays = compileCalendar({
    name: 'Weekdays',
    zone,
    always: false,
    weekly: [1, 2, 3, 4, 5].map((day) => ({ day, start: opens, end: closes })),
    days: [],
  })
  return (from, until) => (until <= from ? 0 : Math.floor(workingBetween(weekdays, from, until) / minute))
}
