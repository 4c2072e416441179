import type { Selectable } from 'kysely'
import type { Tables } from '#kernel/tables'
import type { Price } from './engine/cost.ts'
import type { Terms } from './engine/term.ts'

type Row = Selectable<Tables['contract']>

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
