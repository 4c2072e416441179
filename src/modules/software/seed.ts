import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { insertRows } from '#kernel/insert-rows'
import { demoInstalled } from './demo/installed.ts'
import { createEntitlements } from './entitlements/commands.ts'
import { createProducts } from './products/commands.ts'

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
  readonly today: string
}

/** What is installed on the devices of Halden Marine, which products that is, and what was bought of them. */
export async function seedSoftware(ctx: Write, { devices, vendors, today }: DemoGround): Promise<void> {
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
  const vendorOf = (name: string | undefined) => vendors.get(name ?? '') ?? null
  const made = await createProducts(
    ctx,
    bought.map(({ draft, vendor, packages }) => ({
      ...draft,
      vendor_id: vendorOf(vendor),
      rules: [...new Set(packages.map(([name]) => name))].map((name) => ({
        name,
        publisher: draft.publisher ?? '',
      })),
    })),
  )
  await createEntitlements(
    ctx,
    bought.flatMap(({ lots, vendor }, n) =>
      lots.map((lot) => ({ ...lot, product_id: made[n]?.id, vendor_id: vendorOf(vendor) })),
    ),
  )
}
