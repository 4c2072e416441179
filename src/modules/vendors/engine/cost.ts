import type { Span } from './term.ts'

/** What is paid: in the currency's smallest unit, at the start of each period. */
export interface Price {
  readonly minor: number
  readonly currency: string
  readonly per: 'month' | 'quarter' | 'year' | 'once'
  /** By how many percent it rises each year after the first, with two decimals at most. */
  readonly indexation: number
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const

/** Half a unit is rounded up. */
const divided = (sum: bigint, by: bigint) => (2n * sum + by) / (2n * by)
const most = BigInt(Number.MAX_SAFE_INTEGER)
const counted = (sum: bigint) => Number(sum > most ? most : sum)

/** The price in each year of a contract, rounded as it would be invoiced. */
function pricesOf({ minor, indexation }: Price) {
  const rate = BigInt(10_000 + Math.round(indexation * 100))
  const known = [BigInt(minor)]
  return (year: number) => {
    while (known.length <= year) known.push(divided((known.at(-1) ?? 0n) * rate, 10_000n))
    return known[Math.max(0, year)] ?? 0n
  }
}

const yearsSince = (starts: Temporal.PlainDate, day: Temporal.PlainDate) =>
  starts.until(day, { largestUnit: 'years' }).years

/** What so many months from a day on cost, by the price that holds in each; in the smallest unit, rounded once. */
export function costOf(price: Price, starts_on: string, from: string, months: number): number {
  if (price.per === 'once') return 0
  const [starts, first] = [Temporal.PlainDate.from(starts_on), Temporal.PlainDate.from(from)]
  const priceIn = pricesOf(price)
  let sum = 0n
  for (let n = 0; n < months; n++) sum += priceIn(yearsSince(starts, first.add({ months: n })))
  return counted(divided(sum, BigInt(monthsOf[price.per])))
}

export interface Payment {
  readonly on: string
  readonly minor: number
}

/** What falls due from one day to another, both included, while a contract runs. */
export function paymentsOf(
  price: Price,
  runs: { starts_on: string; ends_on: string | null },
  { from, until }: Span,
) {
  const starts = Temporal.PlainDate.from(runs.starts_on)
  const last = runs.ends_on !== null && runs.ends_on < until ? runs.ends_on : until
  if (price.per === 'once') {
    const isWithin = runs.starts_on >= from && runs.starts_on <= last
    return isWithin ? [{ on: runs.starts_on, minor: price.minor }] : []
  }
  const step = monthsOf[price.per]
  const priceIn = pricesOf(price)
  const all: Payment[] = []
  const passed = starts.until(Temporal.PlainDate.from(from), { largestUnit: 'months' }).months
  for (let n = Math.max(0, Math.floor(passed / step) - 1); ; n++) {
    const day = starts.add({ months: n * step })
    const on = day.toString()
    if (on > last) return all
    if (on >= from) all.push({ on, minor: counted(priceIn(yearsSince(starts, day))) })
  }
}
