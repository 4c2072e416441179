import type { RawBuilder } from 'kysely'
import type { Field } from '#lib/filter/fields'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import * as parts from '#kernel/list-parts'
import { w } from './words.ts'

export const byName = parts.byTitle(w.later('sort.name'))
export const byUpdated = parts.byUpdated(w.later('sort.updated'))

/** What all lists of this room can be asked. */
export const common = (ctx: Read): Columns => ({
  ...parts.usualColumns(ctx),
  archived: column('t.archived', 'boolean'),
})
/** A filter as SQL, with the fields that its reader may ask. */
export const whereFor = (
  ctx: Read,
  q: string,
  known: readonly Field[],
  columns: Columns,
): Promise<RawBuilder<boolean>> => parts.filtered(ctx, q, parts.askable(ctx, known), columns)
