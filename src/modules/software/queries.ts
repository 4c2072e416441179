import { sql } from 'kysely'
import type { Input, Reply } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { containing } from '#kernel/like'
import { seenFor, visibleOne } from '#kernel/visible'
import { type Installed, mostDevices, type PackageRow, type software } from './contract.ts'
import { w } from './words.ts'

const contains = (find: string) => (find === '' ? sql`true` : sql`lower(p.name) like ${containing(find)}`)

/** After the row with this name, version and id. */
function after(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [name, version, id] = unseal(cursor, ['text', 'text', 'int'])
  return sql`(p.name, p.version, p.id) > (${name}::text collate seen, ${version}::text collate "C", ${id}::int)`
}

/** All times that something was there, as one. */
const span = sql`min(first_seen) as first_seen,
  case when bool_or(last_seen is null) then null else max(last_seen) end as last_seen`

function pageOfThem<Row extends { id: string; name: string; version: string }>(
  rows: readonly Row[],
  limit: number,
) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    next: rows.length > limit && last ? seal([last.name, last.version, last.id]) : null,
  }
}

/** Software on devices that the reader may see; what only hidden ones have is not there. */
export async function listPackages(
  ctx: Read,
  { find, product, after: cursor, limit }: Input<typeof software.list>,
) {
  const seenOnes = sql`select from installation i join entity e on e.id = i.device_id
    where i.package_id = p.id and i.last_seen is null and ${visibleOne(ctx.actor, 'e')}`
  const { rows } = await sql<PackageRow>`
    select p.id::text, p.name, p.version, p.publisher, p.source, (select count(*)::int from (${seenOnes} limit ${sql.lit(mostDevices)}) counted) as devices
    from (
      select p.id, p.name, p.version, p.publisher, p.source from package p
      where ${contains(find)} and ${product === undefined ? sql`true` : sql`p.product_id = ${product}::uuid`} and ${after(cursor)} and exists (${seenOnes})
      order by p.name, p.version, p.id limit ${limit + 1}::int
    ) p order by p.name, p.version, p.id`.execute(ctx.db)
  return pageOfThem(rows, limit)
}

export async function devicesWith(
  ctx: Read,
  { package: id, past, after: cursor, limit }: Input<typeof software.devices>,
) {
  const from = cursor === undefined ? sql`true` : sql`device_id > ${unseal(cursor, ['uuid'])[0]}::uuid`
  const found = await ctx.db
    .selectFrom('package as p')
    .select([sql<string>`p.id::text`.as('id'), 'p.name', 'p.version', 'p.publisher', 'p.source'])
    .where('p.id', '=', id)
    .where(
      sql<boolean>`exists (select from installation i join entity e on e.id = i.device_id
        where i.package_id = p.id and ${visibleOne(ctx.actor, 'e')})`,
    )
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', w.later('no-package'))
  const { rows } = await sql<Reply<typeof software.devices>['items'][number]>`
    select e.id, e.kind, e.key, e.title, i.first_seen, i.last_seen
    from (
      select device_id, ${span} from installation
      where package_id = ${id}::int and ${past ? sql`true` : sql`last_seen is null`} and ${from}
      group by device_id order by device_id
    ) i join entity e on e.id = i.device_id
    where ${visibleOne(ctx.actor, 'e')}
    order by i.device_id limit ${sql.lit(limit + 1)}`.execute(ctx.db)
  const items = rows.slice(0, limit)
  return { package: found, items, next: rows.length > limit ? seal([items.at(-1)?.id]) : null }
}

export async function installedOn(
  ctx: Read,
  { id, find, past, after: cursor, limit }: Input<typeof software.on>,
) {
  const { id: device, kind, key, title } = await seenFor(ctx, id, 'read')
  const of = sql`device_id = ${device}::uuid`
  // What is there is there once; what was may have come and gone several times.
  const there = past
    ? sql`select package_id, ${span} from installation where ${of} group by package_id`
    : sql`select package_id, first_seen, null::timestamptz as last_seen from installation where ${of} and last_seen is null`
  const { rows } = await sql<Installed>`
    select p.id::text, p.name, p.version, p.publisher, p.source, i.first_seen, i.last_seen
    from (${there}) i join package p on p.id = i.package_id
    where ${contains(find)} and ${after(cursor)}
    order by p.name, p.version, p.id limit ${limit + 1}::int`.execute(ctx.db)
  const { rows: counts } = await sql<{ now: number; gone: number }>`
    select (select count(*)::int from installation where ${of} and last_seen is null) as now,
      (select count(distinct package_id)::int from installation g where ${of} and last_seen is not null
        and not exists (select from installation i where i.device_id = g.device_id and i.package_id = g.package_id and i.last_seen is null)) as gone`.execute(
    ctx.db,
  )
  return {
    ...pageOfThem(rows, limit),
    device: { id: device, kind, key, title },
    ...(counts[0] ?? { now: 0, gone: 0 }),
  }
}
