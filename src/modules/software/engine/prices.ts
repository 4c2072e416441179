import type { LotPer } from '../schemas.ts'
import type { Lot } from './ground.ts'

/** What a whole lot costs in its first year, in the smallest unit of its currency. */
export interface Price {
  readonly minor: number
  readonly currency: string
}

/** How often a year something is paid for; what is paid once is paid in the first year. */
export const timesInYear: Readonly<Record<LotPer, number>> = { once: 1, month: 12, year: 1 }

/** The lot that says how a product is counted and what it costs: the last that has a price, else the last. */
export function countedBy(
  lots: readonly Lot[],
  prices: ReadonlyMap<string, Price>,
  product: string,
): Lot | undefined {
  const own = lots.filter((one) => one.product === product)
  return own.findLast(({ id }) => prices.has(id)) ?? own.at(-1)
}

/** The currency in which most lots have their price, of equals the first by name; none where nothing has one. */
export function mainCurrency(prices: ReadonlyMap<string, Price>): string | null {
  const most = [...Map.groupBy(prices.values(), ({ currency }) => currency)].toSorted(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  )
  return most[0]?.[0] ?? null
}
