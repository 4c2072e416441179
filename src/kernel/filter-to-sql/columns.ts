import { type RawBuilder, sql } from 'kysely'
import type { Needle } from '#lib/text/tokens'
import type { KnownSaying } from '../search.ts'

/** What PostgreSQL stores; `folded` is text that went through `fold` when it was written. */
export type Stored =
  | 'text'
  | 'folded'
  | 'uuid'
  | 'boolean'
  | 'smallint'
  | 'integer'
  | 'bigint'
  | 'numeric'
  | 'double precision'
  | 'timestamptz'
  | 'date'
  | 'text[]'
  | 'uuid[]'

/**
 * Where a field lies: in a column (or any expression), in an object of custom values, in a table of its own (`among`, such as
 * tags), or in the searched texts (`words`). The last two are given by the caller, who knows the table and what the actor may see.
 */
export type Column =
  | { readonly is: 'column'; readonly sql: RawBuilder<unknown>; readonly stored: Stored }
  | { readonly is: 'custom'; readonly sql: RawBuilder<unknown>; readonly key: string }
  | {
      readonly is: 'listed'
      /** Has one of these. */
      readonly among: (ids: readonly string[]) => RawBuilder<boolean>
      /** Has one at all. */
      readonly any: RawBuilder<boolean>
    }
  | {
      readonly is: 'said'
      readonly words: (needle: Needle, known?: KnownSaying) => RawBuilder<boolean>
    }

/** Field name → where it lies. */
export type Columns = Readonly<Record<string, Column>>

export const column = (name: string, stored: Stored): Column => ({ is: 'column', sql: sql.ref(name), stored })

/**
 * A value in a `jsonb` object. Numbers, booleans, texts and lists of texts are stored as JSON has them, days as `2026-11-10`,
 * moments as `2026-11-10T08:00:00.000Z`: always UTC and three decimals, so that they sort as text.
 */
export const custom = (name: string, key: string): Column => {
  if (!/^[a-z0-9_-]{1,63}$/i.test(key)) throw new Error(`No key of a custom value: ${key}`)
  return { is: 'custom', sql: sql.ref(name), key }
}

export type CustomColumn = Extract<Column, { is: 'custom' }>

/** The expressions by which filters compare custom values: an index helps only if it is on the very same. */
export const customText = ({ sql: json, key }: CustomColumn) => sql`(${json} ->> ${sql.lit(key)})`
export const customFolded = (column: CustomColumn) => sql`(fold_text(${customText(column)}) collate "C")`
/** Days and moments. */
export const customTime = (column: CustomColumn) => sql`(${customText(column)} collate "C")`
export const customNumber = (column: CustomColumn) =>
  sql`(case when jsonb_typeof(${column.sql} -> ${sql.lit(column.key)}) = 'number' then ${customText(column)}::numeric end)`
