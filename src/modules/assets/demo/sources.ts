import { sql } from 'kysely'
import type { Write } from '#kernel/context'

/** What the orders said of the fleet, and what a scan of the network says otherwise of every fifth device. */
export async function seedSources(ctx: Write) {
  await sql`update asset set sources = sources || (
      select jsonb_object_agg(f, jsonb_build_object('by', 'order', 'at', bought_on))
      from unnest('{supplier_id,order_no,bought_on,cost,warranty_until}'::text[]) as f)
    where order_no <> '' and bought_on is not null and came_from = 'snipe-it'`.execute(ctx.db)
  await sql`update asset set otherwise = jsonb_build_object('warranty_until', jsonb_build_object('lansweeper', (warranty_until + 365)::text))
    where warranty_until is not null and ascii(right(tag, 1)) % 5 = 4`.execute(ctx.db)
}
