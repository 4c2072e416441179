import type { Read } from '#kernel/context'
import { accountOf } from '../accounts.ts'
import { factorOf } from '../factors.ts'
import { passkeysOf } from '../passkeys.ts'
import { directoryOf } from '../whose-password.ts'
import { linksOf } from './sign-on.ts'

/** What the reader shows besides their password, and how many recovery codes they have left. */
export async function secondFactor(ctx: Read) {
  const { id } = ctx.actor
  const directory = await directoryOf(ctx, id)
  return {
    password: directory !== undefined || typeof (await accountOf(ctx, id))?.password_hash === 'string',
    directory: directory ?? null,
    providers: (await linksOf(ctx, ctx.actor.id)).map(({ name, provider: label }) => ({ name, label })),
    ...(await factorOf(ctx, ctx.actor.id)),
    passkeys: await passkeysOf(ctx, ctx.actor.id),
  }
}
