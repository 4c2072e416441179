import { done, type Input } from '#lib/contract'
import type { Receive } from '#kernel/context'
import { changesStanding } from '#kernel/standing'
import type { identity } from '../contract.ts'
import { forgiveTry } from '../guesses.ts'
import { provenBy } from '../proof.ts'

/** Shows that it is really them: for a while, this session may do what is dangerous. */
export async function prove(ctx: Receive, { proof }: Input<typeof identity.prove>) {
  const { targets } = await provenBy(ctx, proof)
  await ctx.write(async (tx) => {
    changesStanding(tx)
    await forgiveTry(tx, targets)
    await tx.db
      .updateTable('session')
      .set({ proven_at: tx.now })
      .where('id', '=', ctx.actor.session ?? null)
      .execute()
  })
  return done
}
