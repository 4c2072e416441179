import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '#lib/refusal'
import { hashOf } from '#kernel/auth/credentials'
import type { Receive, Write } from '#kernel/context'
import type { Purpose } from '../contract/sign-on.ts'
import { type ProviderRow, providerNamed } from './providers.ts'
import { attemptMinutes, type Way, wayOf } from './way.ts'
import { w } from './words.ts'

type For = z.output<typeof Purpose>

interface Beginning {
  provider: ProviderRow
  purpose: For
  next: string
  /** The browser's own. */
  secret: string
  way: Way
}

/** Remembers that this browser is on its way to a provider. */
export async function startAttempt(ctx: Write, { provider, purpose, next, secret, way }: Beginning) {
  await ctx.db
    .insertInto('sign_in_attempt')
    .values({
      token_hash: hashOf(secret),
      provider_id: provider.id,
      purpose,
      session_id: purpose === 'enter' ? null : (ctx.actor.session ?? null),
      redirect_uri: way.redirect_uri,
      next,
      begun_at: ctx.now,
      expires_at: sql<string>`${ctx.now}::timestamptz + make_interval(mins => ${attemptMinutes}::int)`,
    })
    .execute()
}

export interface Attempt {
  provider: ProviderRow
  purpose: For
  next: string
  begun_at: string
  way: Way
}

const gone = () => new Refusal('conflict', w.later('gone'))

/** Takes what this browser had begun with this provider, once; what a session began serves that session alone. */
export async function takeAttempt(ctx: Receive, name: string): Promise<Attempt> {
  const secret = ctx.request.halfway?.secret
  if (secret === undefined) throw gone()
  const taken = await ctx.write((tx) =>
    tx.db
      .deleteFrom('sign_in_attempt')
      .where('token_hash', '=', hashOf(secret))
      .where('expires_at', '>', tx.now)
      .returningAll()
      .executeTakeFirst(),
  )
  if (!taken || taken.session_id !== (taken.purpose === 'enter' ? null : (ctx.actor.session ?? null)))
    throw gone()
  const { purpose, next, begun_at, redirect_uri } = taken
  const provider = await providerNamed(ctx, name, { idle: purpose === 'try' })
  // Another provider's answer may not pass for this one's.
  if (provider.id !== taken.provider_id) throw gone()
  return { provider, purpose, next, begun_at, way: wayOf(secret, redirect_uri) }
}

export const forgetAttempts = ({ db, now }: Write) =>
  db.deleteFrom('sign_in_attempt').where('expires_at', '<=', now).execute()
