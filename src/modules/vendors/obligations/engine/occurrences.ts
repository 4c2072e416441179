import { dayOf } from '../../engine/days.ts'
import { endLater } from '../../engine/term.ts'

/** When something is owed: once, or every so many months from a day on. Days are ISO text. */
export interface Schedule {
  readonly first_on: string
  /** Null: once. */
  readonly every_months: number | null
  /** The last day on which it can fall due; null: there is none. */
  readonly last_on: string | null
}

const isMonthEnd = (day: Temporal.PlainDate) => day.day === day.daysInMonth

/**
 * The day of the n-th time, from 0, counted from the first one each time: a short month leaves no trace. What begins with the
 * last day of a month stays there, as a term that renews does; any other day keeps its number where a month has it, and else
 * falls on the month's last.
 */
export function occurrence({ first_on, every_months }: Schedule, n: number): string {
  const first = dayOf(first_on)
  const months = (every_months ?? 0) * n
  return (isMonthEnd(first) ? endLater(first, months) : first.add({ months })).toString()
}

/** The first day after another on which it falls due, of all when none is named; null: it does no more. */
export function nextAfter(schedule: Schedule, after: string | null): string | null {
  const { first_on, every_months, last_on } = schedule
  const within = (day: string) => (last_on !== null && day > last_on ? null : day)
  if (after === null || after < first_on) return within(first_on)
  if (every_months === null) return null
  const { months } = dayOf(first_on).until(dayOf(after), { largestUnit: 'months' })
  let n = Math.max(0, Math.floor(months / every_months) - 1)
  while (occurrence(schedule, n) <= after) n++
  return within(occurrence(schedule, n))
}

export type State = 'open' | 'met' | 'missed' | 'waived'

interface Stands {
  readonly state: State
  readonly due_on: string
  readonly every_months: number | null
  /** The last day of its contract, where that is certain. */
  readonly contract_ends: string | null
}

/** How it stands on a day: what recurs ends with its contract, what is owed once can be owed after it. */
export function statusOf({ state, due_on, every_months, contract_ends }: Stands, today: string) {
  if (state !== 'open') return state
  if (every_months !== null && contract_ends !== null && contract_ends < due_on) return 'ended'
  return due_on < today ? 'overdue' : 'open'
}

/** The day on which work on it must begin to be done in time. */
export const beginOn = (due_on: string, lead_days: number): string =>
  dayOf(due_on).subtract({ days: lead_days }).toString()
