import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { type Actor, letsThrough, may } from './actor.ts'
import type { Read } from './context.ts'
import type { EntityRef } from './entity.ts'
import { kindOf } from './kinds.ts'
import { w } from './words.ts'

const ids = (values: readonly string[]) => sql`${values}::uuid[]`
const audiences = (actor: Actor) => sql`${actor.audiences}::int[]`

/** Rows of a table with `id` and `audience_id` that the actor's audiences cover. */
export const inAudience = (actor: Actor, table: string): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(`${table}.audience_id`)} = any(${audiences(actor)})`

/** Ids of the records somebody let this actor see in person. */
export const grantedIds = (actor: Actor) =>
  sql<string>`select entity_id from entity_grant where principal_id = any(${ids(actor.principals)})`

/** Did somebody let this actor see this record in person? For a row or a few: each asks for itself, which is planned once. */
export const isGranted = (actor: Actor, table: string, id = 'id') =>
  sql<boolean>`exists (select from entity_grant g where g.entity_id = ${sql.ref(`${table}.${id}`)} and g.principal_id = any(${ids(actor.principals)}))`

/** What `visible` says, for a row or a few. */
export const visibleOne = (actor: Actor, table: string): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql<boolean>`true`
    : sql<boolean>`(${inAudience(actor, table)} or ${isGranted(actor, table)})`

/** Is the record with this id visible? The one rule that lists, links, search and timeline share. */
export const visible = (actor: Actor, table: string, id = 'id'): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql<boolean>`true`
    : sql<boolean>`(${inAudience(actor, table)} or ${sql.ref(`${table}.${id}`)} in (${grantedIds(actor)}))`

/** Parts of records (comments, files, docs, events): by their own audience, or `granted` and the record is ours by grant. */
export const visibleParts = (actor: Actor, table: string, id = 'entity_id'): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql<boolean>`true`
    : sql<boolean>`(${inAudience(actor, table)} or (${sql.ref(`${table}.granted`)} and ${sql.ref(`${table}.${id}`)} in (${grantedIds(actor)})))`

const notFound = () => new Refusal('not-found', w.later('not-found'))

export interface Seen extends EntityRef {
  readonly version: number
  readonly merged_into: string | null
  readonly archived_at: string | null
  readonly created_at: string
  readonly created_by: string | null
  /** Seen by audience, hence with its internal parts. */
  readonly inside: boolean
  /** Seen by a personal grant, which needs no permission and opens no internal part. */
  readonly granted: boolean
}

/** Finds the record if the actor may see it; an absent and a hidden one are refused by the same statement and words. */
export async function seen(ctx: Read, id: string, kind?: string | readonly string[]): Promise<Seen> {
  const found = await ctx.db
    .selectFrom('entity')
    .select([
      'id',
      'kind',
      'key',
      'title',
      'audience_id',
      'version',
      'merged_into',
      'archived_at',
      'created_at',
      'created_by',
    ])
    .select([
      inAudience(ctx.actor, 'entity').as('inside'),
      sql<boolean>`entity.id in (${grantedIds(ctx.actor)})`.as('granted'),
    ])
    .where('id', '=', id)
    .where(visible(ctx.actor, 'entity'))
    .executeTakeFirst()
  if (!found || (kind !== undefined && ![kind].flat().includes(found.kind))) throw notFound()
  return found
}

/**
 * Like `seen`, for a facet's endpoint: whoever sees the record by audience also needs the permission that its kind
 * names; a personal grant lets read without one, and never write.
 */
export async function seenFor(ctx: Read, id: string, what: 'read' | 'write'): Promise<Seen> {
  const record = await seen(ctx, id)
  if (!readsSeen(ctx.actor, record)) throw notFound()
  if (what === 'write' && !writesSeen(ctx.actor, record)) throw new Refusal('forbidden', w.later('forbidden'))
  return record
}

type Door = Pick<Seen, 'kind' | 'inside' | 'granted'>
export const readsSeen = (actor: Actor, { kind, inside, granted }: Door) =>
  (granted && letsThrough(actor, kindOf(kind).can.read)) || (inside && may(actor, kindOf(kind).can.read))

/** Whoever may change such records in one team or place only changes those that are that team's, or of that place. */
export function writesSeen(
  actor: Actor,
  { kind, inside, audience_id }: Pick<Seen, 'kind' | 'inside' | 'audience_id'>,
): boolean {
  const { write } = kindOf(kind).can
  if (!inside || !may(actor, write)) return false
  const scope = actor.permissions.get(write) ?? 'all'
  return scope === 'all' || scope.some((part) => actor.parts?.get(part)?.has(audience_id))
}

/** Locks the record until the transaction ends, so that two people's changes come one after the other. */
export async function locked(ctx: Read, id: string): Promise<void> {
  await lockedEach(ctx, [id])
}

/** The same of many, in one order, so that no two wait for each other. */
export async function lockedEach({ db }: Pick<Read, 'db'>, ids: readonly string[]): Promise<void> {
  await sql`select from entity where id = any(${[...ids]}::uuid[]) order by id for update`.execute(db)
}
