import { Refusal } from '#lib/refusal'
import { everyone } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef } from '#kernel/entity'
import { rememberExternalIds } from '#kernel/external-ids'
import { newId } from '#kernel/ids'
import { w as house } from '#kernel/words'
import { departmentCreated } from '../events.ts'
import { DepartmentDraft } from '../schemas.ts'

/** Sets up departments, in order: a parent comes before its parts, from before or from earlier in the list. */
export async function createDepartments(
  ctx: Write,
  drafts: readonly DepartmentDraft[],
): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [everyone])
  const departments = drafts.map(({ id = newId(), key, external, created_at, updated_at, ...draft }) => ({
    id,
    external,
    brought: { key, created_at },
    updated_at: updated_at ?? created_at ?? ctx.now,
    ...DepartmentDraft.parse(draft),
  }))
  const paths = await parentPaths(
    ctx,
    departments.map(({ parent_id }) => parent_id),
  )
  const entities = await createEntities(
    ctx,
    'department',
    departments.map(({ id, name, code, brought }) => ({
      ...brought,
      id,
      title: name,
      audience_id,
      words: code,
    })),
  )
  const rows = departments.map(({ id, name, parent_id, code, head_id, updated_at }, n) => {
    const above = parent_id === null ? [] : paths.get(parent_id)
    if (!above) throw new Refusal('not-found', house.later('not-found'))
    const path = [...above, id]
    paths.set(id, path)
    return {
      id,
      key: entities[n]?.key ?? '',
      title: name,
      audience_id,
      parent_id,
      path,
      code,
      head_id,
      updated_at,
    }
  })
  await ctx.db.insertInto('department').values(rows).execute()
  await rememberExternalIds(
    ctx,
    'department',
    departments.flatMap(({ id, external }) => (external ? [{ ...external, entity_id: id }] : [])),
  )
  for (const entity of entities) ctx.emit(departmentCreated, entity, { name: entity.title })
  return entities
}

async function parentPaths(ctx: Write, parents: readonly (string | null)[]) {
  const ids = parents.filter((id) => id !== null)
  if (ids.length === 0) return new Map<string, string[]>()
  const found = await ctx.db
    .selectFrom('department')
    .select(['id', 'path'])
    .where('id', 'in', ids)
    .where('archived', '=', false)
    .execute()
  return new Map(found.map(({ id, path }) => [id, path]))
}
