import { deviceOf } from '#lib/device/device'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'

/** Where someone is signed in, the latest first. */
export async function sessionsOf(ctx: Read, personId: string) {
  const rows = await ctx.db
    .selectFrom('session')
    .select(['id', 'ip', 'agent', 'created_at', 'seen_at', 'expires_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', ctx.now)
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.map(({ agent, ...session }) => ({
    ...session,
    device: say(deviceOf(agent), ctx.actor.language),
    current: session.id === ctx.actor.session,
  }))
}

export const mySessions = async (ctx: Read) => ({ items: await sessionsOf(ctx, ctx.actor.id) })
