import { daysBetween } from '#lib/time/day-number'
import { HOUR_MS } from '#lib/time/instant'
import { dayOf, type IsWorkday, workdaysFrom } from '../../engine/days.ts'

/** By when something was promised, and when it was done. Days as 2026-11-30, moments as ISO text. */
export interface Measured {
  readonly began_on: string
  readonly began_at: string
  readonly promised_on: string | null
  readonly kept_on: string
  readonly kept_at: string | null
}

/** How a rule measures delay. */
export interface Lateness {
  /** So many units after it began is the promise; null: the day that was promised for it. */
  readonly within: number | null
  readonly unit: 'hour' | 'day'
  /** Which days count, for promises and for delays. */
  readonly days: 'calendar' | 'business'
}

export interface Judged {
  readonly promised: string
  readonly kept: string
  /** Started units beyond the promise; 0: in time. */
  readonly late: number
}

/** Delays are counted to this many days, which no contract outlives. */
const longest = 4000

/** Days after one day up to another, that one included; none where it is not later. */
export function daysOver(from: string, until: string, days: Lateness['days'], isWorkday: IsWorkday): number {
  const all = Math.min(longest, Math.max(0, daysBetween(from, until)))
  if (days === 'calendar') return all
  const first = dayOf(from)
  let open = 0
  for (let n = 1; n <= all; n++) if (isWorkday(first.add({ days: n }))) open++
  return open
}

/**
 * How late something was; null where nothing was promised that this rule could measure. A promise of a day is kept until its
 * end; each hour or day that has begun beyond a promise counts whole.
 */
export function lateness(fact: Measured, rule: Lateness, isWorkday: IsWorkday): Judged | null {
  const { within, unit, days } = rule
  if (unit === 'hour') {
    if (within === null || fact.kept_at === null) return null
    const promised = Temporal.Instant.from(fact.began_at).add({ hours: within })
    const over = Temporal.Instant.from(fact.kept_at).epochMilliseconds - promised.epochMilliseconds
    return {
      promised: promised.toString(),
      kept: fact.kept_at,
      late: Math.min(longest * 24, Math.max(0, Math.ceil(over / HOUR_MS))),
    }
  }
  const promised = within === null ? fact.promised_on : promisedFrom(fact.began_on, within, days, isWorkday)
  if (promised === null) return null
  return { promised, kept: fact.kept_on, late: daysOver(promised, fact.kept_on, days, isWorkday) }
}

function promisedFrom(began_on: string, within: number, days: Lateness['days'], isWorkday: IsWorkday) {
  const began = dayOf(began_on)
  return (
    days === 'calendar' ? began.add({ days: within }) : workdaysFrom(began, 1, within, isWorkday)
  ).toString()
}
