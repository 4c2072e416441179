import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { hashOf } from '#kernel/auth/credentials'
import type { Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { newId, newSecret } from '#kernel/ids'
import type { agents } from './contract.ts'
import { tokenMade, tokenReleased, tokenRevoked, tokenRotated } from './events.ts'
import { tokenSeen } from './token-list.ts'
import { toldOn } from './token-subject.ts'
import { w } from './words.ts'

/** What each begins with, so that people and scanners of repositories know one when they see it. */
const prefix = 'wha_'

/** A secret that nobody has had before. */
export const newToken = () => `${prefix}${newSecret()}`

/** Makes a token that several agents share. It leaves in this reply and is not kept. */
export async function makeToken(ctx: Write, { name, private: own }: Input<typeof agents.makeToken>) {
  const [id, token] = [newId(), newToken()]
  await ctx.db
    .insertInto('agent_token')
    .values({ id, name, private: own, token_hash: hashOf(token), made_at: ctx.now })
    .execute()
  ctx.emit(tokenMade, await houseSubject(ctx, 'agent-token'), { token: name }, { granted: false })
  return { id, token }
}

/** A token that the actor may see, locked: what its asset hides, and what is absent, is refused alike. */
async function needToken(ctx: Write, id: string) {
  await sql`select from agent_token where id = ${id}::uuid for update`.execute(ctx.db)
  const token = await tokenSeen(ctx, id)
  if (!token) throw new Refusal('not-found', w.later('no-token'))
  return { ...token, subject: await toldOn(ctx, token.asset?.id ?? null) }
}

const inside = { granted: false }
const notMisused = { misused_at: null, misused_device: null, misused_ip: null }

export async function revokeToken(ctx: Write, { id }: Input<typeof agents.revokeToken>) {
  const { name, subject } = await needToken(ctx, id)
  // Those that came by it last name it no more; in one order, as others hold several.
  await sql`select from agent where token_id = ${id}::uuid order by id for update`.execute(ctx.db)
  await ctx.db.deleteFrom('agent_token').where('id', '=', id).execute()
  ctx.emit(tokenRevoked, subject, { token: name }, inside)
  return done
}

/** Gives a token another secret; the one before lives on for so many days. */
export async function rotateToken(ctx: Write, { id, days }: Input<typeof agents.rotateToken>) {
  const { name, subject, certificate } = await needToken(ctx, id)
  refuseIf(certificate === null ? null : w.later('no-secret', { name }))
  const token = newToken()
  await sql`update agent_token set token_hash = ${hashOf(token)},
      hash_before = case when ${days}::int > 0 then token_hash end,
      before_until = case when ${days}::int > 0 then ${ctx.now}::timestamptz + make_interval(days => ${days}::int) end
    where id = ${id}::uuid`.execute(ctx.db)
  ctx.emit(tokenRotated, subject, { token: name, days }, inside)
  return { token }
}

/** Lets a token go from its device: the next that brings it has it, and where it was made for an asset, that must be the asset. */
export async function releaseToken(ctx: Write, { id }: Input<typeof agents.releaseToken>) {
  const { name, subject, own, agent, misuse } = await needToken(ctx, id)
  refuseIf(own && (agent !== null || misuse !== null) ? null : w.later('not-bound', { name }))
  await ctx.db
    .updateTable('agent_token')
    .set({ agent_id: null, ...notMisused })
    .where('id', '=', id)
    .execute()
  ctx.emit(tokenReleased, subject, { token: name }, inside)
  return done
}

/** That another device brought it is known by now. */
export async function misuseSeen(ctx: Write, { id }: Input<typeof agents.tokenSeen>) {
  await needToken(ctx, id)
  await ctx.db.updateTable('agent_token').set(notMisused).where('id', '=', id).execute()
  return done
}
