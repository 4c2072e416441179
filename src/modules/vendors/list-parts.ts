import { type RawBuilder, sql } from 'kysely'
import { type Field, fieldsFor } from '#lib/filter/fields'
import { readFilter } from '#lib/filter/filter'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { namesFor } from '#kernel/filter-names'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { whereOf } from '#kernel/filter-to-sql/where'
import type { Sort } from '#kernel/listing'
import { saysWords } from '#kernel/search'
import { w } from './words.ts'

/** A column of the list table. */
export const t = (name: string) => sql.ref(`t.${name}`)
export const byName: Sort = {
  title: w.later('sort.name'),
  by: [{ column: 'title', type: 'text' }],
  dir: 'asc',
}
export const byUpdated: Sort = {
  title: w.later('sort.updated'),
  by: [{ column: 'updated_at', type: 'timestamptz' }],
  dir: 'desc',
}
/** Days that are not known come last. */
export const byDay = (title: Sort['title'], name: string): Sort => ({
  title,
  by: [
    {
      column: name,
      type: 'text',
      of: (table) => sql`coalesce(${sql.ref(`${table}.${name}`)}, '9999-12-31')`,
    },
  ],
  dir: 'asc',
})

/** What all lists of this room can be asked. */
export const common = (ctx: Read): Columns => ({
  name: column('t.title', 'text'),
  archived: column('t.archived', 'boolean'),
  updated: column('t.updated_at', 'timestamptz'),
  key: column('t.key', 'text'),
  says: { is: 'said', words: (...needle) => saysWords(ctx, t('id'), ...needle) },
})
/** A day that is kept as text. */
export const day = (name: string): Columns[string] => ({
  is: 'column',
  sql: sql`(${t(name)})::date`,
  stored: 'date',
})
/** A filter as SQL, with the fields that its reader may ask. */
export async function whereFor(
  ctx: Read,
  q: string,
  known: readonly Field[],
  columns: Columns,
): Promise<RawBuilder<boolean>> {
  const fields = fieldsFor(known, (permission) => may(ctx.actor, permission), 'says')
  const { id, zone, teams } = ctx.actor
  const predicate = await readFilter(q, fields, { now: ctx.now, zone, me: id, groups: teams }, namesFor(ctx))
  return whereOf(ctx, predicate, columns)
}
