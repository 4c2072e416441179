import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { custom, customNumber, customText } from '#kernel/filter-to-sql/columns'
import type { CustomField } from './engine/field.ts'

/** By what a field sorts: an expression that is never null, and the type by which a cursor casts it. */
export interface SortKey {
  readonly type: 'text' | 'numeric'
  /** Over the alias or table that has the column `custom`. */
  readonly of: (table: string) => RawBuilder<unknown>
}

type Sortable = Pick<CustomField, 'name' | 'type'>

/** What has no value sorts before everything else. */
export function sortKey({ name, type }: Sortable): SortKey {
  const column = (table: string) => {
    const found = custom(table === '' ? 'custom' : `${table}.custom`, name)
    if (found.is !== 'custom') throw new Error('a custom value lies in its object')
    return found
  }
  if (type === 'number')
    return {
      type: 'numeric',
      of: (table) => sql`coalesce(${customNumber(column(table))}, '-Infinity'::numeric)`,
    }
  const collation = sql.raw(type === 'text' ? 'seen' : '"C"')
  return {
    type: 'text',
    of: (table) => sql`(coalesce(${customText(column(table))}, '') collate ${collation})`,
  }
}

/** Kinds of one family that have a field of the same name and type share its index. */
export const indexName = (family: string, { name, type }: Sortable) =>
  `custom_${createHash('sha256')
    .update(`${family} ${name} ${sortKey({ name, type }).type} ${type === 'text'}`)
    .digest('hex')
    .slice(0, 16)}`
