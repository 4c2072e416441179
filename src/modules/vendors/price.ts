import type { Selectable } from 'kysely'
import { moneyOf, moneyText } from '#lib/money/money'
import type { Tables } from '#kernel/tables'
import type { Price } from './engine/cost.ts'
import type { Terms } from './engine/term.ts'

type Row = Selectable<Tables['contract']>

/** Stored money as promises have it. */
export const costText = (minor: number | null, currency: string | null) =>
  minor === null || currency === null ? null : moneyText({ minor, currency })

export function costColumns(cost: string | null) {
  const money = cost === null ? null : moneyOf(cost)
  return { cost_minor: money?.minor ?? null, currency: money?.currency ?? null }
}

type Words = 'renewal' | 'notice_unit' | 'notice_to' | 'notice_in'
/** Columns hold words that their schema let in. */
export const termsOf = (row: Omit<Terms, Words> & Record<Words, string>) => row as Terms

/** What a contract costs; null where nobody has said. */
export const priceOf = ({
  cost_minor,
  currency,
  per,
  indexation,
}: Pick<Row, 'cost_minor' | 'currency' | 'per' | 'indexation'>) =>
  cost_minor === null || currency === null
    ? null
    : ({ minor: cost_minor, currency, per: per as Price['per'], indexation } satisfies Price)
