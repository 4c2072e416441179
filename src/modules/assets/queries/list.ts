import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { titleSaid } from '#lib/words'
import { customFilterFields, customSorts, shownCustom } from '#facets/custom-fields/public'
import { withinPlaces } from '#facets/places/places'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { askable, byTitle, byUpdated, filtered, t, usualColumns } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import { namedAmong, seenAmong } from '#kernel/readable'
import type { assets } from '../contract.ts'
import { assetFilterFields } from '../fields.ts'
import { groundOf } from '../ground.ts'
import type { AssetRow } from '../schemas.ts'
import { asItCame } from '../starters.ts'
import { w } from '../words.ts'

const modelName = sql`(select m.name from asset_model m where m.id = t.model_id)`
const makerName = sql`(select f.name from asset_model m join manufacturer f on f.id = m.manufacturer_id where m.id = t.model_id)`

export const assetList: ListSpec = {
  table: 'asset',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    tag: t('tag'),
    serial: t('serial'),
    type: sql`(select title from asset_type where code = t.type)`,
    icon: sql`(select icon from asset_type where code = t.type)`,
    model: sql`coalesce(trim(concat_ws(' ', ${makerName}, ${modelName})), '')`,
    status: sql`(select title from asset_status where code = t.status)`,
    meaning: t('meaning'),
    holder_id: t('holder_id'),
    place_id: t('place_id'),
    quantity: t('quantity'),
    warranty_until: sql`t.warranty_until::text`,
    type_code: t('type'),
    custom: t('custom'),
    updated_at: t('updated_at'),
  },
  sorts: {
    name: byTitle(w.later('sort.name')),
    updated: byUpdated(w.later('sort.updated')),
    tag: { title: w.later('sort.tag'), by: [{ column: 'tag', type: 'text' }], dir: 'asc' },
    warranty: { title: w.later('sort.warranty'), by: [{ column: 'warranty_day', type: 'int' }], dir: 'asc' },
  },
  defaultSort: 'name',
}

const held = (ids: readonly string[], also: RawBuilder<unknown> = sql`true`) =>
  sql<boolean>`(t.id in (select item_id from holding where holder_id = any(${[...ids]}::uuid[]) and ${also}))`
const heldBy = (kind: string) =>
  sql<boolean>`(t.id in (select h.item_id from holding h join entity e on e.id = h.holder_id where e.kind = ${sql.lit(kind)}))`
const places = (name: 'place_id' | 'home_place_id') =>
  ({
    is: 'listed',
    among: (ids) => withinPlaces(t(name), ids),
    any: sql<boolean>`(${t(name)} is not null)`,
  }) satisfies Columns[string]

const columnsFor = (ctx: Read): Columns => ({
  ...usualColumns(ctx),
  tag: column('t.tag', 'text'),
  serial: column('t.serial', 'text'),
  type: column('t.type', 'text'),
  model: { is: 'column', sql: modelName, stored: 'text' },
  manufacturer: { is: 'column', sql: makerName, stored: 'text' },
  status: column('t.status', 'text'),
  is: column('t.meaning', 'text'),
  holder: { is: 'listed', among: held, any: heldBy('person') },
  within: { is: 'listed', among: held, any: heldBy('asset') },
  place: places('place_id'),
  home: places('home_place_id'),
  warranty: column('t.warranty_until', 'date'),
  due: {
    is: 'column',
    sql: sql`(select min(due_back) from holding where item_id = t.id)`,
    stored: 'date',
  },
  quantity: column('t.quantity', 'integer'),
  low: {
    is: 'column',
    sql: sql`(t.minimum is not null and t.meaning <> 'gone' and t.minimum > coalesce((
      select sum(h.quantity) from holding h join place p on p.id = h.holder_id where h.item_id = t.id), 0))`,
    stored: 'boolean',
  },
  bought: column('t.bought_on', 'date'),
  order: column('t.order_no', 'text'),
})

export async function assetsWhere(ctx: Read, q: string): Promise<RawBuilder<boolean>> {
  if (q.trim() === '') return sql<boolean>`true`
  const { types, statuses } = await groundOf(ctx)
  const called = (all: readonly { code: string; title: string }[]) =>
    all.map(({ code, title }) => ({ value: code, title: titleSaid(asItCame(title), ctx.actor.language) }))
  const own = await customFilterFields(ctx, ['asset'])
  const fields = askable(ctx, [
    ...own.map(({ field }) => field),
    ...assetFilterFields({ types: called(types), statuses: called(statuses) }),
  ])
  const custom = Object.fromEntries(own.map(({ name, column: make }) => [name, make()]))
  return filtered(ctx, q, fields, { ...custom, ...columnsFor(ctx) })
}

type Listed = Omit<AssetRow, 'holder' | 'place'> & {
  holder_id: string | null
  place_id: string | null
  type_code: string
}

/** One page of the assets that a filter lets through. */
export async function listAssets(ctx: Read, { q, ...paging }: Input<typeof assets.list>) {
  const added = paging.sort?.includes('custom.') ? await customSorts(ctx, ['asset']) : {}
  const spec = { ...assetList, sorts: { ...assetList.sorts, ...added } }
  return assetsPage(ctx, await assetsWhere(ctx, q), paging, spec)
}

/** One page of the assets for which this is so, as the list shows them. */
export async function assetsPage(
  ctx: Read,
  where: RawBuilder<boolean>,
  paging: Parameters<typeof pageOf>[3],
  spec: ListSpec = assetList,
) {
  const { items, next } = await pageOf<Listed>(ctx, spec, where, paging)
  const seen = await seenAmong(
    ctx,
    items.flatMap(({ holder_id, place_id }) => [holder_id, place_id].filter((id) => id !== null)),
  )
  const { language } = ctx.actor
  const customs = await shownCustom(
    ctx,
    'asset',
    items.map(({ custom }) => custom),
    items.map(({ type_code }) => type_code),
  )
  return {
    items: items.map(({ holder_id, place_id, type_code: _, ...row }, n): AssetRow => {
      const place = seen.get(place_id ?? '')
      return {
        ...row,
        custom: customs[n] ?? {},
        type: titleSaid(asItCame(row.type), language),
        status: titleSaid(asItCame(row.status), language),
        holder: namedAmong(seen, holder_id),
        place: place ? { id: place.id, name: place.title } : null,
      }
    }),
    next,
  }
}

export async function countAssets(ctx: Read, { q, most }: Input<typeof assets.count>) {
  return countOf(ctx, assetList, await assetsWhere(ctx, q), most)
}
