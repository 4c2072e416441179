import { dayOf } from '../../engine/days.ts'

export const periods = ['month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]
export const monthsIn = { month: 1, quarter: 3, year: 12 } as const

/** A month, quarter or year of the calendar: its days, both included, and what it is called: 2026-11, 2026-Q4, 2026. */
export interface OnePeriod {
  readonly from: string
  readonly until: string
  readonly name: string
}

const startOf = (day: Temporal.PlainDate, months: number) =>
  day.with({ day: 1, month: Math.floor((day.month - 1) / months) * months + 1 })

function nameOf({ year, month }: Temporal.PlainDate, period: Period): string {
  const years = String(year).padStart(4, '0')
  if (period === 'year') return years
  return period === 'quarter'
    ? `${years}-Q${Math.ceil(month / 3)}`
    : `${years}-${String(month).padStart(2, '0')}`
}

/** The periods that have a day from one day to another, both included; in order, none if the one is after the other. */
export function periodsBetween(period: Period, from: string, until: string): OnePeriod[] {
  const months = monthsIn[period]
  const all: OnePeriod[] = []
  if (from > until) return all
  const last = dayOf(until)
  let start = startOf(dayOf(from), months)
  while (Temporal.PlainDate.compare(start, last) <= 0) {
    const next = start.add({ months })
    all.push({
      from: start.toString(),
      until: next.subtract({ days: 1 }).toString(),
      name: nameOf(start, period),
    })
    start = next
  }
  return all
}

/** In how many months a contract runs from one day to another, both included; one that has begun counts whole. */
export function monthsWithin(from: string, until: string): number {
  const [first, last] = [dayOf(from), dayOf(until)]
  return (last.year - first.year) * 12 + last.month - first.month + 1
}

/** The last day on which something may be claimed; null where none was agreed. */
export const claimBy = (until: string, days: number | null) =>
  days === null ? null : dayOf(until).add({ days }).toString()
