import { inputRefused, Refusal } from '#lib/refusal'
import type { Receive } from '#kernel/context'
import { type AccountRow, accountSubject, needAccount } from './accounts.ts'
import { proofFailed } from './events.ts'
import { factorsOf, isAppCode, useAppCode } from './factors.ts'
import { admitTry, type Target, target } from './guesses.ts'
import { whence } from './whence.ts'
import { tryPassword } from './whose-password.ts'
import { w } from './words.ts'

export interface Proof {
  account: AccountRow
  /** What to forgive once it has served. */
  targets: readonly Target[]
}

/** Tells that what was shown did not prove it. */
export const tellProofFailed = (ctx: Receive) =>
  ctx.write(async (tx) =>
    tx.emit(proofFailed, await accountSubject(tx, ctx.actor.id), whence(tx.request), { granted: false }),
  )

/** Makes sure that it is really them: by a code of their app or by their password. Every try is counted, and a wrong one told. */
export async function provenBy(ctx: Receive, proof: string): Promise<Proof> {
  const { id } = ctx.actor
  const account = await needAccount(ctx, id)
  const targets = [target('account', 'proof', id)]
  await admitTry(ctx, targets)
  // A directory may let a password look like a code.
  const isCode = isAppCode(proof) && (await factorsOf(ctx, id)).app
  const tried = isCode
    ? { fits: await ctx.write((tx) => useAppCode(tx, id, { code: proof })) }
    : await tryPassword(ctx, account, { name: account.email, password: proof })
  if (tried.fits) return { account, targets }
  await tellProofFailed(ctx)
  if ('why' in tried && tried.why === 'away') throw new Refusal('unavailable', w.later('directory-away'))
  throw inputRefused('proof', w.later('wrong-proof'))
}
