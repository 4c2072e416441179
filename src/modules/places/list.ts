import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { withinPlaces } from '#facets/places/places'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { askable, byTitle, byUpdated, filtered, t, usualColumns } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import type { z } from 'zod'
import type { places } from './contract.ts'
import { placeFilterFields } from './fields.ts'
import type { PlaceRow } from './schemas.ts'
import { w } from './words.ts'

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
    name: byTitle(w.later('sort.name')),
    updated: byUpdated(w.later('sort.updated')),
  },
  defaultSort: 'name',
}

const columnsFor = (ctx: Read): Columns => ({
  ...usualColumns(ctx),
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
})

const whereFor = (ctx: Read, q: string) => filtered(ctx, q, askable(ctx, placeFilterFields), columnsFor(ctx))

/** One page of the places that a filter lets through, those in the archive too unless it says otherwise. */
export async function listPlaces(ctx: Read, { q, ...paging }: Input<typeof places.list>) {
  return pageOf<z.input<typeof PlaceRow>>(ctx, spec, await whereFor(ctx, q), paging)
}

export async function countPlaces(ctx: Read, { q, most }: Input<typeof places.count>) {
  return countOf(ctx, spec, await whereFor(ctx, q), most)
}
