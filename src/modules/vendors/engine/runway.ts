import { daysBetween } from '#lib/time/day-number'

/** Days that a decision needs before its last day. */
export interface Lead {
  /** To be approved. */
  readonly approval: number
  /** From the first enquiry until something else stands in its place. */
  readonly procurement: number
}

const minus = (day: string, days: number) => Temporal.PlainDate.from(day).subtract({ days }).toString()

/** The last day to decide: what has no last day to act is acted on by its end, and what is only to be done is done by then. */
export const decideOn = (
  { act_on, ends_on, prompt }: { act_on: string | null; ends_on: string; prompt?: true },
  lead: Lead,
) => (prompt ? ends_on : minus(act_on ?? ends_on, lead.approval + lead.procurement))

export type Urgency = 'late' | 'month' | 'quarter' | 'later'
const within = { month: 30, quarter: 90 } as const

/** How near a last day is: over, within 30 days, within 90, or further off. */
export function urgencyOf(decide_on: string, today: string): Urgency {
  const days = daysBetween(today, decide_on)
  if (days < 0) return 'late'
  if (days <= within.month) return 'month'
  return days <= within.quarter ? 'quarter' : 'later'
}

interface Due {
  readonly on: string
  readonly minor: number
  readonly currency: string
  readonly bound: boolean
}

export interface MonthOfCash {
  /** 2026-11 */
  readonly month: string
  /** Falls due whatever is done, in the currency's smallest unit. */
  readonly bound: number
  /** Falls due only if nothing is done. */
  readonly open: number
}

/** What falls due in each month from one to another, by currency, the one with the most first; months without are nought. */
export function cashOf(
  all: readonly Due[],
  from: string,
  until: string,
): { currency: string; months: MonthOfCash[] }[] {
  const names = monthsFrom(from, until)
  return [...Map.groupBy(all, ({ currency }) => currency)]
    .toSorted(([a, those], [b, these]) => these.length - those.length || a.localeCompare(b))
    .map(([currency, some]) => {
      const by = Map.groupBy(some, ({ on }) => on.slice(0, 7))
      const sum = (month: string, bound: boolean) =>
        (by.get(month) ?? []).filter((one) => one.bound === bound).reduce((n, { minor }) => n + minor, 0)
      return {
        currency,
        months: names.map((month) => ({ month, bound: sum(month, true), open: sum(month, false) })),
      }
    })
}

function monthsFrom(from: string, until: string): string[] {
  const last = Temporal.PlainYearMonth.from(until.slice(0, 7))
  const names: string[] = []
  for (
    let month = Temporal.PlainYearMonth.from(from.slice(0, 7));
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    names.push(month.toString())
  return names
}
