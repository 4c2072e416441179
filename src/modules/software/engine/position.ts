import { type Candidate, coverMost, type Demand } from './cover.ts'
import {
  type Case,
  type Device,
  type How,
  type Install,
  isLive,
  isSuite,
  type Lot,
  type Measured,
  type Product,
  type RightOf,
  rightsAmong,
} from './ground.ts'
import { type Pool, poolsAmong, usedOf } from './pools.ts'
import { coverBySuites } from './position-suites.ts'
import { type NoUnit, pairsOf, type Unit, unitOf } from './units.ts'

export type Verdict =
  | {
      readonly covered: true
      readonly lot: string
      readonly how: 'given' | How
      /** Where it is covered by how many are at it at once. */
      readonly peak?: Peak
    }
  | {
      readonly covered: false
      /** `free`: it needs none. */
      readonly why: 'free' | 'none-bought' | 'no-right' | 'ended' | 'planned' | 'all-taken' | 'peak' | NoUnit
      /** The day on which it ended or begins. */
      readonly on?: string
      /** How many there are, all of them taken. */
      readonly n?: number
      /** Where more were at it at once than is owned. */
      readonly peak?: Peak
    }

/** So many at once at most, of so many that are owned. */
export interface Peak extends Measured {
  readonly of: number
}

export interface Position {
  /** For each installation, in order, what covers it or why nothing does; of many that are alike what is true of the first. */
  readonly verdicts: readonly Verdict[]
  /** On how many devices each is covered: one or none, but of many that are alike. */
  readonly covered: readonly number[]
  /** How many seats of each lot are taken, by its id; what was given by hand is. */
  readonly used: ReadonlyMap<string, number>
  /** Of installations that nothing covers, by their place: of which suite a seat is missing, where that is cheaper than one of its own. */
  readonly wants: ReadonlyMap<number, string>
  /** How many of each installation a pool has of which too many are in use: not covered, and no seat of their own is missing. */
  readonly tooMany: readonly number[]
  /** Of products of which more were in use at once than are owned, how many more. */
  readonly over: ReadonlyMap<string, number>
  /** Whether no other way to use the lots covers more. */
  readonly exact: boolean
}

/** The least able first, so that what can more is left for what needs it; then what ends first. */
const abilities = ({ upgrade, downgrade, second_use }: Lot) =>
  Number(upgrade) + Number(downgrade) + Number(second_use)
const inOrder = (a: Lot, b: Lot) =>
  abilities(a) - abilities(b) ||
  Number((a.ends_on ?? '9999') > (b.ends_on ?? '9999')) -
    Number((a.ends_on ?? '9999') < (b.ends_on ?? '9999')) ||
  (a.id < b.id ? -1 : 1)

export interface Ready {
  readonly lot: Lot
  readonly bought: Product
  /** Seats by hand, by the key of their unit. */
  readonly given: ReadonlyMap<string, number>
  readonly free: number
}

/**
 * Which lot covers each installation of the products of one family, or why none does. What is free needs no seat and takes none.
 * Seats by hand are theirs; of the rest as many
 * installations are covered as can be, by the lots in one order of consumption, so that the same case has the same answer.
 * A seat of a suite covers all that its device or person has of it; who takes one is chosen so that what is missing costs the least.
 * Lots of which it was measured how many are in use at once take whatever no other covers, however much that is: what they cover is
 * covered if their peak is, and nothing of it otherwise, since nobody can say which of them were too many.
 */
export function positionOf(given: Case): Position {
  const { today, products, devices, installs, lots, free } = given
  const productOf = new Map(products.map((one) => [one.id, one]))
  const deviceOf = new Map(devices.map((one) => [one.id, one]))
  const pairs = pairsOf(given)
  const right = rightsAmong(products)
  const live = lots.filter((lot) => isLive(lot, today)).toSorted(inOrder)
  const pools = poolsAmong(live, today)
  const many = sum(installs.map(({ n = 1 }) => n))
  const ready = live.flatMap((lot) => {
    const bought = productOf.get(lot.product)
    return bought ? [readied({ lot, bought }, { deviceOf, pairs, many })] : []
  })
  const verdicts = installs.map(({ product }): Verdict | undefined =>
    free.has(product) ? { covered: false, why: 'free' } : undefined,
  )
  const waiting: number[] = []
  const choices: Candidate[][] = []
  for (const [n, install] of [...installs.entries()].filter(([at]) => !verdicts[at])) {
    const able = ableFor(install, { productOf, deviceOf, ready, pairs, right, pools })
    const byHand = able.find(({ unit, at }) => ready[at]?.given.has(unit.key))
    if (byHand) verdicts[n] = { covered: true, lot: ready[byHand.at]?.lot.id ?? '', how: 'given' }
    else {
      waiting.push(n)
      choices.push(
        able.map(({ unit, at, rank }) => ({ lot: at, ...unit, ...(rank === overRank && { last: true }) })),
      )
    }
  }
  const demands = choices.map((candidates, m) => ({
    candidates: candidates.filter(({ lot }) => (ready[lot]?.free ?? 0) > 0),
    n: installs[waiting[m] ?? -1]?.n ?? 1,
  }))
  const of = waiting.flatMap((n) => installs[n] ?? [])
  const cover = coverAll(demands, { given, ready, right, of, deviceOf, productOf, pairs })
  const { chosen, exact } = cover
  const tooMany = installs.map(() => 0)
  const covered = verdicts.map((verdict) => Number(verdict?.covered === true))
  for (const [m, n] of waiting.entries()) {
    const [seat, install] = [chosen[m], installs[n]]
    if (!install) continue
    const from = seat && ready[seat.lot]
    const wanted = productOf.get(install.product)
    if (!seat || !from || !wanted) {
      verdicts[n] = whyNot(install, { productOf, deviceOf, lots, today, pairs, right })
      continue
    }
    tooMany[n] = cover.last[m] ?? 0
    verdicts[n] = coveredBy(from, right(from.lot, from.bought, wanted) ?? 'own', pools)
    covered[n] = (cover.covered[m] ?? 0) - tooMany[n]
  }
  return {
    verdicts: verdicts.map((one) => one ?? { covered: false, why: 'none-bought' }),
    covered,
    tooMany,
    used: usedIn(ready, cover.taken, pools),
    wants: new Map([...cover.wants].map(([m, suite]) => [waiting[m] ?? -1, suite])),
    over: new Map([...pools].flatMap(([id, { over }]) => (over > 0 ? [[id, over] as const] : []))),
    exact,
  }
}

/** Covers as many demands as can be, with suites where there are any. */
function coverAll(demands: readonly Demand[], known: Parameters<typeof coverBySuites>[1]) {
  if (known.given.products.some(isSuite)) return coverBySuites(demands, known)
  const cover = coverMost(
    demands,
    known.ready.map(({ free }) => free),
  )
  return { ...cover, wants: new Map<number, string>() }
}

/** What a lot covers is covered, unless it is of a pool of which too many are in use. */
function coveredBy({ lot }: Ready, how: How, pools: ReadonlyMap<string, Pool>): Verdict {
  const pool = lot.measured && pools.get(lot.product)
  const peak = pool && { peak: { ...pool.measured, of: pool.owned } }
  return pool && pool.over > 0
    ? { covered: false, why: 'peak', ...peak }
    : { covered: true, lot: lot.id, how, ...peak }
}

/** How many seats of each lot are taken, by its id: of pools as many as their peak says. */
function usedIn(ready: readonly Ready[], taken: readonly number[], pools: ReadonlyMap<string, Pool>) {
  const byHand = new Map(ready.map(({ lot, given }) => [lot.id, sum(given.values())]))
  const handsOf = ({ id }: Lot) => byHand.get(id) ?? 0
  return new Map([
    ...ready.map(({ lot }, at) => [lot.id, handsOf(lot) + (taken[at] ?? 0)] as const),
    ...[...pools.values()].flatMap((pool) => [...usedOf(pool, handsOf)]),
  ])
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, n) => all + n, 0)

/** What was given by hand is taken first, the eldest first, as far as the lot goes; a pool has room for all. */
function readied(
  { lot, bought }: Pick<Ready, 'lot' | 'bought'>,
  { deviceOf, pairs, many }: Pick<Known, 'deviceOf' | 'pairs'> & { many: number },
): Ready {
  const given = new Map<string, number>()
  let free = lot.quantity
  for (const holder of lot.given) {
    const device = deviceOf.get(holder)
    const unit = device ? unitOf(lot, device, pairs) : { key: holder, weight: 1 }
    if (typeof unit === 'string' || given.has(unit.key) || unit.weight > free) continue
    given.set(unit.key, unit.weight)
    free -= unit.weight
  }
  if (lot.metric === 'named-user') free = 0
  return { lot, bought, given, free: lot.measured ? many : free }
}

interface Known {
  readonly productOf: ReadonlyMap<string, Product>
  readonly deviceOf: ReadonlyMap<string, Device>
  readonly pairs: ReadonlyMap<string, string>
  readonly right: RightOf
}

/** The lots that could cover an installation with the seat each would take: those bought for the very product first, pools last, of them such as are not over. */
function ableFor(
  { device, product }: Install,
  {
    productOf,
    deviceOf,
    ready,
    pairs,
    right,
    pools,
  }: Known & { ready: readonly Ready[]; pools: ReadonlyMap<string, Pool> },
): { at: number; unit: Unit; rank: number }[] {
  const [machine, used] = [deviceOf.get(device), productOf.get(product)]
  if (!machine || !used) return []
  const able = ready.flatMap(({ lot, bought }, at) => {
    const how = right(lot, bought, used)
    const unit = how && unitOf(lot, machine, pairs)
    return unit && typeof unit !== 'string' ? [{ at, unit, rank: rankOf(lot, how === 'own', pools) }] : []
  })
  return able.toSorted((a, b) => a.rank - b.rank)
}

/** What a pool takes of which too many are in use is not covered: whatever else could cover it comes first. */
const overRank = 4

function rankOf({ measured, product }: Lot, isOwn: boolean, pools: ReadonlyMap<string, Pool>) {
  if (!measured) return isOwn ? 0 : 1
  return (pools.get(product)?.over ?? 0) > 0 ? overRank : isOwn ? 2 : 3
}

/** Why nothing covers an installation: what comes nearest to covering it says so. */
function whyNot(
  { device, product }: Install,
  { productOf, deviceOf, pairs, lots, today, right }: Known & Pick<Case, 'lots' | 'today'>,
): Verdict {
  const [machine, used] = [deviceOf.get(device), productOf.get(product)]
  if (!machine || !used || lots.length === 0) return { covered: false, why: 'none-bought' }
  const rightful = lots.filter((lot) => {
    const bought = productOf.get(lot.product)
    return bought !== undefined && right(lot, bought, used) !== null
  })
  if (rightful.length === 0) return { covered: false, why: 'no-right' }
  const live = rightful.filter((lot) => isLive(lot, today))
  const units = live.map((lot) => unitOf(lot, machine, pairs))
  if (units.some((unit) => typeof unit !== 'string'))
    return { covered: false, why: 'all-taken', n: sum(live.map(({ quantity }) => quantity)) }
  const why = units.find((unit) => typeof unit === 'string')
  if (why) return { covered: false, why }
  const ends = rightful
    .flatMap(({ ends_on }) => (ends_on !== null && ends_on < today ? [ends_on] : []))
    .sort()
  const last = ends.at(-1)
  if (last !== undefined) return { covered: false, why: 'ended', on: last }
  const begins = rightful.flatMap(({ starts_on }) => starts_on ?? []).sort()
  return { covered: false, why: 'planned', ...(begins[0] !== undefined && { on: begins[0] }) }
}
