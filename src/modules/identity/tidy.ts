import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { expireMail } from '#kernel/mail/queue'
import { forgetKeys } from '#kernel/once'
import { expireChanges } from './four-eyes/commands.ts'
import { dropHalves } from './halfway.ts'
import { forgetChallenges } from './passkeys.ts'
import { forgetAttempts } from './sign-on/attempts.ts'
import { endViewings, viewingsTooFar } from './viewing.ts'

/** Lets go of what has run its time: sessions, links, counted tries, marks of change, and mail that came too late. */
export async function tidy(ctx: Write) {
  const isOver = sql<boolean>`(expires_at <= ${ctx.now}::timestamptz
    or seen_at <= ${ctx.now}::timestamptz - make_interval(secs => idle_seconds))`
  const tooFar = await viewingsTooFar(ctx)
  await endViewings(
    ctx,
    sql<boolean>`(viewing_until <= ${ctx.now}::timestamptz or ${isOver} or id = any(${tooFar}::uuid[]))`,
  )
  await sql`delete from session where ${isOver}`.execute(ctx.db)
  await sql`delete from one_time_link where expires_at <= ${ctx.now}::timestamptz - interval '30 days'`.execute(
    ctx.db,
  )
  await dropHalves(ctx)
  await forgetChallenges(ctx)
  await forgetAttempts(ctx)
  await expireChanges(ctx)
  await sql`delete from pending_change where decided_at <= ${ctx.now}::timestamptz - interval '90 days'`.execute(
    ctx.db,
  )
  await sql`delete from guess where last_at <= ${ctx.now}::timestamptz - interval '1 day'`.execute(ctx.db)
  await sql`delete from standing_change where at <= ${ctx.now}::timestamptz - interval '10 minutes'`.execute(
    ctx.db,
  )
  await forgetKeys(ctx)
  await expireMail(ctx)
}
