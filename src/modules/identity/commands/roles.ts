import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { administrators } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { isRole } from '#kernel/auth/roles'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { accountSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { roleGiven, roleTaken } from '../events.ts'
import { addGrants } from '../grants.ts'
import { whyNotGrant } from '../policy.ts'
import { w } from '../words.ts'

/** A person is told what they may; what a team may is for the administrators. */
async function holderSubject(ctx: Write, id: string, kind: string): Promise<Subject> {
  if (kind === 'person') return accountSubject(ctx, id)
  return { id, kind: 'team', audience_id: await audienceOf(ctx, [administrators]) }
}

const kindsOf = async (ctx: Write, ids: readonly string[]) => {
  const rows = await ctx.db
    .selectFrom('principal')
    .select(['id', 'kind'])
    .where('id', 'in', ids)
    .where('active', '=', true)
    .execute()
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}

/** Gives people or teams a role. What they hold already stays as it is. */
export async function giveRole(
  ctx: Write,
  { principal_ids, role, team_id }: Input<typeof identity.giveRole>,
) {
  refuseIf(whyNotGrant(ctx.actor, { role, team_id }))
  const kinds = await kindsOf(ctx, [...principal_ids, ...(team_id === null ? [] : [team_id])])
  if (team_id !== null && kinds.get(team_id) !== 'team') throw new Refusal('invalid', w.later('not-a-team'))
  const holds = (id: string) => kinds.get(id) === 'person' || kinds.get(id) === 'team'
  if (!principal_ids.every(holds)) throw new Refusal('invalid', w.later('not-a-holder'))
  const given = await addGrants(
    ctx,
    [...new Set(principal_ids)].map((principal_id) => ({ principal_id, role, team_id })),
  )
  for (const { principal_id } of given) {
    const subject = await holderSubject(ctx, principal_id, kinds.get(principal_id) ?? '')
    ctx.emit(roleGiven, subject, { role, team_id }, { granted: false })
  }
  return done
}

/** Takes a role away; the database keeps the last administrator, whoever asks and however many at once. */
export async function takeRole(ctx: Write, { id }: Input<typeof identity.takeRole>) {
  const grant = await ctx.db.selectFrom('role_grant_seen').selectAll().where('id', '=', id).executeTakeFirst()
  if (!grant) throw new Refusal('not-found', w.later('no-grant'))
  const { role, team_id, principal_id, principal_kind } = grant
  if (isRole(role ?? '')) refuseIf(whyNotGrant(ctx.actor, { role: role as 'lead', team_id }))
  await ctx.db.deleteFrom('role_grant').where('id', '=', id).execute()
  const subject = await holderSubject(ctx, principal_id ?? '', principal_kind ?? '')
  ctx.emit(roleTaken, subject, { role: role ?? '', team_id }, { granted: false })
  return done
}
