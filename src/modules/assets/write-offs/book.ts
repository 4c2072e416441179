import { moneyOf, moneyText } from '#lib/money/money'
import type { Loaded } from '../commands/load.ts'
import { bookAt } from '../engine/ownership.ts'
import { KeptDepreciation } from '../schemas.ts'

type Thing = Pick<Loaded, 'cost' | 'bought_on' | 'depreciation' | 'model_depreciation'>

export interface Book {
  readonly currency: string
  /** Smallest units. */
  readonly cost: number
  readonly book: number
}

/** What a thing cost and still stands in the books with on a day; its whole cost where nobody said how it loses value; null of what has no cost. */
export function bookValue(thing: Thing, today: string): Book | null {
  if (thing.cost === null) return null
  const { minor: cost, currency } = moneyOf(thing.cost)
  const kept = thing.depreciation ?? thing.model_depreciation
  const way = kept === null ? null : KeptDepreciation.parse(kept)
  return { currency, cost, book: bookAt(cost, way, thing.bought_on, today) ?? cost }
}

export const bookText = (of: Book | null) =>
  of === null ? null : moneyText({ minor: of.book, currency: of.currency })
