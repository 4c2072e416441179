import type { WorkingCalendar } from './calendar.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './instant.ts'

/** How long a day and a week are when people write "1d" or "2w". */
export interface Units {
  readonly day_ms: number
  readonly week_ms: number
}

/** Days of 24 hours, weeks of seven: for anything that is no working time. */
export const plainUnits: Units = { day_ms: DAY_MS, week_ms: 7 * DAY_MS }

/** A calendar's own day (the length most of its open weekdays have, the longer if in doubt) and its week. */
export function unitsOf({ always, weekly }: Pick<WorkingCalendar, 'always' | 'weekly'>): Units {
  if (always || weekly.length === 0) return plainUnits
  const days = new Map<number, number>()
  for (const { day, start, end } of weekly) days.set(day, (days.get(day) ?? 0) + (end - start) * MINUTE_MS)
  const lengths = [...days.values()]
  const times = (length: number) => lengths.filter((other) => other === length).length
  const [day_ms = DAY_MS] = lengths.toSorted((a, b) => times(b) - times(a) || b - a)
  return { day_ms, week_ms: lengths.reduce((sum, length) => sum + length, 0) }
}

const part =
  /^\s*(\d+(?:[.,]\d+)?)\s*(w(?:eeks?)?|d(?:ays?)?|h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)(?![a-z])\s*/i

/**
 * Reads "4h", "1d 2h", "90 min", "1,5 h", "2:30" (hours and minutes) or "1w" into milliseconds; null if it is none
 * of these. A number alone is refused: nobody knows whether 4 means hours or minutes.
 */
export function parseDuration(text: string, units: Units = plainUnits): number | null {
  const clock = /^\s*(\d{1,6}):([0-5]\d)\s*$/.exec(text)
  if (clock) return Number(clock[1]) * HOUR_MS + Number(clock[2]) * MINUTE_MS
  const lengths = new Map([
    ['w', units.week_ms],
    ['d', units.day_ms],
    ['h', HOUR_MS],
    ['m', MINUTE_MS],
    ['s', 1000],
  ])
  let rest = text
  let sum = 0
  while (rest.trim() !== '') {
    const [all, count = '', word = ''] = part.exec(rest) ?? []
    const unit = word.charAt(0).toLowerCase()
    const length = lengths.get(unit)
    // Each unit once: a second one, or none, is a slip of the pen.
    if (!all || !length) return null
    lengths.delete(unit)
    sum += Number(count.replace(',', '.')) * length
    rest = rest.slice(all.length)
  }
  const ms = Math.round(sum)
  return lengths.size < 5 && Number.isSafeInteger(ms) ? ms : null
}

/** Milliseconds as text for a field, such as "1d 2h 30m": `parseDuration` with the same units gives them back. */
export function formatDuration(ms: number, units: Units = plainUnits): string {
  const parts: string[] = []
  let rest = ms
  for (const [unit, length] of [
    ['d', units.day_ms],
    ['h', HOUR_MS],
    ['m', MINUTE_MS],
  ] as const) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count > 0) parts.push(`${count}${unit}`)
  }
  if (rest > 0 || parts.length === 0) parts.push(`${rest / 1000}s`)
  return parts.join(' ')
}

/** Minutes of a day as wall time: 480 is 08:00, 1440 is 24:00, and 1800, next morning, is 06:00. */
export const wallTime = (minute: number) =>
  hoursMinutes(minute > 1440 ? minute - 1440 : minute).padStart(5, '0')

/** Minutes as "0:55" or "24:00", for columns of figures. */
export const hoursMinutes = (minutes: number) =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
