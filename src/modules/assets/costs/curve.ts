import { bookOn } from '../engine/depreciation.ts'
import { type Owned, salvageOf } from '../engine/ownership.ts'
import { type Curve, curveOf, type Lived, savedBy } from '../engine/replace.ts'
import type { Bought, Told } from './load.ts'
import { leadingCurrency } from './sums.ts'

/** What running a thing is: what a new one would not cost as well. */
export const running: readonly string[] = ['repairs', 'downtime', 'work']
const born = '2001-01-01'

/** A device as far as its age and what was spent on it say when to replace it. */
export interface Aged extends Pick<
  Bought,
  'id' | 'cost' | 'bought_on' | 'terms' | 'salvage_percent' | 'left' | 'known_on' | 'isHere'
> {
  readonly pieces: readonly Pick<Told, 'kind' | 'on' | 'money'>[]
}

/** The curve of a model, with what it was reckoned from and what it leaves out. */
interface ModelCurve extends Curve {
  /** Null: no device of the model has a price. */
  readonly currency: string | null
  /** What a new one costs: the middle of all prices. */
  readonly price: number
  /** How many sales say what one brings; 0: it brings what its depreciation leaves at the end. */
  readonly sales: number
  readonly devices: number
  /** Left out, for it is not known since when they are owned, or they were bought in another currency. */
  readonly leftOut: number
  /** Figures of running costs that nobody knows, or in another currency. */
  readonly unknown: number
}

const monthsUntil = (from: string, until: string) =>
  Math.max(
    0,
    Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until), { largestUnit: 'months' }).months,
  )

/** How many whole months old it is by a day, or was when it left; null: it is not known since when it is owned. */
export const ageOf = ({ bought_on, left }: Pick<Owned, 'bought_on' | 'left'>, today: string): number | null =>
  bought_on === null ? null : monthsUntil(bought_on, left && left.on < today ? left.on : today)

function middle(prices: readonly number[]): number {
  const inOrder = prices.toSorted((a, b) => a - b)
  return inOrder[Math.floor((inOrder.length - 1) / 2)] ?? 0
}

/** So many sales say what one brings. */
const enoughSales = 3

/** What a device of the model brings when it goes, and how many sales say so: as much of the price as those that were sold on average. */
function broughtBy(things: readonly Aged[], price: number, salvage: number) {
  const sold = things.flatMap(({ cost, left }) =>
    cost && cost.minor > 0 && left?.proceeds?.currency === cost.currency
      ? [{ cost, proceeds: left.proceeds }]
      : [],
  )
  if (sold.length < enoughSales) return { brings: salvage, sales: 0 }
  const paid = sold.reduce((sum, { cost }) => sum + cost.minor, 0)
  const got = sold.reduce((sum, { proceeds }) => sum + proceeds.minor, 0)
  return { brings: Math.round((price * got) / paid), sales: sold.length }
}

/** What one brings after so many months: its book value at most, for which nobody has to take it. */
function worthOf(things: readonly Aged[], price: number) {
  const last = things
    // By units nothing follows from age.
    .filter(({ terms }) => terms !== null && terms.method !== 'units')
    .toSorted((a, b) => ((a.bought_on ?? '') < (b.bought_on ?? '') ? 1 : -1))[0]
  const terms = last?.terms
  const salvage = salvageOf(price, last?.salvage_percent ?? 0)
  const { brings, sales } = broughtBy(things, price, salvage)
  if (!terms) return { sales, worth: () => brings }
  const asked = { ...terms, cost: price, salvage, from: born }
  const known = new Map<number, number>()
  const worth = (months: number) => {
    const before = known.get(months)
    if (before !== undefined) return before
    const end = Temporal.PlainDate.from(born).add({ months }).subtract({ days: 1 })
    const value = Math.min(brings, months === 0 ? price : bookOn(asked, end.toString()))
    known.set(months, value)
    return value
  }
  return { sales, worth }
}

/** What a year with a device of one model costs by the age at which each is replaced, from what its devices cost so far. */
export function modelCurve(
  things: readonly Aged[],
  today: string,
): ModelCurve & { readonly worth: (months: number) => number } {
  const currency = leadingCurrency(things)
  const counted = things.filter(
    ({ cost, bought_on }) => bought_on !== null && (cost === null || cost.currency === currency),
  )
  const price = middle(counted.flatMap(({ cost }) => cost?.minor ?? []))
  let unknown = 0
  const lived = counted.flatMap((thing): Lived[] => {
    const months = ageOf(thing, today)
    if (months === null || thing.bought_on === null) return []
    const { bought_on } = thing
    const spent = thing.pieces.flatMap(({ kind, on, money }) => {
      if (!running.includes(kind) || on === null) return []
      if (money === null || money.currency !== currency) {
        unknown++
        return []
      }
      return [{ month: monthsUntil(bought_on, on), minor: money.minor }]
    })
    return [{ months, since: monthsUntil(bought_on, thing.known_on), spent }]
  })
  const { worth, sales } = worthOf(counted, price)
  const curve =
    currency === null
      ? ({ points: [], verdict: 'few', cheapest: null, flat: null } as const)
      : curveOf(lived, price, worth)
  return {
    ...curve,
    worth,
    currency,
    price,
    sales,
    devices: lived.length,
    leftOut: things.length - lived.length,
    unknown,
  }
}

/** A device that is older than the cheapest age of its model, and what replacing it now saves in a year. */
interface Past<T> {
  readonly thing: T
  readonly months: number
  readonly saves: number
}

/** Those of a model that are past its cheapest age and cost more to keep for a year than a new one does, the dearest first. */
export function pastCheapest<T extends Aged>(
  things: readonly T[],
  curve: ModelCurve & { readonly worth: (months: number) => number },
  today: string,
): Past<T>[] {
  const { cheapest } = curve
  if (!cheapest) return []
  return things
    .flatMap((thing): Past<T>[] => {
      const months = thing.isHere ? ageOf(thing, today) : null
      if (months === null || months <= cheapest.months) return []
      const saves = savedBy(curve, months, curve.worth) ?? 0
      return saves > 0 ? [{ thing, months, saves }] : []
    })
    .toSorted((a, b) => b.saves - a.saves || (a.thing.id < b.thing.id ? -1 : 1))
}
