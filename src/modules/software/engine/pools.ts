import { isLive, type Lot, type Measured } from './ground.ts'

/** All lots of one product that are counted by use at once, where that was measured: a licence server deals them out together. */
export interface Pool {
  readonly owned: number
  readonly measured: Measured
  /** How many more were in use at once than are owned. */
  readonly over: number
  readonly lots: readonly Lot[]
}

/** The pools among lots that count today, by their products. */
export function poolsAmong(lots: readonly Lot[], today: string): ReadonlyMap<string, Pool> {
  const measured = lots.filter((lot) => lot.measured && isLive(lot, today))
  return new Map(
    [...Map.groupBy(measured, ({ product }) => product)].flatMap(([product, own]) => {
      const peak = own[0]?.measured
      const owned = sum(own.map(({ quantity }) => quantity))
      const pool = peak && { owned, measured: peak, over: Math.max(0, peak.peak - owned), lots: own }
      return pool ? [[product, pool] as const] : []
    }),
  )
}

/**
 * How many seats of each lot of a pool are taken, by its id: of what was given by hand each lot its own, and of the rest of the peak the
 * first as many as it has, then the next. What was given is used, even where fewer are at it at once.
 */
export function usedOf({ lots, measured: { peak } }: Pool, given: (lot: Lot) => number): Map<string, number> {
  let left = Math.max(0, peak - sum(lots.map((lot) => given(lot))))
  return new Map(
    lots.map((lot) => {
      const more = Math.min(left, lot.quantity - given(lot))
      left -= more
      return [lot.id, given(lot) + more]
    }),
  )
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)
