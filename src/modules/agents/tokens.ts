import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { hashOf } from '#kernel/auth/credentials'
import type { Read, Write } from '#kernel/context'
import type { Db } from '#kernel/db'
import { houseSubject } from '#kernel/house-subject'
import { newId, newSecret } from '#kernel/ids'
import { installationOf } from '#kernel/installation'
import type { agents } from './contract.ts'
import { paths } from './paths.ts'
import { tokenMade, tokenRevoked } from './events.ts'
import { w } from './words.ts'

/** What each begins with, so that people and scanners of repositories know one when they see it. */
const prefix = 'wha_'
/** It is told that it was used at most once in so many seconds. */
const touchEverySeconds = 60

export async function listTokens(ctx: Read) {
  const { address } = await installationOf(ctx)
  const items = await ctx.db
    .selectFrom('agent_token')
    .select(['id', 'name', 'private', 'made_at', 'used_at', 'used_ip'])
    .orderBy('name')
    .execute()
  return { address: `${address}${paths[0]}`, items }
}

/** Makes a token. It leaves in this reply and is not kept. */
export async function makeToken(ctx: Write, { name, private: own }: Input<typeof agents.makeToken>) {
  const [id, token] = [newId(), `${prefix}${newSecret()}`]
  await ctx.db
    .insertInto('agent_token')
    .values({ id, name, private: own, token_hash: hashOf(token), made_at: ctx.now })
    .execute()
  ctx.emit(tokenMade, await houseSubject(ctx, 'agent-token'), { token: name }, { granted: false })
  return { id, token }
}

export async function revokeToken(ctx: Write, { id }: Input<typeof agents.revokeToken>) {
  const gone = await ctx.db
    .deleteFrom('agent_token')
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  if (!gone) throw new Refusal('not-found', w.later('no-token'))
  ctx.emit(tokenRevoked, await houseSubject(ctx, 'agent-token'), { token: gone.name }, { granted: false })
  return done
}

/** The secret of Basic authentication; whichever name goes with it. */
export function secretIn(authorization: string): string | undefined {
  const basic = /^Basic +(?<said>[A-Za-z0-9+/=]+)$/i.exec(authorization)?.groups?.['said']
  if (basic === undefined) return undefined
  const said = Buffer.from(basic, 'base64').toString()
  return said.slice(said.indexOf(':') + 1)
}

/** The token by which an agent comes in; undefined where there is no such one. */
export async function tokenOf(db: Db, secret: string, ip: string): Promise<{ private: boolean } | undefined> {
  const { rows } = await sql<{ id: string; private: boolean; stale: boolean }>`
    select id, private, coalesce(used_at < now() - make_interval(secs => ${touchEverySeconds}::int), true) as stale
    from agent_token where token_hash = ${hashOf(secret)}`.execute(db)
  const [found] = rows
  if (found?.stale)
    await db
      .updateTable('agent_token')
      .set({ used_at: sql<string>`now()`, used_ip: found.private ? '' : ip })
      .where('id', '=', found.id)
      .execute()
  return found
}
