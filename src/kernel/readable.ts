import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { type Actor, letsThrough, may } from './actor.ts'
import type { Read } from './context.ts'
import type { EntityRef } from './entity.ts'
import { allKinds } from './kinds.ts'
import { grantedIds, inAudience, readsSeen, type Seen, visible, writesSeen } from './visible.ts'
import { w } from './words.ts'

/** Names of the kinds that this actor's permissions open; what a personal grant shows needs none of them. */
export const readableKinds = (actor: Actor): string[] =>
  allKinds()
    .filter(({ can }) => may(actor, can.read))
    .map(({ name }) => name)

const readableKind = (actor: Actor, column: string) =>
  sql<boolean>`${sql.ref(column)} = any(${readableKinds(actor)}::text[])`

/** A grant opens whatever kind it is of, unless a token is in use that was not given it. */
const grantedKind = (actor: Actor, column: string) =>
  actor.scopes === undefined
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(column)} = any(${allKinds()
        .filter(({ can }) => letsThrough(actor, can.read))
        .map(({ name }) => name)}::text[])`

/** What `seenFor(…, 'read')` asks of one record, asked of rows that have `id`, `kind` and `audience_id`. */
export const readable = (actor: Actor, table: string): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql<boolean>`true`
    : sql<boolean>`((${inAudience(actor, table)} and ${readableKind(actor, `${table}.kind`)}) or (${sql.ref(`${table}.id`)} in (${grantedIds(actor)}) and ${grantedKind(actor, `${table}.kind`)}))`

/** The same of parts of any record: rows that have `entity_id`, `audience_id`, `granted` and the record's `kind`. */
export const readableParts = (actor: Actor, table: string): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql<boolean>`true`
    : sql<boolean>`((${inAudience(actor, table)} and ${readableKind(actor, `${table}.kind`)})
        or (${sql.ref(`${table}.granted`)} and ${sql.ref(`${table}.entity_id`)} in (${grantedIds(actor)}) and ${grantedKind(actor, `${table}.kind`)}))`

type Known = EntityRef & Pick<Seen, 'inside' | 'granted' | 'merged_into'>

/** `seenFor` over a list, in one statement: all of them, in the order asked, or a refusal. */
export async function seenEach(ctx: Read, ids: readonly string[], what: 'read' | 'write'): Promise<Known[]> {
  const found = await seenAmong(ctx, ids)
  return ids.map((id) => {
    const record = found.get(id)
    if (!record) throw new Refusal('not-found', w.later('not-found'))
    if (what === 'write' && !writesSeen(ctx.actor, record))
      throw new Refusal('forbidden', w.later('forbidden'))
    return record
  })
}

/** Records of a kind, out of the archive, by what they are called in small letters; the latest of one name. */
export async function calledAmong(
  { db, actor }: Read,
  kind: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select e.id, lower(e.title) as name from entity e where e.kind = ${kind} and e.archived_at is null
      and lower(e.title) = any(${names.map((name) => name.toLowerCase())}::text[]) and ${visible(actor, 'e')}
    order by e.created_at, e.id`.execute(db)
  return new Map(rows.map(({ id, name }) => [name, id]))
}

/** How replies name one of the records that `seenAmong` found; null where there is none, or none for this reader. */
export function namedAmong(found: ReadonlyMap<string, Known>, id: string | null | undefined) {
  const record = found.get(id ?? '')
  return record ? { id: record.id, kind: record.kind, key: record.key, title: record.title } : null
}

/** Those of the records that the actor may read, by id. */
export async function seenAmong(ctx: Read, ids: readonly string[]): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('entity')
    .select(['id', 'kind', 'key', 'title', 'audience_id', 'merged_into'])
    .select([
      inAudience(ctx.actor, 'entity').as('inside'),
      sql<boolean>`entity.id in (${grantedIds(ctx.actor)})`.as('granted'),
    ])
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .where(visible(ctx.actor, 'entity'))
    .execute()
  return new Map(rows.filter((row) => readsSeen(ctx.actor, row)).map((row) => [row.id, row]))
}
