import { MINUTE_MS } from '#lib/time/instant'
import type { CompiledCalendar } from '#lib/time/span-table'
import { nextOpening, workingBetween } from '#lib/time/working-time'

/** When somebody is not to be disturbed. Minutes are those of the wall clock in their zone, from its midnight. */
export interface Quiet {
  readonly zone: string
  /** From ≤ wall time < to; over midnight where `from` is the later. Both or none; the same twice is none. */
  readonly from: number | null
  readonly to: number | null
  /** Whatever lies outside of these hours is quiet, too. */
  readonly hours?: CompiledCalendar | undefined
}

const wall = (ms: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
const timeOf = (minute: number) => new Temporal.PlainTime(Math.trunc(minute / 60), minute % 60)

/**
 * When the wall clock reaches a minute on a day: twice in the hour that autumn repeats; in the hour that spring skips, the
 * end of the gap.
 */
function reached(date: Temporal.PlainDate, minute: number, zone: string): number[] {
  const at = date.toPlainDateTime(timeOf(minute))
  const [earlier, later] = [
    at.toZonedDateTime(zone, { disambiguation: 'earlier' }),
    at.toZonedDateTime(zone, { disambiguation: 'later' }),
  ]
  if (earlier.toPlainDateTime().equals(at)) return [earlier.epochMilliseconds, later.epochMilliseconds]
  const gap = earlier.getTimeZoneTransition('next')
  // A day that a zone left out whole has no such minute.
  return gap?.toPlainDate().equals(date) ? [gap.epochMilliseconds] : []
}

/** The first moment after this one at which the wall clock reaches a minute of the day. */
export function nextAt(after: number, minute: number, zone: string): number {
  const today = wall(after, zone).toPlainDate()
  const coming = [0, 1, 2].flatMap((days) => reached(today.add({ days }), minute, zone))
  return Math.min(...coming.filter((at) => at > after))
}

/** Where the clocks go back, the wall clock may leave a window without reaching its end. */
function nextTurn(after: number, zone: string): number {
  return wall(after, zone).getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity
}

function isInWindow(ms: number, { zone, from, to }: Quiet): boolean {
  if (from === null || to === null || from === to) return false
  const { hour, minute } = wall(ms, zone)
  const now = hour * 60 + minute
  return from < to ? from <= now && now < to : now >= from || now < to
}

/** Windows and hours that take turns for longer never leave a moment open. */
const mostTurns = 60

/**
 * The first moment, from this one on, that is not quiet. Where quiet hours cover all hours of work, the hours of work do
 * not count.
 */
export function quietUntil(from: number, quiet: Quiet): number {
  let at = from
  for (let turns = 0; turns < mostTurns; turns++) {
    const { to, hours } = quiet
    if (to !== null && isInWindow(at, quiet))
      at = Math.min(nextAt(at, to, quiet.zone), nextTurn(at, quiet.zone))
    else {
      const opens = hours ? (nextOpening(hours, at) ?? at) : at
      if (opens === at) return at
      at = opens
    }
  }
  return quietUntil(from, { ...quiet, hours: undefined })
}

export interface Rhythm {
  readonly zone: string
  readonly minute: number
  /** The days on which something of these hours lies. */
  readonly hours?: CompiledCalendar | undefined
}

const mostDays = 60

/** When the next digest leaves after a moment: at its minute, on a day of work where such days are known. */
export function nextDigest(after: number, { zone, minute, hours }: Rhythm): number {
  const first = nextAt(after, minute, zone)
  if (!hours) return first
  let at = first
  for (let days = 0; days < mostDays; days++) {
    const day = wall(at, zone).startOfDay()
    if (workingBetween(hours, day.epochMilliseconds, day.add({ days: 1 }).epochMilliseconds) >= MINUTE_MS)
      return at
    at = nextAt(at, minute, zone)
  }
  return first
}
