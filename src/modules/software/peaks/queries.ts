import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { seenByRef } from '#kernel/refs'
import { todayOf } from '#kernel/today'
import type { software } from '../contract.ts'
import { liveOn } from '../entitlements/lots.ts'
import { atOnceOf, usualMonths } from './pools.ts'
import type { PeakDay, PeakRow } from './schemas.ts'

/** All that was measured of a product, the latest day first. */
export async function listPeaks(ctx: Read, { id, after, limit }: Input<typeof software.peaks>) {
  const ref = await seenByRef(ctx, id, 'product')
  const from = after === undefined ? undefined : unseal(after, ['text', 'text'])
  const { rows } = await sql<PeakRow>`
    select p.day || ' ' || p.source as id, p.day::text, p.peak, p.unit, p.source, p.said_at from licence_peak p where product_id = ${ref.id}::uuid
      and ${from === undefined ? sql`true` : sql`(p.day < ${from[0]}::date or (p.day = ${from[0]}::date and p.source > ${from[1]}::text collate "C"))`}
    order by p.day desc, p.source limit ${limit + 1}::int`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return { items: page, next: rows.length > limit && end ? seal([end.day, end.source]) : null }
}

/** The highest of each measured day of the last year, with how many were owned on it. */
export async function showAtOnce(ctx: Read, { id }: Input<typeof software.atOnce>) {
  const ref = await seenByRef(ctx, id, 'product')
  const today = todayOf(ctx)
  const pools = await atOnceOf(ctx, [ref.id], today)
  const { rows } = await sql<PeakDay>`
    select d.day::text, d.peak, coalesce((select sum(l.quantity)::int from entitlement l
      where l.product_id = ${ref.id}::uuid and l.metric = 'concurrent' and ${liveOn(sql`d.day`)}), 0) as owned
    from (select day, max(peak) as peak from licence_peak where product_id = ${ref.id}::uuid
      and day >= (${today}::date - make_interval(months => ${sql.lit(usualMonths)}))::date group by day) d order by d.day`.execute(
    ctx.db,
  )
  return { items: rows, pool: pools.get(ref.id) ?? null }
}
