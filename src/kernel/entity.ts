import { sql } from 'kysely'
import { tsvectorOf } from '#lib/text/tokens'
import type { Write } from './context.ts'
import type { Subject } from './events.ts'
import { newId } from './ids.ts'
import { refuseHeld } from './legal-hold.ts'
import { insertRows, recordset } from './insert-rows.ts'
import { kindOf } from './kinds.ts'
import { indexDocs } from './search.ts'

export interface EntityRef extends Subject {
  readonly key: string
  readonly title: string
}

export interface NewEntity {
  title: string
  audience_id: number
  id?: string | undefined
  /** A number brought along by an import; else the next of its kind. */
  key?: string | undefined
  created_at?: string | undefined
  created_by?: string | null | undefined
  /** More words to be found by, beside key and title. */
  words?: string | undefined
}

/** Puts records on the spine, in order, and makes their titles findable. One is a list of one. */
export async function createEntities(
  ctx: Write,
  kindName: string,
  drafts: readonly NewEntity[],
): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const kind = kindOf(kindName)
  const drafted = drafts.map(({ id = newId(), key, title, audience_id, created_at, created_by }) => ({
    id,
    kind: kindName,
    key: key ?? null,
    title,
    audience_id,
    created_at: created_at ?? ctx.now,
    created_by: created_by === undefined ? ctx.actor.id : created_by,
  }))
  const { rows: keys } = await sql<{ id: string; key: string }>`
    insert into entity (id, kind, key, title, audience_id, created_at, created_by)
    select id, kind, coalesce(key, ${`${kind.prefix}-`} || nextval(${kind.sequence}::regclass)), title, audience_id, created_at, created_by
    from ${recordset('entity', drafted)} returning id, key`.execute(ctx.db)
  const keyOf = new Map(keys.map(({ id, key }) => [id, key]))
  const rows = drafted.map((row) => ({ ...row, key: keyOf.get(row.id) ?? '' }))
  indexDocs(
    ctx,
    rows.map((row, n) => ({
      entity_id: row.id,
      part: row.id,
      audience_id: row.audience_id,
      kind: kindName,
      tokens: tsvectorOf(`${row.key} ${row.title} ${drafts[n]?.words ?? ''}`),
    })),
  )
  return rows
}

export interface EntityPatch {
  title?: string | undefined
  audience_id?: number | undefined
  archived_at?: string | null | undefined
  merged_into?: string | null | undefined
  words?: string | undefined
}

/** Tables whose rows carry a copy of their record's audience and move with it. */
const parts = new Set(['doc'])
export const carryAudience = (table: string) => void parts.add(table)

/**
 * Changes what the spine knows of one record and carries it to every copy (its family's list table, search,
 * parts that had the record's own audience). Every change counts the version up.
 */
export async function saveEntity(ctx: Write, ref: EntityRef, patch: EntityPatch): Promise<EntityRef> {
  const { words, ...columns } = patch
  const after = { ...ref, title: patch.title ?? ref.title, audience_id: patch.audience_id ?? ref.audience_id }
  await ctx.db
    .updateTable('entity')
    .set({ ...columns, version: sql<number>`version + 1` })
    .where('id', '=', ref.id)
    .execute()
  if (after.audience_id !== ref.audience_id)
    for (const table of parts)
      await sql`update ${sql.table(table)} set audience_id = ${after.audience_id}::int
        where entity_id = ${ref.id}::uuid and audience_id = ${ref.audience_id}::int`.execute(ctx.db)
  const { family } = kindOf(ref.kind)
  if (family)
    await sql`update ${sql.table(family)} set title = e.title, audience_id = e.audience_id,
        archived = e.archived_at is not null or e.merged_into is not null
      from entity e where e.id = ${ref.id}::uuid and ${sql.table(family)}.id = e.id`.execute(ctx.db)
  if (after.title !== ref.title || words !== undefined)
    indexDocs(ctx, [
      {
        entity_id: ref.id,
        part: ref.id,
        audience_id: after.audience_id,
        kind: ref.kind,
        tokens: tsvectorOf(`${ref.key} ${after.title} ${words ?? ''}`),
      },
    ])
  return after
}

/** Counts records up whose own columns another statement has changed, many at once; gives what their events are about. */
export async function countUp(ctx: Write, ids: readonly string[]): Promise<Subject[]> {
  if (ids.length === 0) return []
  return ctx.db
    .updateTable('entity')
    .set({ version: sql<number>`version + 1` })
    .where('id', 'in', ids)
    .returning(['id', 'kind', 'audience_id'])
    .execute()
}

/** A principal's own way in to a record. */
interface Way {
  readonly entity_id: string
  readonly principal_id: string
}

/** Lets principals see these records for a reason that can be taken back by itself. */
export async function grant(ctx: Write, reason: string, ways: readonly Way[]) {
  if (ways.length > 0)
    ctx.later(
      sql`${insertRows(
        'entity_grant',
        ways.map((way) => ({ ...way, reason })),
      )} on conflict do nothing`.execute(ctx.db),
    )
}

/** Takes ways in back that were given for this reason. */
export async function revoke(ctx: Write, reason: string, ways: readonly Way[]) {
  if (ways.length === 0) return
  await sql`delete from entity_grant g using json_to_recordset(${JSON.stringify(ways)}::json) as w(entity_id uuid, principal_id uuid)
    where g.entity_id = w.entity_id and g.principal_id = w.principal_id and g.reason = ${reason}`.execute(
    ctx.db,
  )
}

/**
 * Takes records off the spine as if they had never been there, with all that lies on them, though not out of the log:
 * for what an import brought and somebody takes back. What refers to one of them refuses all.
 */
export async function removeEntities(ctx: Write, ids: readonly string[]) {
  await refuseHeld(ctx, ids)
  if (ids.length > 0) await ctx.db.deleteFrom('entity').where('id', 'in', ids).execute()
}
