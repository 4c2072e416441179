import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { administrators } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { isStaff } from '#kernel/auth/permissions'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { seenAmong } from '#kernel/readable'
import { openSite } from '#facets/work/sites'
import { accountSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { roleGiven, roleTaken } from '../events.ts'
import { addGrants, type NewGrant } from '../grants.ts'
import { ownRole, steadyRole } from '../own-roles.ts'
import { whyNotGrant } from '../giving.ts'
import { w } from '../words.ts'

/** A person is told what they may; what a team may is for the administrators. */
export async function holderSubject(ctx: Write, id: string, kind: string): Promise<Subject> {
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

/** The place that a role is to hold at, if it is one. */
async function siteOf(ctx: Write, id: string) {
  const site = (await seenAmong(ctx, [id])).get(id)
  const gone = await ctx.db.selectFrom('place').select('archived').where('id', '=', id).executeTakeFirst()
  if (site?.kind !== 'place' || gone?.archived !== false) throw new Refusal('invalid', w.later('not-a-site'))
  return site
}

type Given = Omit<NewGrant, 'principal_id'>

/** Refuses what may not be given, or is for no team and no site that there is; and makes the site ready for it. */
export async function needGrant(ctx: Write, given: Given) {
  const { role, team_id, place_id } = given
  const own = await steadyRole(ctx, role)
  refuseIf(whyNotGrant(ctx.actor, given, own))
  if (team_id !== null && (await kindsOf(ctx, [team_id])).get(team_id) !== 'team')
    throw new Refusal('invalid', w.later('not-a-team'))
  if (place_id === null) return
  const site = await siteOf(ctx, place_id)
  if (isStaff({ role, own })) await openSite(ctx, site)
}

/** Gives people or teams a role. What they hold already stays as it is. */
export async function giveRole(
  ctx: Write,
  { principal_ids, role, team_id, place_id }: Input<typeof identity.giveRole>,
) {
  await needGrant(ctx, { role, team_id, place_id })
  const kinds = await kindsOf(ctx, principal_ids)
  const holds = (id: string) => kinds.get(id) === 'person' || kinds.get(id) === 'team'
  if (!principal_ids.every(holds)) throw new Refusal('invalid', w.later('not-a-holder'))
  const given = await addGrants(
    ctx,
    [...new Set(principal_ids)].map((principal_id) => ({ principal_id, role, team_id, place_id })),
  )
  for (const { principal_id } of given) {
    const subject = await holderSubject(ctx, principal_id, kinds.get(principal_id) ?? '')
    ctx.emit(roleGiven, subject, { role, team_id, place_id }, { granted: false })
  }
  return done
}

/** Takes a role away; the database keeps the last administrator, whoever asks and however many at once. */
export async function takeRole(ctx: Write, { id }: Input<typeof identity.takeRole>) {
  const grant = await ctx.db.selectFrom('role_grant_seen').selectAll().where('id', '=', id).executeTakeFirst()
  if (!grant) throw new Refusal('not-found', w.later('no-grant'))
  const { team_id, place_id, principal_id, principal_kind } = grant
  const role = grant.role ?? ''
  const own = await ownRole(ctx, role)
  // What is no role any more is taken by whoever may give roles there.
  refuseIf(whyNotGrant(ctx.actor, { role, team_id, place_id }, own ?? null))
  await ctx.db.deleteFrom('role_grant').where('id', '=', id).execute()
  const subject = await holderSubject(ctx, principal_id ?? '', principal_kind ?? '')
  ctx.emit(roleTaken, subject, { role, team_id, place_id }, { granted: false })
  return done
}
