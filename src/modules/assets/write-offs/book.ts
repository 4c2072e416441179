import { moneyOf, moneyText } from '#lib/money/money'
import type { Loaded } from '../commands/load.ts'
import { bookOn } from '../engine/depreciation.ts'
import { salvageOf } from '../engine/ownership.ts'
import { Depreciation } from '../schemas.ts'

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
  if (kept === null || thing.bought_on === null) return { currency, cost, book: cost }
  const terms = Depreciation.parse(kept)
  const salvage = salvageOf(cost, terms.salvage_percent)
  return { currency, cost, book: bookOn({ ...terms, cost, salvage, from: thing.bought_on }, today) }
}

export const bookText = (of: Book | null) =>
  of === null ? null : moneyText({ minor: of.book, currency: of.currency })
