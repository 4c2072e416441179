import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { titleSaid } from '#lib/words'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { containing } from '#kernel/like'
import { todayOf } from '#kernel/today'
import { visible } from '#kernel/visible'
import { loadMinimums, missingOf } from '../minimums/load.ts'
import { asItCame } from '../starters.ts'
import type { catalogueEndpoints } from './contract.ts'
import type { ManufacturerRow, ModelRow, StatusRow, TypeRow } from './schemas.ts'

type Asked<Name extends keyof typeof catalogueEndpoints> = Input<(typeof catalogueEndpoints)[Name]>

const used = (ctx: Read, column: 'type' | 'status') =>
  sql`(select count(*)::int from asset a where ${sql.ref(`a.${column}`)} = c.code and ${visible(ctx.actor, 'a')})`
const unlessArchived = (archived: boolean, table: string) =>
  archived ? sql`true` : sql`not ${sql.ref(`${table}.archived`)}`

export async function listTypes(ctx: Read, { archived }: Asked<'types'>) {
  const { rows } = await sql<Omit<TypeRow, 'own'>>`
    select code, title, icon, capacities, version, archived, ${used(ctx, 'type')} as used
    from asset_type c where ${unlessArchived(archived, 'c')} order by position, code`.execute(ctx.db)
  return { items: rows.map((row) => ({ ...row, own: row.title, title: said(ctx, row.title) })) }
}

export async function listStatuses(ctx: Read, { archived }: Asked<'statuses'>) {
  const { rows } = await sql<Omit<StatusRow, 'own'>>`
    select code, title, meaning, version, archived, ${used(ctx, 'status')} as used
    from asset_status c where ${unlessArchived(archived, 'c')} order by position, code`.execute(ctx.db)
  return { items: rows.map((row) => ({ ...row, own: row.title, title: said(ctx, row.title) })) }
}

const said = ({ actor }: Read, title: string) => titleSaid(asItCame(title), actor.language)

const after = (cursor: string | undefined, table: string) => {
  if (cursor === undefined) return sql`true`
  const [name, id] = unseal(cursor, ['text', 'uuid'])
  return sql`(${sql.ref(`${table}.name`)}, ${sql.ref(`${table}.id`)}) > (${name}::text collate seen, ${id}::uuid)`
}

/** A page of what is ordered by name and id, of which one more was asked. */
function pageOfNamed<Row extends { id: string; name: string }>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? seal([last.name, last.id]) : null }
}

export async function listManufacturers(
  ctx: Read,
  { find, archived, after: cursor, limit }: Asked<'manufacturers'>,
) {
  const { rows } = await sql<ManufacturerRow>`
    select f.id, f.name, f.version, f.archived,
      (select count(*)::int from asset_model m where m.manufacturer_id = f.id and not m.archived) as models
    from manufacturer f
    where lower(f.name) like ${containing(find)} and ${unlessArchived(archived, 'f')} and ${after(cursor, 'f')}
    order by f.name, f.id limit ${limit + 1}::int`.execute(ctx.db)
  return pageOfNamed(rows, limit)
}

export async function listModels(
  ctx: Read,
  { find, archived, short, after: cursor, limit }: Asked<'models'>,
) {
  const only = short ? sql`m.id = any(${await shortModels(ctx)}::uuid[])` : sql`true`
  const { rows } = await sql<Omit<ModelRow, 'missing' | 'ordered'>>`
    select p.*, k.title as type_title, k.icon, n.count, n.ready, n.mean_age
    from (
      select m.id, m.name, coalesce(f.name, '') as manufacturer, m.number, m.type, m.end_of_life::text, m.version, m.archived
      from asset_model m left join manufacturer f on f.id = m.manufacturer_id
      where lower(concat_ws(' ', f.name, m.name, m.number collate seen)) like ${containing(find)} and m.name <> ''
        and ${unlessArchived(archived, 'm')} and ${after(cursor, 'm')} and ${only}
      order by m.name, m.id limit ${limit + 1}::int
    ) p join asset_type k on k.code = p.type cross join lateral (
      select count(*)::int as count, count(*) filter (where a.meaning = 'ready')::int as ready,
        avg(${todayOf(ctx)}::date - a.bought_on)::int as mean_age
      from asset a where a.model_id = p.id and a.meaning <> 'gone' and ${visible(ctx.actor, 'a')}
    ) n order by p.name, p.id`.execute(ctx.db)
  const { items, next } = pageOfNamed(rows, limit)
  const { kept } = await loadMinimums(
    ctx,
    items.map(({ id }) => id),
  )
  const missing = missingOf(kept)
  return {
    items: items.map((row) => ({
      ...row,
      type_title: said(ctx, row.type_title),
      ...(missing.get(row.id) ?? { missing: 0, ordered: 0 }),
    })),
    next,
  }
}

async function shortModels(ctx: Read): Promise<string[]> {
  const { kept } = await loadMinimums(ctx)
  return kept.flatMap(({ model_id, missing }) => (missing > 0 ? [model_id] : []))
}
