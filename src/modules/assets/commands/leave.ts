import type { Write } from '#kernel/context'
import { moveCustody } from '#facets/custody/public'
import { endBookings } from '../bookings/keep.ts'
import type { Source } from '../engine/sources.ts'
import { reasonFor } from '../policy.ts'
import { copyCustody } from './copies.ts'
import { heldNow, letGo } from './holders.ts'
import type { Loaded } from './load.ts'

/** Takes a thing that is gone from whoever holds it; `by`: who says so. */
export async function takeAway(ctx: Write, id: string, status: string, by: Source) {
  const held = (await heldNow(ctx, [id])).get(id) ?? []
  await moveCustody(
    ctx,
    held.map(({ holder_id, quantity }) => ({
      item_id: id,
      quantity,
      from_id: holder_id,
      to_id: null,
      reason: reasonFor({ from: 'place', to: null, can: [], status }),
    })),
  )
  await copyCustody(ctx, [id], by)
  await endBookings(ctx, [{ id, to_id: null }])
  await letGo(
    ctx,
    held.map(({ holder_id, kind }) => ({ id, holder: holder_id, kind })),
  )
}

/** A thing that was gone and is not is where it belongs, if that is known. */
export async function bringBack(
  ctx: Write,
  { id, home_place_id }: Pick<Loaded, 'id' | 'home_place_id'>,
  by: Source,
) {
  if (home_place_id === null) return
  await moveCustody(ctx, [
    { item_id: id, quantity: 1, from_id: null, to_id: home_place_id, reason: 'corrected' },
  ])
  await copyCustody(ctx, [id], by)
}
