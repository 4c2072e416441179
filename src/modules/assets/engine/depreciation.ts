import { exact, type Exact, isLess, least, minus, most, plus, rounded, times, whole } from './exact.ts'

/** By time alone. */
export const timeMethods = ['straight-line', 'sum-of-years', 'declining', 'written-down'] as const
/** By time, or by what was made with it. */
export const methods = [...timeMethods, 'units'] as const
export const conventions = ['full-month', 'following-month', 'mid-month', 'half-year', 'daily'] as const

/** What a counter stood at on a day: how many units were made with the thing by then. */
export interface Reading {
  readonly on: string
  readonly count: number
}

/** How a thing loses its value: from what it cost down to what it is worth at the end, in whole years. */
export interface Terms {
  readonly method: (typeof methods)[number]
  readonly years: number
  /** Of declining: how many times the straight share, in percent; 200 is double declining. */
  readonly factor: number
  /** Of declining: goes over to the straight line as soon as that takes more. */
  readonly switches: boolean
  readonly convention: (typeof conventions)[number]
  /** In the smallest unit of the currency. */
  readonly cost: number
  readonly salvage: number
  /** In use from this day: 2026-03-17. */
  readonly from: string
  /** Of units: how many it is expected to make in all. */
  readonly units?: number | null | undefined
  /** Of units: what was read so far, the earliest first. */
  readonly readings?: readonly Reading[] | undefined
}

export interface YearOf {
  readonly year: number
  readonly amount: number
  /** What it is worth at the year’s end. */
  readonly book: number
}

/**
 * What each year of a life takes, not rounded. Straight line (C−S)/n; sum of years (C−S)(n−i+1)/(n(n+1)/2); declining k/n of what
 * is left, never below S; written down 1−(S/C)^(1/n) of what is left, whose root alone is a number with rounding.
 */
export function yearly({
  method,
  years,
  factor,
  switches,
  cost,
  salvage,
}: Omit<Terms, 'convention' | 'from'>): Exact[] {
  if (method === 'units') return []
  const all = exact(cost - salvage)
  const each = Array.from({ length: years }, (_, n) => n)
  if (method === 'straight-line') return each.map(() => times(all, exact(1, years)))
  if (method === 'sum-of-years')
    return each.map((n) => times(all, exact(2 * (years - n), years * (years + 1))))
  if (method === 'written-down') return writtenDown(cost, salvage, years)
  const rate = exact(factor, 100 * years)
  let book = exact(cost)
  return each.map((n) => {
    const left = minus(book, exact(salvage))
    const straight = times(left, exact(1, years - n))
    const wanted = least(times(book, rate), left)
    const amount = switches ? most(wanted, straight) : wanted
    book = minus(book, amount)
    return amount
  })
}

/** A root is reckoned to so many parts of the smallest unit. */
const finer = 1000

function writtenDown(cost: number, salvage: number, years: number): Exact[] {
  // A root of nothing takes all in the first year; one of the smallest unit is what is meant then.
  const end = Math.max(salvage, Math.min(1, cost))
  const book = (n: number) =>
    n === years ? salvage * finer : Math.round(cost * finer * (end / cost) ** (n / years))
  return Array.from({ length: years }, (_, n) => exact(cost === 0 ? 0 : book(n) - book(n + 1), finer))
}

/** How old it is at the end of a day, in years of its life, as the convention counts. */
export function ageAt(
  { convention, from, years }: Pick<Terms, 'convention' | 'from' | 'years'>,
  day: string,
): Exact {
  const [start, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(day)]
  if (Temporal.PlainDate.compare(end, start) < 0) return exact(0)
  if (convention === 'daily') {
    const days = start.until(start.add({ years })).days
    return times(exact(start.until(end).days + 1, days), exact(years))
  }
  if (convention === 'half-year') return exact(2 * (end.year - start.year + (isYearEnd(end) ? 1 : 0)) - 1, 2)
  // A month counts once it is over.
  const over = end.day === end.daysInMonth ? 1 : 0
  const months = 12 * (end.year - start.year) + end.month - start.month + over
  const begun = { 'full-month': 0, 'following-month': 2, 'mid-month': 1 }[convention]
  return exact(2 * months - begun, 24)
}

const isYearEnd = ({ month, day }: Temporal.PlainDate) => month === 12 && day === 31

/**
 * How many units were made by the end of a day: what was read last by then. Between two readings nobody knows, so the earlier one
 * stands until the next. Null: nothing was read by then.
 */
export const madeBy = ({ readings = [] }: Pick<Terms, 'readings'>, day: string): number | null =>
  readings.findLast(({ on }) => on <= day)?.count ?? null

/** What so many units of all take, (C−S)·u/Σu, halves up; more than were expected take no more than all. */
export const lostByUnits = (cost: number, salvage: number, made: number, all: number): number =>
  all === 0 ? 0 : rounded(times(exact(cost - salvage), exact(Math.min(made, all), all)))

/** What was lost by the end of a day; rounded once, as a sum, so that periods always add up to it. By units: as of the last reading. */
export function lostBy(terms: Terms, day: string): number {
  if (terms.method === 'units')
    return lostByUnits(terms.cost, terms.salvage, madeBy(terms, day) ?? 0, terms.units ?? 0)
  const amounts = yearly(terms)
  const age = ageAt(terms, day)
  if (!isLess(exact(0), age)) return 0
  const full = Math.min(whole(age), terms.years)
  const sum = amounts.slice(0, full).reduce(plus, exact(0))
  const begun = amounts[full]
  return rounded(begun ? plus(sum, times(begun, minus(age, exact(full)))) : sum)
}

/** What it is worth at the end of a day. */
export const bookOn = (terms: Terms, day: string): number => terms.cost - lostBy(terms, day)

/** Year by year, from the first to the one in which nothing more is lost; the amounts add up without a remainder. */
export function schedule(terms: Terms): YearOf[] {
  const first = Number(terms.from.slice(0, 4))
  const rows: YearOf[] = []
  let before = 0
  // What will be made nobody knows: by units it ends with the year that was read last.
  const isByTime = terms.method !== 'units'
  const last = isByTime ? first + terms.years : Number(terms.readings?.at(-1)?.on.slice(0, 4) ?? first - 1)
  for (let year = first; year <= last; year++) {
    const lost = lostBy(terms, `${String(year).padStart(4, '0')}-12-31`)
    if (!isByTime || lost > before || rows.length < terms.years)
      rows.push({ year, amount: lost - before, book: terms.cost - lost })
    before = lost
  }
  return rows
}

/** By what was made with it: each period takes its share of all units. */
export function byUnits(cost: number, salvage: number, units: readonly number[]): number[] {
  const total = units.reduce((sum, some) => sum + some, 0)
  if (total === 0) return units.map(() => 0)
  let [made, before] = [0, 0]
  return units.map((some) => {
    made += some
    const lost = lostByUnits(cost, salvage, made, total)
    const amount = lost - before
    before = lost
    return amount
  })
}
