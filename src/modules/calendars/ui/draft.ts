import type { SpecialDay, WeeklySpan } from '#lib/time/calendar'

/** A week is drawn and typed in quarters of an hour. */
export const stepMinutes = 15
const day = 1440

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** Minutes of a day as people write them: 480 is 08:00; past midnight it is the next morning. */
export const wall = (minute: number) => {
  const shown = minute > day ? minute - day : minute
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`
}

/** Reads 8, 8:30, 0830 or 24:00 into minutes; undefined if it is no time of a day. */
export function minuteOf(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/u.exec(text.trim())
  const minute = found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : Number.NaN
  return Number(found?.[2] ?? 0) < 60 && minute <= day ? minute : undefined
}

/** An end at or before the start is meant for the next morning. */
export const endAfter = (start: number, end: number) => (end <= start ? end + day : end)

export const inOrder = <S extends { start: number; end: number }>(spans: readonly S[]): S[] =>
  spans.toSorted((a, b) => a.start - b.start || a.end - b.end)

export const ofDay = (weekly: readonly WeeklySpan[], weekday: number): { start: number; end: number }[] =>
  inOrder(weekly.filter((span) => span.day === weekday)).map(({ start, end }) => ({ start, end }))

/** The spans of one weekday put in the place of those there are. */
export const withDay = (
  weekly: readonly WeeklySpan[],
  weekday: number,
  spans: readonly { start: number; end: number }[],
): WeeklySpan[] => [
  ...weekly.filter((span) => span.day !== weekday),
  ...inOrder(spans).map(({ start, end }) => ({ day: weekday, start, end })),
]

/** Another stretch for a day: working hours if it has none, else after the last one. */
export function nextSpan(
  spans: readonly { start: number; end: number }[],
): { start: number; end: number } | undefined {
  const last = inOrder(spans).at(-1)
  if (!last) return { start: 8 * 60, end: 16 * 60 }
  const start = last.end + 60
  return start < day ? { start, end: Math.min(day, start + 4 * 60) } : undefined
}

/** What one day does, done on others too. */
export const copyDay = (weekly: readonly WeeklySpan[], from: number, to: readonly number[]): WeeklySpan[] =>
  to.reduce<WeeklySpan[]>((week, weekday) => withDay(week, weekday, ofDay(weekly, from)), [...weekly])

export const minutesOf = (weekly: readonly { start: number; end: number }[]) =>
  weekly.reduce((sum, { start, end }) => sum + end - start, 0)

/** To the nearest quarter of an hour, within a day. */
export const snap = (minute: number) =>
  Math.min(day, Math.max(0, Math.round(minute / stepMinutes) * stepMinutes))

/** A stretch moved within its day, as far as there is room. */
export function moved({ start, end }: { start: number; end: number }, by: number) {
  const shift = Math.min(Math.max(by, -start), Math.max(0, day - stepMinutes - start))
  return { start: start + shift, end: end + shift }
}

/** A stretch with its end moved, at least one step long and at most a day. */
export const stretched = ({ start, end }: { start: number; end: number }, by: number) => ({
  start,
  end: Math.min(start + day, Math.max(start + stepMinutes, end + by)),
})

/** Days of a file or a list beside those there are; a date that is there already is taken over by the new one. */
export function withDays(days: readonly SpecialDay[], added: readonly SpecialDay[]): SpecialDay[] {
  const byDate = new Map([...days, ...added].map((one) => [one.date, one]))
  return [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

export const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10
