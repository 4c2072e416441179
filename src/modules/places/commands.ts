import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Level } from '#facets/places/levels'
import { archiveEntity } from '#kernel/archive'
import { everyone } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef, saveEntity } from '#kernel/entity'
import { rememberExternalIds } from '#kernel/external-ids'
import { changesOf, isNone } from '#kernel/changes'
import { newId } from '#kernel/ids'
import { toChange } from '#kernel/to-change'
import { w as house } from '#kernel/words'
import type { places } from './contract.ts'
import { placeArchived, placeChanged, placeCreated, placeMoved } from './events.ts'
import { refuseNetworks, withNetworksKept } from './networks.ts'
import { levelProblem } from './policy.ts'
import { PlaceDraft } from './schemas.ts'
import { w } from './words.ts'

const batch = 1000
type Above = Map<string, { path: string[]; level: Level }>

/** Adds places, in order: a place comes before what lies within it, from before or earlier in the list. */
export async function createPlaces(ctx: Write, drafts: readonly PlaceDraft[]): Promise<EntityRef[]> {
  const made: EntityRef[] = []
  for (let start = 0; start < drafts.length; start += batch)
    made.push(...(await createBatch(ctx, drafts.slice(start, start + batch))))
  return made
}

async function createBatch(ctx: Write, drafts: readonly PlaceDraft[]): Promise<EntityRef[]> {
  const audience_id = await audienceOf(ctx, [everyone])
  const parsed = drafts.map(({ id = newId(), key, external, created_at, updated_at, ...draft }) => ({
    id,
    external,
    brought: { key, created_at },
    updated_at: updated_at ?? created_at ?? ctx.now,
    ...PlaceDraft.parse(draft),
  }))
  const all: typeof parsed = []
  for (const place of parsed) all.push(await withNetworksKept(ctx, place))
  const above = await parentsOf(
    ctx,
    all.map(({ parent_id }) => parent_id),
  )
  const rows = all.map((place) => {
    const { external: _, brought: _brought, name, address, ...row } = place
    const path = [...placedIn(above, row.level, row.parent_id), row.id]
    above.set(row.id, { path, level: row.level })
    return {
      ...row,
      title: name,
      audience_id,
      path,
      address: address === null ? null : JSON.stringify(address),
    }
  })
  const entities = await createEntities(
    ctx,
    'place',
    all.map((place) => ({
      ...place.brought,
      id: place.id,
      title: place.name,
      audience_id,
      words: wordsOf(place),
    })),
  )
  await ctx.db
    .insertInto('place')
    .values(rows.map((row, n) => ({ ...row, key: entities[n]?.key ?? '' })))
    .execute()
  for (const { id, networks, silent_networks } of all)
    await refuseNetworks(ctx, id, { networks, silent_networks })
  await rememberExternalIds(
    ctx,
    'place',
    all.flatMap(({ id, external }) => (external ? [{ ...external, entity_id: id }] : [])),
  )
  for (const [n, entity] of entities.entries()) {
    const { level = 'area', networks = [], silent_networks = [] } = all[n] ?? {}
    const isNetworked = networks.length + silent_networks.length > 0
    ctx.emit(placeCreated, entity, { name: entity.title, level, ...(isNetworked && { networked: true }) })
  }
  return entities
}

const wordsOf = ({ code, address }: Pick<PlaceDraft, 'code' | 'address'>) =>
  [code, address?.street, address?.city].filter(Boolean).join(' ')

async function parentsOf(ctx: Write, ids: readonly (string | null)[]): Promise<Above> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const found = await ctx.db
    .selectFrom('place')
    .select(['id', 'title', 'path', 'level', 'archived'])
    .where('id', 'in', wanted)
    .forUpdate()
    .execute()
  for (const { archived, title } of found) refuseIf(archived && w.later('parent-archived', { name: title }))
  return new Map(found.map(({ id, path, level }) => [id, { path, level }]))
}

function placedIn(above: Above, level: Level, parent: string | null): readonly string[] {
  if (parent === null) return []
  const found = above.get(parent)
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  refuseIf(levelProblem(level, found.level))
  return found.path
}

/** Changes what is named of a place. A new parent takes everything within along. */
export async function save(ctx: Write, { id, version, ...patch }: Input<typeof places.save>) {
  const ref = await toChange(ctx, 'place', { id, version })
  const before = await ctx.db.selectFrom('place').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const { parent_id = before.parent_id, ...said } = patch
  const facts = await withNetworksKept(ctx, said)
  const level = facts.level ?? before.level
  if (parent_id !== before.parent_id || level !== before.level) await move(ctx, before, parent_id, level)
  const changed = changesOf({ ...before, name: before.title }, facts)
  const { name, address, ...columns } = changed.after
  await ctx.db
    .updateTable('place')
    .set({
      ...columns,
      ...(address !== undefined && { address: JSON.stringify(address) }),
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  await refuseNetworks(ctx, id, { ...before, ...columns }, before)
  const after = await saveEntity(ctx, ref, {
    ...(name !== undefined && { title: name }),
    words: wordsOf({
      code: facts.code ?? before.code,
      address: facts.address === undefined ? (before.address as PlaceDraft['address']) : facts.address,
    }),
  })
  if (!isNone(changed)) ctx.emit(placeChanged, after, changed)
  if (parent_id !== before.parent_id)
    ctx.emit(placeMoved, after, { before: before.parent_id, after: parent_id })
  return { version: ref.version + 1 }
}

interface Moving {
  id: string
  title: string
  path: string[]
}

async function move(ctx: Write, place: Moving, parent: string | null, level: Level) {
  // One move at a time: two at once could each put the other's place into its own.
  await sql`select pg_advisory_xact_lock(hashtext('place tree'))`.execute(ctx.db)
  const above = await parentsOf(ctx, [parent])
  refuseIf(
    parent !== null &&
      above.get(parent)?.path.includes(place.id) &&
      w.later('inside-itself', { name: place.title }),
  )
  const path = [...placedIn(above, level, parent), place.id]
  const parts = await ctx.db
    .selectFrom('place')
    .select('level')
    .distinct()
    .where('parent_id', '=', place.id)
    .where('archived', '=', false)
    .execute()
  for (const part of parts) refuseIf(levelProblem(part.level, level))
  await sql`update place set path = ${path}::uuid[] || path[${place.path.length + 1}::int:]
    where path @> ${[place.id]}::uuid[]`.execute(ctx.db)
  await ctx.db.updateTable('place').set({ parent_id: parent }).where('id', '=', place.id).execute()
}

async function refuseWhileUsed(ctx: Write, id: string) {
  const { n } = await ctx.db
    .selectFrom('place')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('parent_id', '=', id)
    .where('archived', '=', false)
    .executeTakeFirstOrThrow()
  refuseIf(n > 0 && w.later('parts-left', { n }))
}

export const archive = (ctx: Write, input: Input<typeof places.archive>) =>
  archiveEntity(ctx, input, {
    kind: 'place',
    event: placeArchived,
    async first() {
      if (input.archived) return refuseWhileUsed(ctx, input.id)
      const { parent_id } = await ctx.db
        .selectFrom('place')
        .select('parent_id')
        .where('id', '=', input.id)
        .executeTakeFirstOrThrow()
      await parentsOf(ctx, [parent_id])
    },
  })
