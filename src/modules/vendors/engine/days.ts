import type { WorkingCalendar } from '#lib/time/calendar'

/** Whether a day is one on which work is done. */
export type IsWorkday = (day: Temporal.PlainDate) => boolean
export const everyDay: IsWorkday = () => true

/** A day of a calendar counts when it opens at all on it: holidays do not, a special opening does. */
export function workdaysOf({
  always,
  weekly,
  days,
}: Pick<WorkingCalendar, 'always' | 'weekly' | 'days'>): IsWorkday {
  if (always) return everyDay
  const week = new Set(weekly.map(({ day }) => day))
  const special = new Map(days.map(({ date, spans }) => [date, spans.length > 0]))
  return (day) => special.get(day.toString()) ?? week.has(day.dayOfWeek)
}

/** A calendar that hardly ever opens is no measure: after so many closed days in a row a day counts all the same. */
const longestClosed = 60

/** The nearest workday, the day itself included; `step` 1 looks ahead, -1 back. */
export function workdayFrom(day: Temporal.PlainDate, step: 1 | -1, isWorkday: IsWorkday): Temporal.PlainDate {
  let at = day
  for (let n = 0; n < longestClosed; n++) {
    if (isWorkday(at)) return at
    at = at.add({ days: step })
  }
  return day
}

/** So many workdays away from a workday. */
export function workdaysFrom(
  day: Temporal.PlainDate,
  step: 1 | -1,
  amount: number,
  isWorkday: IsWorkday,
): Temporal.PlainDate {
  let at = day
  for (let n = 0; n < amount; n++) at = workdayFrom(at.add({ days: step }), step, isWorkday)
  return at
}

export const dayOf = (text: string) => Temporal.PlainDate.from(text)
export const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
export const laterOf = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(a, b) ? b : a)
