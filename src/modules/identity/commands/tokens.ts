import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { hashOf } from '#kernel/auth/credentials'
import type { Write } from '#kernel/context'
import { newId, newSecret } from '#kernel/ids'
import { accountSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { markOf } from '../emergency.ts'
import { tokenMade, tokenRevoked } from '../events.ts'
import { mostTokens, whyNotScope } from '../policy.ts'
import { w } from '../words.ts'

/** What every token begins with, so that people and scanners of repositories know one when they see it. */
const prefix = 'wh_'

/** How many tokens of somebody work now. */
export const activeTokens = async ({ db }: Pick<Write, 'db'>, personId: string) => {
  const states = db.selectFrom('api_token_seen').select('id').where('person_id', '=', personId)
  return (await states.where('state', '=', 'active').execute()).length
}

/** Makes a token for one's programs. Its secret leaves in this reply and is not kept. */
export async function makeToken(
  ctx: Write,
  { name, permissions, expires_at, networks }: Input<typeof identity.makeToken>,
) {
  const { actor } = ctx
  refuseIf((await markOf(ctx, actor.id)) && w.later('emergency-no-tokens'))
  for (const scope of permissions) refuseIf(whyNotScope(actor, scope))
  const active = await activeTokens(ctx, actor.id)
  refuseIf(active >= mostTokens && w.later('too-many-tokens', { n: active }))
  const [id, token] = [newId(), `${prefix}${newSecret()}`]
  await ctx.db
    .insertInto('api_token')
    .values({
      id,
      token_hash: hashOf(token),
      person_id: actor.id,
      name,
      permissions,
      created_at: ctx.now,
      expires_at,
      networks: sql`array(select network(n::inet)::text from unnest(${networks}::text[]) n)`,
    })
    .execute()
  const subject = await accountSubject(ctx, actor.id)
  ctx.emit(tokenMade, subject, { token_id: id, name, permissions, expires_at, networks }, { granted: false })
  return { id, token }
}

async function revoke(ctx: Write, id: string, personId?: string) {
  const found = await ctx.db
    .selectFrom('api_token')
    .select(['name', 'person_id', 'revoked_at'])
    .where('id', '=', id)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', w.later('no-token'))
  if (found.revoked_at !== null) return done
  await ctx.db.updateTable('api_token').set({ revoked_at: ctx.now }).where('id', '=', id).execute()
  const subject = await accountSubject(ctx, found.person_id)
  ctx.emit(tokenRevoked, subject, { token_id: id, name: found.name }, { granted: false })
  return done
}

/** Makes whatever programs somebody gave a token to stop. */
export async function revokeTokensOf(ctx: Write, personId: string) {
  const tokens = await ctx.db
    .updateTable('api_token')
    .set({ revoked_at: ctx.now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning(['id', 'name'])
    .execute()
  for (const { id: token_id, name } of tokens)
    ctx.emit(tokenRevoked, await accountSubject(ctx, personId), { token_id, name }, { granted: false })
}

/** Revoking is open to a token too: a program that has gone wrong may shut itself out. */
export const revokeMyToken = (ctx: Write, { id }: Input<typeof identity.revokeMyToken>) =>
  revoke(ctx, id, ctx.actor.id)
export const revokeToken = (ctx: Write, { id }: Input<typeof identity.revokeToken>) => revoke(ctx, id)
