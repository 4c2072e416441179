import type { Money } from '#lib/money/currency'
import { bookOn, madeBy, type Terms } from './depreciation.ts'

/** What owning a thing consists of. `worth`: what is still in it, or what it brought, and is taken off. */
export const costKinds = ['purchase', 'worth', 'repairs', 'downtime', 'work', 'licences'] as const
export type CostKind = (typeof costKinds)[number]

/** One of something for each kind of cost. */
export const ofEachKind = <T>(of: (kind: CostKind) => T) =>
  Object.fromEntries(costKinds.map((kind) => [kind, of(kind)])) as Record<CostKind, T>

/** One figure of it; `money` null: nobody knows it, which is not nothing. */
export interface Piece {
  readonly kind: CostKind
  readonly on: string | null
  readonly money: Money | null
  /** What money was made of by a rate: minutes of work, or of working time without it. */
  readonly minutes: number | null
}

/** What an hour costs; null: the house has not said. */
export interface Rates {
  readonly downtime: Money | null
  readonly labour: Money | null
}

/** How things lose their value, whatever they cost and since when; in percent what is left at the end. */
export interface Way extends Omit<Terms, 'cost' | 'salvage' | 'from'> {
  readonly salvage_percent: number
}

/** A thing as far as its purchase and its end say what it cost. */
export interface Owned {
  readonly cost: Money | null
  readonly bought_on: string | null
  /** How it loses its value; null: nobody has said. */
  readonly terms: Omit<Way, 'salvage_percent'> | null
  readonly salvage_percent: number
  readonly left: { readonly on: string; readonly sold: boolean; readonly proceeds: Money | null } | null
}

const minus = ({ minor, currency }: Money): Money => ({ minor: 0 - minor, currency })

/** What is left at the end of its life, in the smallest unit, halves up. */
export const salvageOf = (cost: number, percent: number) =>
  Number((BigInt(cost) * BigInt(percent) + 50n) / 100n)

/** The way in which a thing of this price, in the smallest unit, loses its value from a day on. */
export const termsOf = (way: Way, cost: number, from: string): Terms => ({
  ...way,
  cost,
  salvage: salvageOf(cost, way.salvage_percent),
  from,
})

/** Whether it goes by units of which none were read by a day: then nobody can say what is lost. */
export const isUnread = (way: Pick<Way, 'method' | 'readings'>, day: string) =>
  way.method === 'units' && madeBy(way, day) === null

/**
 * What of a price is still in the books on a day, in the smallest unit; null where nobody said how it is lost, or since when, or
 * where it goes by units and none were read by then.
 */
export const bookAt = (cost: number, way: Way | null, from: string | null, today: string): number | null =>
  way === null || from === null || isUnread(way, today) ? null : bookOn(termsOf(way, cost, from), today)

/**
 * What was paid for a thing, and what of that is still there: of what is gone what it brought, of what is here its book value.
 * What nobody can say is told as unknown, and the whole price counts then.
 */
export function capitalOf({ cost, bought_on, terms, salvage_percent, left }: Owned, today: string): Piece[] {
  const piece = (kind: CostKind, on: string | null, money: Money | null): Piece => ({
    kind,
    on,
    money,
    minutes: null,
  })
  const bought = piece('purchase', bought_on, cost)
  if (left) {
    if (left.proceeds) return [bought, piece('worth', left.on, minus(left.proceeds))]
    return left.sold ? [bought, piece('worth', left.on, null)] : [bought]
  }
  if (!cost) return [bought]
  const minor = bookAt(cost.minor, terms && { ...terms, salvage_percent }, bought_on, today)
  return [bought, piece('worth', today, minor === null ? null : minus({ ...cost, minor }))]
}

/** Minutes at what an hour costs, to the smallest unit, halves up. */
export const priced = (minutes: number, rate: Money | null): Money | null =>
  rate && {
    minor: Number((2n * BigInt(minutes) * BigInt(rate.minor) + 60n) / 120n),
    currency: rate.currency,
  }

/** Money of several currencies, which are never added: currency → smallest units. */
export type Sums = ReadonlyMap<string, number>

/** Adds money to sums, each currency by itself. */
export function added(sums: Map<string, number>, { minor, currency }: Money): void {
  sums.set(currency, (sums.get(currency) ?? 0) + minor)
}

interface Summed {
  readonly sums: Sums
  /** How many figures nobody knows. */
  readonly unknown: number
  readonly minutes: number
}

/** All pieces of some things summed up, by kind and in all; the total is exactly the sum of its kinds. */
export function summed(pieces: Iterable<Piece>): {
  readonly kinds: ReadonlyMap<CostKind, Summed>
  readonly total: Summed
} {
  const fresh = () => ({ sums: new Map<string, number>(), unknown: 0, minutes: 0 })
  const kinds = new Map(costKinds.map((kind) => [kind, fresh()]))
  const total = fresh()
  for (const { kind, money, minutes } of pieces)
    for (const into of [kinds.get(kind) ?? fresh(), total]) {
      if (money) added(into.sums, money)
      else into.unknown++
      into.minutes += minutes ?? 0
    }
  return { kinds, total }
}

const daysInYear = { n: 1461n, of: 4n }

/** What days come to in a year of 365¼, to the smallest unit, halves away from nothing; null below a year: too short to tell. */
export function yearlyOf(minor: number, days: number): number | null {
  if (days < 365) return null
  const [n, d] = [BigInt(Math.abs(minor)) * daysInYear.n, BigInt(days) * daysInYear.of]
  const each = Number((2n * n + d) / (2n * d))
  return minor < 0 ? 0 - each : each
}

/** How many days it has been owned by a day; null: it is not known since when. */
export function daysOwned({ bought_on, left }: Pick<Owned, 'bought_on' | 'left'>, today: string) {
  if (bought_on === null) return null
  const end = left && left.on < today ? left.on : today
  const { days } = Temporal.PlainDate.from(bought_on).until(Temporal.PlainDate.from(end))
  return Math.max(0, days)
}
