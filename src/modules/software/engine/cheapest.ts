import { cheapestChoice, type Option } from './choice.ts'
import { type Case, type Device, isLive, isSuite, type Product, rightsAmong } from './ground.ts'
import { type Position, positionOf } from './position.ts'
import { countedBy, mainCurrency, type Price } from './prices.ts'
import { isPlain, pairsOf, seatFor } from './units.ts'

export interface Step {
  /** Use a seat that was given to somebody who has it not installed; put a lower one in its place; take it off; buy a seat, or of what is used at once as many as are missing. */
  readonly what: 'move' | 'lower' | 'remove' | 'buy'
  readonly product: string
  /** None: it is for no one device, but for how many are at it at once. */
  readonly device: string | null
  /** What is there afterwards: the same, or what takes its place; none where it is taken off. */
  readonly to: string | null
  /** From whom the seat is taken. */
  readonly from: string | null
  readonly seats: number
  /** What it costs in the first year; null: nobody knows a price in the currency of the plan. */
  readonly money: number | null
}

export interface Plan {
  readonly steps: readonly Step[]
  /** All money is in this one; null: nothing has a price. */
  readonly currency: string | null
  /** What all steps cost in the first year that have a price, in its smallest unit. */
  readonly money: number
  /** How many seats must be bought of which nobody knows a price. */
  readonly unpriced: number
}

type Priced = Case & { readonly prices: ReadonlyMap<string, Price> }

interface Want {
  readonly device: Device
  /** What a seat of its own would be bought of: the product, or the suite that it belongs to. */
  readonly product: Product
  /** What is installed there for which that seat would be, where that is a suite's. */
  readonly parts?: readonly Product[]
  readonly isMissing: boolean
  /** The seat serves several devices: it is bought or not, for all of them. */
  readonly isShared: boolean
}
interface Way extends Option {
  readonly what: Step['what'] | 'keep'
  readonly seats: number
  readonly to: string | null
}

/**
 * The cheapest way to a legal position of one family: which seats to move, editions to lower, installations to take off and seats to
 * buy; for the same money with the fewest changes. `idle`: devices that nobody seems to use, from which things may be taken off.
 * Seats of one device each are dealt anew and the choice is exact; what people, cores and sites are counted by stays as it covers now,
 * and so do suites, of which a position takes seats as cheaply as can be already.
 */
export function cheapestOf(given: Priced, idle: ReadonlySet<string>): Plan {
  const { installs, products, today } = given
  const productOf = new Map(products.map((one) => [one.id, one]))
  const has = new Set(installs.map(({ device, product }) => `${device} ${product}`))
  const right = rightsAmong(products)
  const lots = dealtAnew(given).filter((lot) => isLive(lot, today))
  const position = positionOf(given)
  const { verdicts } = position
  // A seat by hand is in use where it covers anything that its holder has, of whatever edition.
  const inUse = new Set(
    installs.flatMap(({ device }, n) => {
      const verdict = verdicts[n]
      return verdict?.covered && verdict.how === 'given' ? [`${device} ${verdict.lot}`] : []
    }),
  )
  const kept = lots.map(({ id, given: own }) => own.filter((holder) => inUse.has(`${holder} ${id}`)).length)
  const spared = lots.map(({ id, given: own, quantity }, n) =>
    own.filter((holder) => !inUse.has(`${holder} ${id}`)).slice(0, quantity - (kept[n] ?? 0)),
  )
  const wants = wantsOf(given, position)
  const currency = mainCurrency(given.prices)
  const pairs = pairsOf(given)
  const seatsFor = (used: Product, what: Way['what'], more: number): Way[] =>
    lots.flatMap((lot, n) => {
      const bought = productOf.get(lot.product)
      if (!bought || right(lot, bought, used) === null) return []
      const to = used.id
      const seat: Way = { what, to, lot: n, seats: 1, money: 0, changes: more }
      const moved: Way = { ...seat, what: 'move', lot: lots.length + n, changes: more + 1 }
      return (spared[n]?.length ?? 0) > 0 ? [seat, moved] : [seat]
    })
  const takenOff: Way = { what: 'remove', to: null, lot: null, seats: 1, money: 0, changes: 1 }
  const waysOf = ({ device, product, parts, isMissing, isShared }: Want): Way[] => {
    const lower = products.filter((one) => isLower(one, product) && !has.has(`${device.id} ${one.id}`))
    const buy = (one: Product, changes: number): Way[] => {
      const counted = countedBy(given.lots, given.prices, one.id)
      const { weight: seats } = seatFor(counted, device, pairs)
      const price = counted && given.prices.get(counted.id)
      const isPriced = counted !== undefined && price !== undefined && price.currency === currency
      const money = isPriced ? Math.round((price.minor * seats) / counted.quantity) : 0
      const what = changes === 0 ? 'buy' : 'lower'
      return [{ what, to: one.id, lot: null, seats, unpriced: isPriced ? 0 : seats, money, changes }]
    }
    if (isShared) return buy(product, 0)
    if (parts)
      return [...buy(product, 0), ...(idle.has(device.id) ? [{ ...takenOff, changes: parts.length }] : [])]
    return [
      ...seatsFor(product, 'keep', 0),
      ...buy(product, 0),
      ...(isMissing
        ? lower.flatMap((one) => [
            ...seatsFor(one, 'lower', 1),
            ...(given.free.has(one.id)
              ? [{ what: 'lower' as const, to: one.id, lot: null, seats: 1, money: 0, changes: 1 }]
              : buy(one, 1)),
          ])
        : []),
      ...(idle.has(device.id) ? [takenOff] : []),
    ]
  }
  const groups = [
    ...Map.groupBy(
      wants.map((want) => ({ want, ways: waysOf(want) })),
      ({ ways }) => JSON.stringify(ways),
    ).values(),
  ]
  const free = [
    ...lots.map((lot, n) => lot.quantity - (kept[n] ?? 0) - (spared[n]?.length ?? 0)),
    ...spared.map((some) => some.length),
  ]
  const chosen = cheapestChoice(
    groups.map((some) => ({ n: some.length, options: some[0]?.ways ?? [] })),
    free,
  )
  return planOf(groups, chosen, {
    spared,
    lots: lots.length,
    currency,
    first: atOnce(given, position, currency),
  })
}

const isLower = (one: Product, than: Product) =>
  one.family !== '' &&
  one.family === than.family &&
  one.release === than.release &&
  one.edition < than.edition

const dealtAnew = ({ lots, products }: Case) => {
  const suites = new Set(products.filter(isSuite).map(({ id }) => id))
  return lots.filter((lot) => isPlain(lot) && !suites.has(lot.product))
}

/** What wants a seat: each installation that a seat of its own device covers, and each seat that is missing. */
function wantsOf(given: Priced, { verdicts, wants: bySuite }: Position): Want[] {
  const plain = new Set(dealtAnew(given).map(({ id }) => id))
  const deviceOf = new Map(given.devices.map((one) => [one.id, one]))
  const productOf = new Map(given.products.map((one) => [one.id, one]))
  const pairs = pairsOf(given)
  const wants = new Map<string, Want>()
  for (const [n, { device: id, product: used }] of given.installs.entries()) {
    const [verdict, device, product] = [verdicts[n], deviceOf.get(id), productOf.get(used)]
    if (!verdict || !device || !product || given.free.has(used)) continue
    // No seat of its own is what it lacks.
    if (!verdict.covered && verdict.why === 'peak') continue
    if (verdict.covered) {
      if (plain.has(verdict.lot) && verdict.how !== 'given')
        wants.set(`${id} ${used}`, { device, product, isMissing: false, isShared: false })
      continue
    }
    addMissing(wants, { given, pairs, device, product, suite: productOf.get(bySuite.get(n) ?? '') })
  }
  return [...wants.values()]
}

interface Missing {
  readonly given: Priced
  readonly pairs: ReadonlyMap<string, string>
  readonly device: Device
  readonly product: Product
  readonly suite: Product | undefined
}

/** A seat of its own that is missing, or one of a suite, for all that the device has of it. */
function addMissing(wants: Map<string, Want>, { given, pairs, device, product, suite }: Missing) {
  const wanted = suite ?? product
  const { key } = seatFor(countedBy(given.lots, given.prices, wanted.id), device, pairs)
  const name = `${key} ${wanted.id}`
  const before = wants.get(name)
  const isShared = before !== undefined && (before.isShared || !suite || before.device.id !== device.id)
  const parts = suite && [...(before?.parts ?? []), product]
  wants.set(name, { device, product: wanted, isMissing: true, isShared, ...(parts && { parts }) })
}

/** What must be bought since more were in use at once than is owned: no device that is moved or cleared makes the peak of the past lower. */
function atOnce({ lots, prices, free }: Priced, { over }: Position, currency: string | null): Step[] {
  return [...over].flatMap(([product, seats]): Step[] => {
    const counted = countedBy(lots, prices, product)
    const price = counted && prices.get(counted.id)
    const isPriced = counted !== undefined && price !== undefined && price.currency === currency
    const money = isPriced ? Math.round((price.minor * seats) / counted.quantity) : null
    const bought = { what: 'buy' as const, product, device: null, to: product, from: null, seats, money }
    return free.has(product) ? [] : [bought]
  })
}

type Group = readonly { readonly want: Want; readonly ways: readonly Way[] }[]

function planOf(
  groups: readonly Group[],
  chosen: readonly (readonly number[])[],
  {
    spared,
    lots,
    currency,
    first,
  }: {
    spared: readonly (readonly string[])[]
    lots: number
    currency: string | null
    first: readonly Step[]
  },
): Plan {
  const left = spared.map((some) => [...some])
  const steps: Step[] = [...first]
  for (const [k, group] of groups.entries()) {
    let next = 0
    for (const [o, n] of (chosen[k] ?? []).entries())
      for (const { want, ways } of group.slice(next, (next += n))) {
        const way = ways[o]
        if (!way) continue
        const from = way.what === 'move' && way.lot !== null ? (left[way.lot - lots]?.shift() ?? null) : null
        steps.push(...stepsOf(want, way, from))
      }
  }
  return {
    steps,
    currency,
    money: steps.reduce((all, { money }) => all + (money ?? 0), 0),
    unpriced: steps.reduce((all, { money, seats }) => all + (money === null ? seats : 0), 0),
  }
}

/** What is done for one that wants a seat; whatever a seat of a suite would be for is taken off, each by itself. */
function stepsOf({ product, parts, device }: Want, way: Way, from: string | null): Step[] {
  const { to, seats } = way
  const money = (way.unpriced ?? 0) > 0 ? null : way.money
  const what = way.what === 'keep' ? [] : [way.what]
  const products = way.what === 'remove' ? (parts ?? [product]) : [product]
  return what.flatMap((one) =>
    products.map(({ id }) => ({ what: one, product: id, device: device.id, to, from, seats, money })),
  )
}
