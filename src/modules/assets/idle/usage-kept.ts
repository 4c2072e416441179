import { type Lately, usageOf } from '#facets/usage/sources'
import type { Write } from '#kernel/context'
import { keepRows } from '#kernel/keep-rows'

/** Asks how these devices are used, and keeps it for the reckoning. Only what has changed is written. */
export async function keepUsage(ctx: Write, ids: readonly string[], lately: Lately): Promise<void> {
  const usage = await usageOf(ctx, ids, lately)
  const rows = [...usage].map(([asset_id, { heard_at, disk, memory }]) => ({
    asset_id,
    heard_on: heard_at === null ? null : heard_at.slice(0, 10),
    disk_total: disk?.total ?? null,
    disk_used: disk?.used ?? null,
    memory_total: memory?.total ?? null,
    memory_most: memory?.most ?? null,
    memory_days: memory?.days ?? null,
  }))
  await keepRows(ctx, ['idle_usage', 'asset_id'], ids, rows)
}
