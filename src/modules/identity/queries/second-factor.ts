import type { Read } from '#kernel/context'
import { factorOf } from '../factors.ts'
import { passkeysOf } from '../passkeys.ts'

/** What the reader shows besides their password, and how many recovery codes they have left. */
export const secondFactor = async (ctx: Read) => ({
  ...(await factorOf(ctx, ctx.actor.id)),
  passkeys: await passkeysOf(ctx, ctx.actor.id),
})
