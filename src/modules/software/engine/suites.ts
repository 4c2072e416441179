import { coverMost } from './cover.ts'
import { type Candidate, nameOf } from './seats.ts'
import { type Cost, leastOf, less, nothing, type Pick, plus } from './suites-choice.ts'
import { isProven } from './suites-proof.ts'

/** An installation that wants a seat: of its own lots, or of suites. */
export interface SuiteDemand {
  readonly product: string
  /** Seats of its own lots, the preferred first. */
  readonly own: readonly Candidate[]
  /** Which pools of suites could cover it, with the seat that it would share. */
  readonly shared: readonly { readonly pool: number; readonly key: string; readonly weight: number }[]
}

/** Seats of one suite that cover the same in the same way, of however many lots. */
export interface Pool {
  readonly free: number
  /** What a seat more of it costs; null: it cannot be bought so. */
  readonly more: Cost | null
}

interface Bundle {
  readonly pool: number
  readonly key: string
  readonly weight: number
  readonly demands: readonly number[]
}

export interface Chosen {
  /** For each demand the pool of the seat that covers it, or that must be bought for it. */
  readonly by: readonly ({
    readonly pool: number
    readonly isFree: boolean
    readonly key: string
    readonly weight: number
  } | null)[]
  /** Seats taken of each pool. */
  readonly taken: readonly number[]
  readonly exact: boolean
}

/**
 * Who takes a seat of a suite, so that what is missing afterwards costs the least; of equals, most is covered and the fewest seats of
 * suites are taken. One seat covers all that its device or person has of the suite. Exact where trying everything is little; else by
 * the greatest gain and exchange, and `exact` says whether it is proven that nothing is cheaper.
 */
export function chooseSuites(
  demands: readonly SuiteDemand[],
  {
    pools,
    free,
    missing,
    atMost,
  }: {
    pools: readonly Pool[]
    free: readonly number[]
    missing: (product: string) => Cost
    /** So many choices are tried one by one; left out: as many as take no time. */
    atMost?: number
  },
): Chosen {
  const worth = demands.map(({ product }) => missing(product))
  const counted = countedKinds(demands, worth)
  const kinds = kindsOf(bundlesOf(demands), { of: counted.of, demands, worth })
  const isApart = demands.every(({ shared }) => shared.length <= 1)
  const known = new Map<string, Cost>()
  const costOf = (pick: Pick): Cost => {
    const name = pick.join(' ')
    const found = known.get(name) ?? costNow(pick)
    known.set(name, found)
    return found
  }
  function costNow(pick: Pick): Cost {
    const { left, seats } = isApart
      ? countApart(kinds, pick, { counted, pools })
      : countDealt(deal(kinds, pick, { demands: demands.length, pools }), counted)
    const wanting = counted.kinds.flatMap((one, kind) =>
      (left[kind] ?? 0) > 0 ? [{ ...one, n: left[kind] ?? 0 }] : [],
    )
    const { covered } = coverMost(wanting, free)
    let cost = nothing
    for (const [at, { worth: each, n }] of wanting.entries()) cost = plus(cost, each, n - (covered[at] ?? 0))
    for (const [at, { free: most, more }] of pools.entries()) {
      const all = seats[at] ?? 0
      cost = plus(cost, [0, 0, 0, 0, Math.min(all, most)])
      if (all > most) cost = more === null ? never : plus(cost, more, all - most)
    }
    return cost
  }
  const isAlone =
    isApart &&
    demands.every(({ shared, own }) => shared.length === 0 || !own.some(({ lot }) => (free[lot] ?? 0) > 0))
  const sizes = kinds.map(({ bundles }) => bundles.length)
  const { pick, exact } = isAlone ? byWorth(kinds, pools) : leastOf(sizes, costOf, atMost)
  const { by, seats } = deal(kinds, pick, { demands: demands.length, pools })
  const isLeast = () => {
    if (!isApart || counted.isShared) return false
    const after = countApart(kinds, pick, { counted, pools })
    return isProven(costOf(pick), { kinds, pools, free, counted, ...after })
  }
  return {
    by,
    taken: pools.map(({ free: most }, at) => Math.min(most, seats[at] ?? 0)),
    exact: exact || isLeast(),
  }
}
const never: Cost = [Infinity, 0, 0, 0, 0]

/** Where nothing else could cover what belongs to suites, what is worth most has the seats, and more are bought where that is cheaper. */
function byWorth(kinds: readonly Kind[], pools: readonly Pool[]): { pick: Pick; exact: boolean } {
  const left = pools.map(({ free }) => free)
  const pick = kinds.map(({ pool, weight, worth, bundles: { length: n } }) => {
    const some = Math.min(n, Math.floor((left[pool] ?? 0) / weight))
    left[pool] = (left[pool] ?? 0) - some * weight
    const more = pools[pool]?.more ?? null
    return more !== null && less(plus(nothing, more, weight), worth) ? n : some
  })
  return { pick, exact: kinds.every(({ weight }) => weight === 1) }
}

/** What is left of each kind of demand, where no two seats could cover the same. */
function countApart(
  kinds: readonly Kind[],
  pick: Pick,
  { counted, pools }: { counted: CountedKinds; pools: readonly Pool[] },
) {
  const left = [...counted.sizes]
  const seats = pools.map(() => 0)
  for (const [k, { pool, weight, of }] of kinds.entries()) {
    const n = pick[k] ?? 0
    seats[pool] = (seats[pool] ?? 0) + n * weight
    for (const kind of of) left[kind] = (left[kind] ?? 0) - n
  }
  return { left, seats }
}

function countDealt({ marked, seats }: ReturnType<typeof deal>, counted: CountedKinds) {
  const left = counted.kinds.map(() => 0)
  for (const [n, kind] of counted.of.entries()) if (!marked[n]) left[kind] = (left[kind] ?? 0) + 1
  return { left, seats }
}

/** What shares one seat of a pool. */
function bundlesOf(demands: readonly SuiteDemand[]): Bundle[] {
  const found = new Map<string, { pool: number; key: string; weight: number; demands: number[] }>()
  for (const [n, { shared }] of demands.entries())
    for (const { pool, key, weight } of shared) {
      const name = `${pool} ${key}`
      const bundle = found.get(name) ?? { pool, key, weight, demands: [] }
      bundle.demands.push(n)
      found.set(name, bundle)
    }
  return [...found.values()].toSorted(
    (a, b) => a.pool - b.pool || (a.key < b.key ? -1 : Number(a.key > b.key)),
  )
}

/** Demands that cost the same and are one like the other to lots of their own; a seat that several could share tells them apart. */
function countedKinds(demands: readonly SuiteDemand[], worth: readonly Cost[]) {
  const users = new Map<string, number>()
  for (const { own } of demands)
    for (const one of own) users.set(nameOf(one), (users.get(nameOf(one)) ?? 0) + 1)
  const at = new Map<string, number>()
  const kinds: { worth: Cost; candidates: readonly Candidate[] }[] = []
  const sizes: number[] = []
  let isShared = false
  const of = demands.map(({ own }, n) => {
    const seats = own.map((one) =>
      one.weight === 1 && users.get(nameOf(one)) === 1 ? one.lot : `${nameOf(one)} ${one.weight}`,
    )
    const each = worth[n] ?? nothing
    isShared ||= seats.some((one) => typeof one === 'string')
    const name = `${each.join(' ')}\n${seats.join('\n')}`
    const kind = at.get(name) ?? kinds.push({ worth: each, candidates: own }) - 1
    at.set(name, kind)
    sizes[kind] = (sizes[kind] ?? 0) + 1
    return kind
  })
  return { kinds, sizes, of, isShared }
}
export type CountedKinds = ReturnType<typeof countedKinds>

export interface Kind {
  readonly pool: number
  readonly weight: number
  /** What all that one seat covers costs otherwise, and of which kinds it is. */
  readonly worth: Cost
  readonly of: readonly number[]
  readonly bundles: readonly Bundle[]
}

/** Bundles that are one like the other, in the order of their keys; what is worth most first. */
function kindsOf(
  bundles: readonly Bundle[],
  { of, demands, worth }: { of: readonly number[]; demands: readonly SuiteDemand[]; worth: readonly Cost[] },
): Kind[] {
  const signature = ({ pool, weight, demands: some }: Bundle) =>
    `${pool} ${weight} ${some
      .map((n) => `${of[n]}/${demands[n]?.shared.map((one) => one.pool).join('/')}`)
      .toSorted()
      .join(' ')}`
  return [...Map.groupBy(bundles, signature).values()]
    .flatMap((alike): Kind[] => {
      const [first] = alike
      if (!first) return []
      const { pool, weight, demands: some } = first
      const all = some.reduce((sum, n) => plus(sum, worth[n] ?? nothing), nothing)
      return [{ pool, weight, worth: all, of: some.map((n) => of[n] ?? 0), bundles: alike }]
    })
    .toSorted((a, b) => Number(less(a.worth, b.worth)) - Number(less(b.worth, a.worth)))
}

/** So many seats of each kind dealt to the first who still gain by one, those that are there before those to buy. */
function deal(
  kinds: readonly Kind[],
  pick: Pick,
  { demands, pools }: { demands: number; pools: readonly Pool[] },
) {
  const marked = new Uint8Array(demands)
  const by: Chosen['by'][number][] = Array.from({ length: demands }, () => null)
  const seats = pools.map(() => 0)
  for (const [k, { bundles }] of kinds.entries()) {
    let left = pick[k] ?? 0
    for (const { pool, key, weight, demands: some } of bundles) {
      if (left === 0) break
      if (some.every((n) => marked[n])) continue
      left -= 1
      const isFree = (seats[pool] ?? 0) + weight <= (pools[pool]?.free ?? 0)
      seats[pool] = (seats[pool] ?? 0) + weight
      for (const n of some) {
        if (!marked[n]) by[n] = { pool, isFree, key, weight }
        marked[n] = 1
      }
    }
  }
  return { marked, by, seats }
}
