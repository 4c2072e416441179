import { sql } from 'kysely'
import { type Lately, usageOf } from '#facets/usage/sources'
import type { Write } from '#kernel/context'
import { recordset } from '#kernel/insert-rows'

/** Asks how these devices are used, and keeps it for the reckoning. Only what has changed is written. */
export async function keepUsage(ctx: Write, ids: readonly string[], lately: Lately): Promise<void> {
  const usage = await usageOf(ctx, ids, lately)
  const rows = recordset(
    'idle_usage',
    [...usage].map(([asset_id, { heard_at, disk, memory }]) => ({
      asset_id,
      heard_on: heard_at === null ? null : heard_at.slice(0, 10),
      disk_total: disk?.total ?? null,
      disk_used: disk?.used ?? null,
      memory_total: memory?.total ?? null,
      memory_most: memory?.most ?? null,
      memory_days: memory?.days ?? null,
    })),
  )
  await sql`delete from idle_usage u where u.asset_id = any(${[...ids]}::uuid[])
    and not exists (select from ${rows} r where r.asset_id = u.asset_id)`.execute(ctx.db)
  await sql`insert into idle_usage as u select * from ${rows}
    on conflict (asset_id) do update set (heard_on, disk_total, disk_used, memory_total, memory_most, memory_days)
      = (excluded.heard_on, excluded.disk_total, excluded.disk_used, excluded.memory_total, excluded.memory_most, excluded.memory_days)
    where u is distinct from excluded`.execute(ctx.db)
}
