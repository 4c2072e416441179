import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { accountOf, accountSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { profileChanged, sessionsEnded } from '../events.ts'
import { Preferences } from '../schemas.ts'
import { endSessions } from '../sessions.ts'
import { w } from '../words.ts'

/** Changes what the house does for its reader: in which language, in which zone, and small things that screens remember. */
export async function changeMe(ctx: Write, { language, zone, preferences }: Input<typeof identity.changeMe>) {
  const before = await accountOf(ctx, ctx.actor.id)
  if (!before) throw new Refusal('not-found', w.later('no-account'))
  const after = { language: language ?? before.language, zone: zone ?? before.zone }
  if (after.language !== before.language || after.zone !== before.zone) {
    await ctx.db.updateTable('account').set(after).where('person_id', '=', ctx.actor.id).execute()
    const changed = { before: { language: before.language, zone: before.zone }, after }
    ctx.emit(profileChanged, await accountSubject(ctx, ctx.actor.id), changed, { granted: false })
  }
  if (preferences) await remember(ctx, preferences)
  return done
}

async function remember(ctx: Write, preferences: Preferences) {
  const { rows } = await sql<{ preferences: unknown }>`
    update account set preferences = jsonb_strip_nulls(preferences || ${JSON.stringify(preferences)}::jsonb)
    where person_id = ${ctx.actor.id}::uuid returning preferences`.execute(ctx.db)
  // Many small changes may not add up to more than one may hold.
  if (!Preferences.safeParse(rows[0]?.preferences).success)
    throw new Refusal('invalid', w.later('too-much-remembered'))
}

/** Signs one out of one place, or of everywhere else. */
export async function endMySessions(ctx: Write, { id }: Input<typeof identity.endSessions>) {
  const { id: person_id, session } = ctx.actor
  const devices = await endSessions(ctx, id === undefined ? { person_id, but: session } : { person_id, id })
  if (devices.length > 0)
    ctx.emit(sessionsEnded, await accountSubject(ctx, person_id), { devices }, { granted: false })
  if (id !== undefined && id === session) ctx.request.giveSession?.(null)
  return done
}
