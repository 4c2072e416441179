import { Refusal, refuseIf } from '#lib/refusal'
import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import { grantsTo } from '#kernel/auth/grants'
import { holdsAll, scopesOf } from '#kernel/auth/permissions'
import { changesOf, isNone } from '#kernel/changes'
import type { Read, Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { sameAsRead } from '#kernel/stale'
import { toChange } from '#kernel/to-change'
import type { Seen } from '#kernel/visible'
import type { people } from '../contract.ts'
import { teamArchived, teamChanged, teamJoined, teamLeadChanged, teamLeft } from '../events.ts'
import { w } from '../words.ts'

async function ownTeam(ctx: Write, id: string): Promise<Seen> {
  const ref = await toChange(ctx, 'team', { id })
  if (!may(ctx.actor, 'people.teams', id)) throw new Refusal('forbidden', w.later('not-your-team'))
  return ref
}

/** Why this actor may not change who is in a team: nobody hands out rights that they do not hold. */
export async function membersProblem(ctx: Read, teamId: string) {
  if (!may(ctx.actor, 'people.teams', teamId)) return w.later('not-your-team')
  const scopes = scopesOf(await grantsTo(ctx.db, teamId))
  return [...scopes].every(([permission, scope]) => holdsAll(ctx.actor, permission, scope))
    ? null
    : w.later('team-members')
}

export async function saveTeam(ctx: Write, { id, version, ...patch }: Input<typeof people.saveTeam>) {
  const ref = await ownTeam(ctx, id)
  await sameAsRead(ctx, { id, yours: version, theirs: ref.version })
  const row = await ctx.db.selectFrom('team').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const changed = changesOf({ ...row, name: row.title }, patch)
  if (isNone(changed)) return
  const { name, ...columns } = patch
  await ctx.db
    .updateTable('team')
    .set({ ...columns, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  if (name !== undefined) await ctx.db.updateTable('principal').set({ name }).where('id', '=', id).execute()
  const after = await saveEntity(ctx, ref, {
    ...(name !== undefined && { title: name }),
    words: patch.email ?? row.email,
  })
  ctx.emit(teamChanged, after, changed)
}

/** Puts people into a team, changes whether they lead it, or takes them out; all in one go. */
export async function changeMembers(ctx: Write, { id, put, remove }: Input<typeof people.changeMembers>) {
  const ref = await ownTeam(ctx, id)
  refuseIf(ref.archived_at !== null && w.later('team-archived'))
  const problem = await membersProblem(ctx, id)
  if (problem) throw new Refusal('forbidden', problem)
  const now = await ctx.db
    .selectFrom('membership')
    .select(['person_id', 'lead'])
    .where('team_id', '=', id)
    .execute()
  const leads = new Map(now.map(({ person_id, lead }) => [person_id, lead]))
  const leaving = remove.filter((person) => leads.has(person))
  if (leaving.length > 0)
    await ctx.db
      .deleteFrom('membership')
      .where('team_id', '=', id)
      .where('person_id', 'in', leaving)
      .execute()
  for (const person_id of leaving) ctx.emit(teamLeft, ref, { person_id, lead: leads.get(person_id) })
  const changed = put.filter(({ person_id, lead }) => leads.get(person_id) !== lead)
  await refuseStrangers(
    ctx,
    changed.map(({ person_id }) => person_id),
  )
  if (changed.length > 0)
    await ctx.db
      .insertInto('membership')
      .values(changed.map((member) => ({ team_id: id, ...member })))
      .onConflict((conflict) =>
        conflict.columns(['team_id', 'person_id']).doUpdateSet((row) => ({ lead: row.ref('excluded.lead') })),
      )
      .execute()
  for (const { person_id, lead } of changed)
    ctx.emit(leads.has(person_id) ? teamLeadChanged : teamJoined, ref, { person_id, lead })
}

async function refuseStrangers(ctx: Write, ids: readonly string[]) {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const known = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', wanted)
    .where('archived', '=', false)
    .execute()
  if (known.length < wanted.length) throw new Refusal('not-found', w.later('no-person'))
}

/** A team in the archive is offered nowhere; its members stay noted. */
export async function archiveTeam(ctx: Write, { id, archived }: Input<typeof people.archiveTeam>) {
  const ref = await ownTeam(ctx, id)
  if ((ref.archived_at !== null) === archived) return
  const rights = await ctx.db
    .selectFrom('role_grant')
    .select('id')
    .where('principal_id', '=', id)
    .executeTakeFirst()
  refuseIf(archived && rights && w.later('team-rights'))
  await saveEntity(ctx, ref, { archived_at: archived ? ctx.now : null })
  await ctx.db.updateTable('principal').set({ active: !archived }).where('id', '=', id).execute()
  ctx.emit(teamArchived, ref, { archived })
}

interface InTeam {
  id: string
  lead: boolean
}

/** The teams that somebody is in, those named or all, and whether they lead them. */
export async function leadsIn(ctx: Write, person: string, among?: readonly string[]): Promise<InTeam[]> {
  return ctx.db
    .selectFrom('membership')
    .select(['team_id as id', 'lead'])
    .where('person_id', '=', person)
    .$if(among !== undefined, (query) =>
      query.where('team_id', '=', sql<string>`any(${[...(among ?? [])]}::uuid[])`),
    )
    .execute()
}

/** Tells teams that somebody joined or left them by what was done elsewhere. */
export async function tellTeams(ctx: Write, person_id: string, teams: readonly InTeam[], joined: boolean) {
  if (teams.length === 0) return
  const leads = new Map(teams.map(({ id, lead }) => [id, lead]))
  const refs = await ctx.db
    .selectFrom('entity')
    .select(['id', 'kind', 'audience_id'])
    .where('id', 'in', [...leads.keys()])
    .orderBy('id')
    .execute()
  for (const ref of refs)
    if (joined) ctx.emit(teamJoined, ref, { person_id, lead: leads.get(ref.id) ?? false })
    else ctx.emit(teamLeft, ref, { person_id, lead: leads.get(ref.id) })
}
