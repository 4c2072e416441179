import { refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { locked, seen, type Seen } from '#kernel/visible'
import { goneAmong } from '../devices.ts'
import { goneProblem } from '../policy.ts'

/**
 * Whoever is to be given a seat or a key; refused where it is a device that left for good. A device is held until the transaction ends:
 * it does not leave meanwhile. To be called before the product is locked, as things are before what comes with them.
 */
export async function toHold(ctx: Write, id: string): Promise<Seen> {
  const holder = await seen(ctx, id)
  if (holder.kind !== 'asset') return holder
  await locked(ctx, id)
  refuseIf(goneProblem((await goneAmong(ctx, [id])).has(id), holder))
  return holder
}
