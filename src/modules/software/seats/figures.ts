import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { whoLeft } from '#modules/people/public'

/** How many seats are taken now of each product whose vendor's list was ever read, by its id. */
export async function seatsTaken(
  { db }: Pick<Read, 'db'>,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select product_id as id, count(*) filter (where ended_at is null)::int as n from vendor_seat
    where product_id = any(${[...ids]}::uuid[]) group by product_id`.execute(db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** People who left and still have a seat by a vendor's list; of one product, or of any. */
export async function leaversWithSeats(ctx: Pick<Read, 'db'>, productId?: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from vendor_seat where ended_at is null and person_id is not null
      and ${productId === undefined ? sql`true` : sql`product_id = ${productId}::uuid`}`.execute(ctx.db)
  const gone = await whoLeft(
    ctx,
    rows.map(({ id }) => id),
  )
  return [...gone]
}
