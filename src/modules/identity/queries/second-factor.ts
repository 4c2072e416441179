import type { Read } from '#kernel/context'
import { accountOf } from '../accounts.ts'
import { factorOf } from '../factors.ts'
import { passkeysOf } from '../passkeys.ts'
import { linksOf } from './sign-on.ts'

/** What the reader shows besides their password, and how many recovery codes they have left. */
export const secondFactor = async (ctx: Read) => ({
  password: typeof (await accountOf(ctx, ctx.actor.id))?.password_hash === 'string',
  providers: (await linksOf(ctx, ctx.actor.id)).map(({ name, provider: label }) => ({ name, label })),
  ...(await factorOf(ctx, ctx.actor.id)),
  passkeys: await passkeysOf(ctx, ctx.actor.id),
})
