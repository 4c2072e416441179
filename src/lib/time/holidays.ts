import type { SpecialDay, WeeklySpan } from './calendar.ts'
import { dayNumber, weekdayOf } from './day-number.ts'

/** One entry of a holiday feed. */
export interface Holiday {
  readonly date: string
  readonly name: string
  /** public, bank, school, optional, observance… as the feed calls it. */
  readonly type: string
  /** The wall time in minutes at which a half holiday begins; a whole day if absent. */
  readonly from?: number
}

/**
 * The days off of a holiday feed, by date. Only the kinds asked for count: an observance is in the feed to be
 * known, not to close the office. Two holidays of one day become one; a half holiday ends the day's weekly hours.
 */
export function daysOff(
  feed: readonly Holiday[],
  weekly: readonly WeeklySpan[],
  kinds: readonly string[] = ['public'],
): SpecialDay[] {
  const byDate = Map.groupBy(
    feed.filter((holiday) => kinds.includes(holiday.type)),
    (holiday) => holiday.date,
  )
  return [...byDate]
    .map(([date, holidays]) => {
      const name = [...new Set(holidays.map((holiday) => holiday.name))].join(', ')
      const from = Math.min(...holidays.map((holiday) => holiday.from ?? 0))
      return { date, name, spans: hoursUntil(weekly, date, from) }
    })
    .sort((a, b) => dayNumber(a.date) - dayNumber(b.date))
}

const hoursUntil = (weekly: readonly WeeklySpan[], date: string, until: number) =>
  weekly
    .filter((span) => span.day === weekdayOf(dayNumber(date)) && span.start < until)
    .map(({ start, end }) => ({ start, end: Math.min(end, until) }))
