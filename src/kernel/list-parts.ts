import { type RawBuilder, sql } from 'kysely'
import { type Field, type Fields, fieldsFor } from '#lib/filter/fields'
import { readFilter } from '#lib/filter/filter'
import type { Title } from '#lib/words'
import { may } from './actor.ts'
import type { Read } from './context.ts'
import { namesFor } from './filter-names.ts'
import { column, type Columns } from './filter-to-sql/columns.ts'
import { whereOf } from './filter-to-sql/where.ts'
import type { Sort } from './listing.ts'
import { saysWords } from './search.ts'

/** A column of the list table. */
export const t = (name: string) => sql.ref(`t.${name}`)

export const byTitle = (title: Title): Sort => ({
  title,
  by: [{ column: 'title', type: 'text' }],
  dir: 'asc',
})
export const byUpdated = (title: Title): Sort => ({
  title,
  by: [{ column: 'updated_at', type: 'timestamptz' }],
  dir: 'desc',
})
/** By a day that is kept as text; those that are not known come last. */
export const byDay = (title: Title, name: string): Sort => ({
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

/** What every list of records can be asked. */
export const usualColumns = (ctx: Read): Columns => ({
  name: column('t.title', 'text'),
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

/** Those of the fields that its reader may ask; words alone are looked for in all that is said. */
export const askable = ({ actor }: Pick<Read, 'actor'>, known: readonly Field[]): Fields =>
  fieldsFor(known, (permission) => may(actor, permission), 'says')

/** A filter as SQL. */
export async function filtered(
  ctx: Read,
  q: string,
  fields: Fields,
  columns: Columns,
): Promise<RawBuilder<boolean>> {
  const { id, zone, teams } = ctx.actor
  const predicate = await readFilter(q, fields, { now: ctx.now, zone, me: id, groups: teams }, namesFor(ctx))
  return whereOf(ctx, predicate, columns)
}
