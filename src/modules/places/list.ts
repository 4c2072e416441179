import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { fieldsFor } from '#lib/filter/fields'
import { readFilter } from '#lib/filter/filter'
import { withinPlaces } from '#facets/places/places'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { namesFor } from '#kernel/filter-names'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { whereOf } from '#kernel/filter-to-sql/where'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import { saysWords } from '#kernel/search'
import type { z } from 'zod'
import type { places } from './contract.ts'
import { placeFilterFields } from './fields.ts'
import type { PlaceRow } from './schemas.ts'
import { w } from './words.ts'

const t = (name: string) => sql.ref(`t.${name}`)
/** What holds at a place: its own value, else the nearest one above. */
const held = (column: 'zone' | 'address') => sql`(
  select ${sql.ref(`a.${column}`)} from place a where a.id = any(t.path) and ${sql.ref(`a.${column}`)} is not null
  order by cardinality(a.path) desc limit 1)`
const addressPart = (part: 'city' | 'country') => sql`(${held('address')} ->> ${sql.lit(part)})`

const spec: ListSpec = {
  table: 'place',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    level: t('level'),
    code: t('code'),
    within: sql`coalesce((select string_agg(a.title, ' › ' order by cardinality(a.path)) from place a
      where a.id = any(t.path) and a.id <> t.id), '')`,
    city: sql`coalesce(${addressPart('city')}, '')`,
    zone: held('zone'),
    updated_at: t('updated_at'),
  },
  sorts: {
    name: { title: w.later('sort.name'), by: [{ column: 'title', type: 'text' }], dir: 'asc' },
    updated: {
      title: w.later('sort.updated'),
      by: [{ column: 'updated_at', type: 'timestamptz' }],
      dir: 'desc',
    },
  },
  defaultSort: 'name',
}

const columnsFor = (ctx: Read): Columns => ({
  name: column('t.title', 'text'),
  level: column('t.level', 'text'),
  within: {
    is: 'listed',
    among: (ids) => sql`(${withinPlaces(t('id'), ids)} and t.id <> all(${[...ids]}::uuid[]))`,
    any: sql`(t.parent_id is not null)`,
  },
  code: column('t.code', 'text'),
  city: { is: 'column', sql: addressPart('city'), stored: 'text' },
  country: { is: 'column', sql: addressPart('country'), stored: 'text' },
  contact: column('t.contact_id', 'uuid'),
  zone: { is: 'column', sql: held('zone'), stored: 'text' },
  capacity: column('t.capacity', 'integer'),
  archived: column('t.archived', 'boolean'),
  updated: column('t.updated_at', 'timestamptz'),
  key: column('t.key', 'text'),
  says: { is: 'said', words: (...needle) => saysWords(ctx, t('id'), ...needle) },
})

async function whereFor(ctx: Read, q: string): Promise<RawBuilder<boolean>> {
  const fields = fieldsFor(placeFilterFields, (permission) => may(ctx.actor, permission), 'says')
  const { id, zone, teams } = ctx.actor
  const predicate = await readFilter(q, fields, { now: ctx.now, zone, me: id, groups: teams }, namesFor(ctx))
  return whereOf(ctx, predicate, columnsFor(ctx))
}

/** One page of the places that a filter lets through, those in the archive too unless it says otherwise. */
export async function listPlaces(ctx: Read, { q, ...paging }: Input<typeof places.list>) {
  return pageOf<z.input<typeof PlaceRow>>(ctx, spec, await whereFor(ctx, q), paging)
}

export async function countPlaces(ctx: Read, { q, most }: Input<typeof places.count>) {
  return countOf(ctx, spec, await whereFor(ctx, q), most)
}
