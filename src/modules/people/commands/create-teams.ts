import { everyone } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef } from '#kernel/entity'
import { rememberExternalIds } from '#kernel/external-ids'
import { newId } from '#kernel/ids'
import { teamCreated } from '../events.ts'
import { TeamDraft } from '../schemas.ts'

/** Sets up teams with their members, in order. A team is a record and a principal of the same id. */
export async function createTeams(ctx: Write, drafts: readonly TeamDraft[]): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [everyone])
  const teams = drafts.map(({ id = newId(), key, external, created_at, updated_at, ...draft }) => ({
    id,
    external,
    brought: { key, created_at },
    updated_at: updated_at ?? created_at ?? ctx.now,
    ...TeamDraft.parse(draft),
  }))
  const entities = await createEntities(
    ctx,
    'team',
    teams.map(({ id, name, email, brought }) => ({ ...brought, id, title: name, audience_id, words: email })),
  )
  await ctx.db
    .insertInto('principal')
    .values(teams.map(({ id, name }) => ({ id, kind: 'team' as const, name })))
    .execute()
  await ctx.db
    .insertInto('team')
    .values(
      teams.map(({ id, name, description, email, zone, calendar_id, updated_at }, n) => ({
        id,
        key: entities[n]?.key ?? '',
        title: name,
        audience_id,
        description,
        email,
        zone,
        calendar_id,
        updated_at,
      })),
    )
    .execute()
  const members = teams.flatMap(({ id, members }) => members.map((member) => ({ team_id: id, ...member })))
  if (members.length > 0) await ctx.db.insertInto('membership').values(members).execute()
  await rememberExternalIds(
    ctx,
    'team',
    teams.flatMap(({ id, external }) => (external ? [{ ...external, entity_id: id }] : [])),
  )
  for (const entity of entities) ctx.emit(teamCreated, entity, { name: entity.title })
  return entities
}
