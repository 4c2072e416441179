import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import { lookForDenied } from './denied.ts'
import { matchPackages } from './products/rules.ts'

/** Software as a device reports it. */
export interface Reported {
  readonly name: string
  readonly version: string
  readonly publisher: string
  readonly source: string
}

const columns = sql`name text, version text, publisher text, source text`

/**
 * Writes down what is installed on a device now: what is there still costs no write, what is new begins, what is gone
 * ends. Gives the names of what began and of what ended.
 */
export async function recordInstallations(ctx: Write, deviceId: string, packages: readonly Reported[]) {
  const said = sql`jsonb_to_recordset(${JSON.stringify(packages)}::jsonb) as r(${columns})`
  // In one order everywhere, so that no two reports wait for each other.
  const { rows: fresh } = await sql<{ id: number }>`
    insert into package (name, version, publisher, source)
    select distinct r.name, r.version, r.publisher, r.source from ${said}
    where not exists (select from package p
      where p.name = r.name and p.version = r.version and p.publisher = r.publisher and p.source = r.source)
    order by 1, 2, 3, 4 on conflict do nothing returning id`.execute(ctx.db)
  if (fresh.length > 0)
    await matchPackages(ctx, sql<boolean>`p.id = any(${fresh.map(({ id }) => id)}::int[])`)
  const { rows } = await sql<{ began: string[]; ended: string[] }>`
    with now as materialized (
      select distinct p.id from ${said} join package p using (name, version, publisher, source)
    ), ended as (
      update installation i set last_seen = ${ctx.now}::timestamptz
      where i.device_id = ${deviceId}::uuid and i.last_seen is null and not exists (select from now where now.id = i.package_id)
      returning i.package_id as id
    ), began as (
      insert into installation (device_id, package_id, first_seen)
      select ${deviceId}::uuid, now.id, ${ctx.now}::timestamptz from now
      where not exists (select from installation i
        where i.device_id = ${deviceId}::uuid and i.package_id = now.id and i.last_seen is null)
      returning package_id as id
    )
    select array(select p.name from began join package p using (id) order by 1) as began,
      array(select p.name from ended join package p using (id) order by 1) as ended`.execute(ctx.db)
  const changed = rows[0] ?? { began: [], ended: [] }
  if (changed.began.length + changed.ended.length > 0) await lookForDenied(ctx, { device: deviceId })
  return changed
}

/** What is installed on a device now. */
export async function installedNow({ db }: Pick<Read, 'db'>, deviceId: string): Promise<Reported[]> {
  return db
    .selectFrom('installation as i')
    .innerJoin('package as p', 'p.id', 'i.package_id')
    .select(['p.name', 'p.version', 'p.publisher', 'p.source'])
    .where('i.device_id', '=', deviceId)
    .where('i.last_seen', 'is', null)
    .execute()
}

/** What a device says of itself that licences are counted by. */
export interface DeviceFacts {
  readonly cores: number | null
  readonly processors: number | null
}

/** Notes that a device reported; written once a day at most, or when its facts are others. */
export async function noteDevice(ctx: Write, deviceId: string, { cores, processors }: DeviceFacts) {
  await sql`
    insert into software_device (device_id, seen_at, cores, processors)
    values (${deviceId}::uuid, ${ctx.now}::timestamptz, ${cores}::int, ${processors}::int)
    on conflict (device_id) do update set seen_at = excluded.seen_at,
      cores = coalesce(excluded.cores, software_device.cores),
      processors = coalesce(excluded.processors, software_device.processors)
    where software_device.seen_at < excluded.seen_at - interval '1 day'
      or excluded.cores <> coalesce(software_device.cores, 0)
      or excluded.processors <> coalesce(software_device.processors, 0)`.execute(ctx.db)
}

/** Forgets what was ever installed on a device, and packages that were nowhere else. */
export async function forgetDevice({ db }: Pick<Write, 'db'>, deviceId: string) {
  const { rows } = await sql<{ id: number }>`
    delete from installation where device_id = ${deviceId}::uuid returning package_id as id`.execute(db)
  await sql`delete from denied_found where device_id = ${deviceId}::uuid`.execute(db)
  await sql`delete from package p where p.id = any(${[...new Set(rows.map(({ id }) => id))]}::int[])
    and not exists (select from installation i where i.package_id = p.id)`.execute(db)
}
