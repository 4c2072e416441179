import { type Cover, coverMost, type Demand } from './cover.ts'
import {
  type Case,
  type Device,
  type Install,
  isSuite,
  type Lot,
  type Product,
  type RightOf,
} from './ground.ts'
import type { Ready } from './position.ts'
import { countedBy, mainCurrency } from './prices.ts'
import { type Candidate, nameOf } from './seats.ts'
import { chooseSuites, type Pool } from './suites.ts'
import type { Cost } from './suites-choice.ts'
import { unitOf } from './units.ts'

interface Known {
  readonly given: Case
  readonly ready: readonly Ready[]
  readonly right: RightOf
  /** The installation of each demand. */
  readonly of: readonly Install[]
  readonly deviceOf: ReadonlyMap<string, Device>
  readonly productOf: ReadonlyMap<string, Product>
  readonly pairs: ReadonlyMap<string, string>
}

interface SuitePool extends Pool {
  readonly bought: Product
  /** Says what a seat covers and how it is counted. */
  readonly like: Lot
  /** The lots that have its seats, by their places among the ready ones. */
  readonly lots: readonly number[]
}

/**
 * Covers demands where some lots are of suites: first who takes a seat of a suite, or must have one bought; then the rest by lots of
 * its own; last, with what those leave, what waits for a seat of a suite. `wants`: of which suite a seat is missing, by the demand.
 */
export function coverBySuites(
  demands: readonly Demand[],
  known: Known,
): Cover & { wants: ReadonlyMap<number, string> } {
  const { given, ready, of } = known
  const isOfSuite = new Set(ready.flatMap(({ bought }, at) => (isSuite(bought) ? [at] : [])))
  const own = demands.map(({ candidates }) => candidates.filter(({ lot }) => !isOfSuite.has(lot)))
  const pools = poolsOf(known)
  const free = ready.map((one) => one.free)
  const suites = chooseSuites(
    own.map((candidates, n) => ({
      product: of[n]?.product ?? '',
      own: candidates,
      shared: sharedBy(of[n], pools, known),
    })),
    { pools, free, missing: costsOf(given) },
  )
  const chosen = seatsOfSuites(suites.by, pools, free)
  const left = [...free]
  const seats = new Map(chosen.flatMap((one) => (one ? [[nameOf(one), one]] : [])))
  for (const { lot, weight } of seats.values()) left[lot] = (left[lot] ?? 0) - weight
  const covered = chosen.map((one) => Number(one !== undefined))
  const last = chosen.map((one) => Number(one?.last === true))
  let isExact = suites.exact
  const coverRest = (isMeant: (n: number) => boolean) => {
    const rest = [...demands.keys()].filter((n) => covered[n] === 0 && isMeant(n))
    const cover = coverMost(
      rest.map((n) => ({ candidates: (own[n] ?? []).filter(({ lot }) => (left[lot] ?? 0) > 0) })),
      left,
    )
    for (const [m, n] of rest.entries()) {
      chosen[n] = cover.chosen[m]
      covered[n] = cover.covered[m] ?? 0
      last[n] = cover.last[m] ?? 0
    }
    for (const [lot, n] of cover.taken.entries()) left[lot] = (left[lot] ?? 0) - n
    isExact &&= cover.exact
  }
  coverRest((n) => suites.by[n] === null)
  coverRest((n) => suites.by[n] !== null)
  const wants = suites.by.flatMap((by, n) => {
    const suite = by && covered[n] === 0 ? pools[by.pool]?.bought.id : undefined
    return suite === undefined ? [] : [[n, suite] as const]
  })
  return {
    chosen,
    covered,
    last,
    taken: free.map((all, lot) => all - (left[lot] ?? 0)),
    exact: isExact,
    wants: new Map(wants),
  }
}

/** Lots of a suite that are counted alike and cover the same; of what is not owned today at least the lot by which more would be bought. */
function poolsOf({ given: { products, lots, prices = new Map() }, ready }: Known): SuitePool[] {
  const kindOf = ({ metric, second_use, upgrade, downgrade }: Lot) =>
    `${metric} ${second_use} ${upgrade} ${downgrade}`
  const currency = mainCurrency(prices)
  return products.filter(isSuite).flatMap((bought) => {
    const last = countedBy(lots, prices, bought.id)
    if (!last) return []
    const mine = [...ready.keys()].filter((at) => ready[at]?.bought.id === bought.id)
    const kinds = Map.groupBy(mine, (at) => kindOf(ready[at]?.lot ?? last))
    if (!kinds.has(kindOf(last))) kinds.set(kindOf(last), [])
    const price = prices.get(last.id)
    const more: Cost =
      price?.currency === currency && price ? [0, price.minor / last.quantity, 1, 0, 0] : [1, 0, 1, 0, 0]
    return [...kinds].map(([kind, at]) => ({
      bought,
      like: ready[at[0] ?? -1]?.lot ?? last,
      lots: at,
      free: at.reduce((all, one) => all + (ready[one]?.free ?? 0), 0),
      more: kind === kindOf(last) ? more : null,
    }))
  })
}

/** Which pools could cover an installation, with the seat that all of its device or person shares. */
function sharedBy(install: Install | undefined, pools: readonly SuitePool[], known: Known) {
  const { right, deviceOf, productOf, pairs } = known
  const machine = deviceOf.get(install?.device ?? '')
  const used = productOf.get(install?.product ?? '')
  if (!machine || !used) return []
  return pools.flatMap(({ bought, like }, pool) => {
    if (right(like, bought, used) === null) return []
    // More seats could be bought for whoever is not named yet.
    const unit = unitOf({ ...like, given: [machine.user ?? ''] }, machine, pairs)
    return typeof unit === 'string' ? [] : [{ pool, ...unit }]
  })
}

/** What one seat of a product of its own costs, as a choice between it and a suite weighs it. */
function costsOf({ lots, prices = new Map() }: Case): (product: string) => Cost {
  const currency = mainCurrency(prices)
  const known = new Map<string, Cost>()
  const costNow = (product: string): Cost => {
    const last = countedBy(lots, prices, product)
    const price = last && prices.get(last.id)
    const isNew = Number(last === undefined)
    return last && price?.currency === currency && price
      ? [0, price.minor / last.quantity, 1, isNew, 0]
      : [1, 0, 1, isNew, 0]
  }
  return (product) => {
    const cost = known.get(product) ?? costNow(product)
    known.set(product, cost)
    return cost
  }
}

/** The seat of each who takes one that is there, of the lots of its pool one after the other. */
function seatsOfSuites(
  by: ReturnType<typeof chooseSuites>['by'],
  pools: readonly SuitePool[],
  free: readonly number[],
): (Candidate | undefined)[] {
  const left = [...free]
  const lotOf = new Map<string, number | null>()
  return by.map((one) => {
    if (!one?.isFree) return undefined
    const { pool, key, weight } = one
    const name = `${pool} ${key}`
    let lot = lotOf.get(name)
    if (lot === undefined) {
      lot = pools[pool]?.lots.find((at) => (left[at] ?? 0) >= weight) ?? null
      if (lot !== null) left[lot] = (left[lot] ?? 0) - weight
      lotOf.set(name, lot)
    }
    return lot === null ? undefined : { lot, key, weight }
  })
}
