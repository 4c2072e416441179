import { removeEntities } from '#kernel/entity'
import type { Write } from '#kernel/context'

/** Takes off what came into being with these vendors, at one with them, and is as it was; anything else holds its vendor. */
export async function removeFirstServices(ctx: Write, vendorIds: readonly string[]): Promise<void> {
  if (vendorIds.length === 0) return
  const found = await ctx.db
    .selectFrom('vendor_service as s')
    .innerJoin('entity as e', 'e.id', 's.id')
    .innerJoin('entity as v', 'v.id', 's.vendor_id')
    .select('s.id')
    .where('s.vendor_id', 'in', [...vendorIds])
    .where('e.version', '=', 1)
    .whereRef('e.created_at', '=', 'v.created_at')
    .execute()
  await removeEntities(
    ctx,
    found.map(({ id }) => id),
  )
}
