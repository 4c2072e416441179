import type { Write } from '#kernel/context'
import type { Seen } from '#kernel/visible'
import { isSettled } from '../engine/state.ts'
import { end } from './decide.ts'
import { loadPurchase } from './load.ts'

/** All of it is there and billed, and nothing is held: there is nothing more to do. */
export async function closeIfSettled(ctx: Write, ref: Seen) {
  const { row, standing } = await loadPurchase(ctx, ref.id)
  if (row.status === 'received' && standing.held === 0 && isSettled(standing.lines))
    await end(ctx, { ref, row }, 'closed', '')
}
