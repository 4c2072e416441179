import { sql } from 'kysely'
import type { Write } from '#kernel/context'

/** Counts anew on how many devices some products are. */
export async function refreshPositions(ctx: Write, ids: readonly string[]): Promise<void> {
  await sql`update product set installed = c.n from (
      select o.id, (select count(distinct i.device_id)::int from package p join installation i on i.package_id = p.id and i.last_seen is null
        where p.product_id = o.id) as n
      from product o where o.id = any(${[...ids]}::uuid[])
    ) c where c.id = product.id and product.installed <> c.n`.execute(ctx.db)
}
