import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { insertRows } from '#kernel/insert-rows'
import { lived } from '#kernel/lived'
import { demoInstalled } from './demo/installed.ts'
import { seedGiven, seedKeys, seedPeaks, seedSeats } from './demo/more.ts'
import type { DemoUser } from './demo/seats.ts'
import { createEntitlements } from './entitlements/commands.ts'
import { refreshForecasts } from './forecast/refresh.ts'
import { refreshAll } from './positions.ts'
import { createProducts } from './products/commands.ts'
import { addMembers } from './suites/commands.ts'

const seed = 5113

interface DemoGround {
  readonly devices: readonly {
    readonly id: string
    readonly type: string
    readonly person: string | null
    readonly title: string
  }[]
  /** By name. */
  readonly vendors: ReadonlyMap<string, string>
  /** All that are known, whoever has left too. */
  readonly people: readonly DemoUser[]
  readonly today: string
}

/** What is installed on the devices of Halden Marine, which products that is, what was bought of them, and who has seats of subscriptions. */
export async function seedSoftware(
  ctx: Write,
  { devices, vendors, people, today }: DemoGround,
): Promise<void> {
  const { installed, facts, bought } = demoInstalled(seed, devices, today)
  const idOf = (n: number) => devices[n]?.id ?? ''
  if (installed.length > 0) {
    const rows = installed.map(({ device, ...one }) => ({ device: idOf(device), ...one }))
    const said = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(device uuid, name text, version text, publisher text, first_seen timestamptz)`
    await sql`insert into package (name, version, publisher, source)
      select distinct name, version, publisher, 'registry' from ${said} order by 1, 2, 3 on conflict do nothing`.execute(
      ctx.db,
    )
    await sql`insert into installation (device_id, package_id, first_seen)
      select r.device, p.id, r.first_seen from ${said}
      join package p on p.name = r.name and p.version = r.version and p.publisher = r.publisher and p.source = 'registry'`.execute(
      ctx.db,
    )
    const seen = facts.map((one, n) => ({ device_id: idOf(n), ...one }))
    await insertRows('software_device', seen).execute(ctx.db)
  }
  // What was added and bought is told as of then.
  const bought_at = Temporal.Instant.from(ctx.now)
    .subtract({ hours: 24 * 100 })
    .toString()
  const { ctx: then, tell } = lived({ ...ctx, now: bought_at })
  const vendorOf = (name: string | undefined) => vendors.get(name ?? '') ?? null
  const made = await createProducts(
    then,
    bought.map(({ draft, vendor, packages }) => ({
      ...draft,
      vendor_id: vendorOf(vendor),
      rules: [...new Set(packages.map(([name]) => name))].map((name) => ({
        name,
        publisher: draft.publisher ?? '',
      })),
    })),
  )
  const idNamed = new Map(made.map(({ id, title }) => [title, id]))
  for (const [n, { members = [] }] of bought.entries()) {
    const [id, ids] = [made[n]?.id, members.flatMap((name) => idNamed.get(name) ?? [])]
    if (id !== undefined && ids.length > 0) await addMembers(then, { id, members: ids })
  }
  await createEntitlements(
    then,
    bought.flatMap(({ lots, vendor }, n) =>
      lots.map((lot) => ({ ...lot, product_id: made[n]?.id, vendor_id: vendorOf(vendor) })),
    ),
  )
  await seedSeats(then, seed + 1, people, today)
  const laptops = devices.filter(({ type }) => type === 'laptop').map(({ id }) => id)
  await seedKeys(then, seed + 2, { people, devices: laptops, now: ctx.now })
  await seedGiven(then, { people, now: ctx.now })
  await seedPeaks(then, seed + 3, { people, now: ctx.now, today })
  tell()
  await refreshAll(ctx)
  await refreshForecasts(ctx)
}
