import { sql } from 'kysely'
import { deviceOf } from '#lib/device/device'
import { say } from '#lib/words'
import { hashOf } from '#kernel/auth/credentials'
import type { Write } from '#kernel/context'
import { newId, newSecret } from '#kernel/ids'
import { sessionLimits } from '#kernel/auth/session-limits'
import { dropHalves } from './halfway.ts'
import { endViewings } from './viewing.ts'

const mostPerPerson = 50

export interface Started {
  id: string
  secret: string
}

interface Beginning {
  /** Whoever let them in vouched for a second factor. */
  strong?: boolean | undefined
  /** When they showed who they are; now, unless said otherwise. */
  provenAt?: string | undefined
}

/** Signs someone in: a new secret, whatever the browser had before. */
export async function startSession(
  ctx: Write,
  personId: string,
  { strong = false, provenAt = ctx.now }: Beginning = {},
): Promise<Started> {
  const [id, secret] = [newId(), newSecret()]
  const { idleSeconds, days } = await sessionLimits(ctx)
  const { ip = '', agent = '' } = ctx.request
  const goes = sql<boolean>`(id = ${ctx.actor.session ?? null}::uuid or id in (
    select id from session where person_id = ${personId}::uuid order by seen_at desc offset ${mostPerPerson - 1}::int))`
  await endViewings(ctx, goes)
  await sql`
    with before as (delete from session where ${goes})
    insert into session (id, token_hash, person_id, created_at, seen_at, rotated_at, proven_at, expires_at, idle_seconds, ip, agent, factor_elsewhere)
    values (${id}::uuid, ${hashOf(secret)}, ${personId}::uuid, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz, ${provenAt}::timestamptz,
      ${ctx.now}::timestamptz + make_interval(days => ${days}::int), ${idleSeconds}::int, ${ip}::text, ${agent}::text, ${strong}::boolean)`.execute(
    ctx.db,
  )
  return { id, secret }
}

/** Gives the session another secret at once, because something about its person's rights to be here has changed. */
export async function renewSession(ctx: Write, id: string): Promise<string> {
  const secret = newSecret()
  await ctx.db
    .updateTable('session')
    .set({ token_hash: hashOf(secret), previous_hash: null, previous_until: null, rotated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  return secret
}

interface Which {
  person_id: string
  /** Only this one. */
  id?: string | undefined
  /** All but this one. */
  but?: string | undefined
}

/** Ends sessions at once, everywhere, and with all of them what was to become one; gives what they ran on. */
export async function endSessions(ctx: Write, { person_id, id, but }: Which): Promise<string[]> {
  if (id === undefined) await dropHalves(ctx, person_id)
  const which = sql<boolean>`person_id = ${person_id}::uuid
    and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
    and (${but ?? null}::uuid is null or id <> ${but ?? null}::uuid)`
  await endViewings(ctx, which)
  const { rows } = await sql<{ agent: string }>`delete from session where ${which} returning agent`.execute(
    ctx.db,
  )
  return rows.map(({ agent }) => say(deviceOf(agent), 'en'))
}
