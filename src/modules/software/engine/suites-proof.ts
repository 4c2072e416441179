import { coverMost } from './cover.ts'
import type { CountedKinds, Kind, Pool } from './suites.ts'
import { type Cost, less, nothing, plus } from './suites-choice.ts'

interface Found {
  readonly kinds: readonly Kind[]
  readonly pools: readonly Pool[]
  readonly free: readonly number[]
  readonly counted: CountedKinds
  /** Seats that are taken of each pool, those to buy among them; how many of each kind no seat of a suite covers. */
  readonly seats: readonly number[]
  readonly left: readonly number[]
}

/**
 * Whether no choice costs less than what was found: weak duality of linear programs. Whatever a seat is said to be worth, of each lot
 * and of each pool no more than it can be bought for, what everything costs at those worths less all seats that are there is a lower
 * bound. Seats of which some are left are worth nothing, those that are bought what they cost; of others any worth is tried that
 * something has. In money and what has no price; it may fail to prove what is true.
 */
export function isProven(cost: Cost, found: Found): boolean {
  const { pools, free, counted, kinds, seats } = found
  if (cost.slice(0, 2).every((one) => one === 0)) return true
  const scarce = scarceLots(found)
  const worth = counted.kinds.map(({ worth: each, candidates }) =>
    candidates.some(({ lot }) => (free[lot] ?? 0) > 0 && !scarce.has(lot)) ? nothing : each,
  )
  const lots = lotWorths(found, scarce)
  const all = kinds.map(({ of }) => of.reduce((sum, kind) => plus(sum, worth[kind] ?? nothing), nothing))
  // What belongs to no suite is worth what it is.
  const alone = [...counted.sizes]
  for (const { of, bundles } of kinds)
    for (const kind of of) alone[kind] = (alone[kind] ?? 0) - bundles.length
  let bound = alone.reduce((sum, n, kind) => plus(sum, worth[kind] ?? nothing, n), nothing)
  for (const [lot, each] of lots) bound = plus(bound, each, -(free[lot] ?? 0))
  for (const [at, pool] of pools.entries()) {
    const own = kinds.flatMap((kind, k) => (kind.pool === at ? [{ ...kind, all: all[k] ?? nothing }] : []))
    if (own.some(({ weight }) => weight !== 1)) return false
    const tried = worthsOf(
      pool,
      seats[at] ?? 0,
      own.map((one) => one.all),
    )
    const bounds = tried.map((seat) =>
      own.reduce(
        (sum, one) => plus(sum, less(one.all, seat) ? one.all : seat, one.bundles.length),
        plus(nothing, seat, -pool.free),
      ),
    )
    bound = plus(
      bound,
      bounds.reduce((best, one) => (less(best, one) ? one : best)),
    )
  }
  return !less(bound.slice(0, 2).map(rounded), cost.slice(0, 2).map(rounded))
}
/** Halves of floating arithmetic are no money. */
const rounded = (n: number) => Math.round(n * 1000)

function worthsOf({ free, more }: Pool, taken: number, worths: readonly Cost[]): readonly Cost[] {
  if (taken < free) return [nothing]
  const can = more === null ? worths : worths.filter((one) => !less(more, one))
  return [nothing, ...can, ...(more === null ? [] : [more])]
}

/** Lots of which none is left. */
function scarceLots({ counted, free, left }: Found): ReadonlySet<number> {
  const wanted = counted.kinds.map((one, kind) => ({ ...one, n: left[kind] ?? 0 })).filter(({ n }) => n > 0)
  const { taken } = coverMost(wanted, free)
  return new Set([...free.keys()].filter((lot) => (taken[lot] ?? 0) >= (free[lot] ?? 0)))
}

/** What a seat of each scarce lot is worth: the most that it saves. */
function lotWorths({ counted }: Found, scarce: ReadonlySet<number>): ReadonlyMap<number, Cost> {
  const worths = new Map<number, Cost>()
  for (const { worth, candidates } of counted.kinds)
    for (const { lot } of candidates)
      if (scarce.has(lot) && less(worths.get(lot) ?? nothing, worth)) worths.set(lot, worth)
  return worths
}
