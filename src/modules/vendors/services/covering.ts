import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { w } from './words.ts'

/** A contract that covers services of one vendor does not go to another. */
export async function refuseWhileCovering(ctx: Write, contractId: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('vendor_service')
    .select('id')
    .where('contract_id', '=', contractId)
    .execute()
  if (found.length > 0) throw new Refusal('conflict', w.later('has-services', { n: found.length }))
}
