import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { wholesOf } from '#kernel/merged'
import { type Tag, tagName } from './contract.ts'

/** The tags of these titles; those that were never used before are made. */
export async function namedTags(ctx: Write, titles: readonly string[]): Promise<Tag[]> {
  const wanted = new Map(titles.map((title) => [tagName(title), title]))
  if (wanted.size === 0) return []
  // In one order, so that two people who bring the same new words wait for each other only once.
  const rows = [...wanted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, title]) => ({ id: newId(), name, title }))
  await ctx.db
    .insertInto('tag')
    .values(rows.map((row) => ({ ...row, created_at: ctx.now, created_by: ctx.actor.id })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return ctx.db
    .selectFrom('tag')
    .select(['id', 'name', 'title'])
    .where('name', 'in', [...wanted.keys()])
    .execute()
}

export type Tagged = Pick<Tag, 'id' | 'title'>
type ByRecord = Map<string, Tagged[]>
type Row = Tagged & { entity_id: string }

const gathered = (rows: readonly Row[]): ByRecord => {
  const found: ByRecord = new Map()
  for (const { entity_id, id, title } of rows) {
    const some = found.get(entity_id) ?? []
    // Of a record and what was merged into it the same tag is one.
    if (!some.some((tag) => tag.id === id)) some.push({ id, title })
    found.set(entity_id, some)
  }
  return found
}

/** Which tags are new on which record. */
export async function putTags(
  ctx: Write,
  records: readonly EntityRef[],
  tags: readonly Tag[],
): Promise<ByRecord> {
  if (tags.length === 0) return new Map()
  const { rows } = await sql<Row>`
    with put as (
      insert into entity_tag (entity_id, tag_id, created_at, created_by)
      select entity_id, tag_id, ${ctx.now}::timestamptz, ${ctx.actor.id}::uuid
      from unnest(${records.map(({ id }) => id)}::uuid[]) as entity_id, unnest(${tags.map(({ id }) => id)}::uuid[]) as tag_id
      on conflict do nothing returning entity_id, tag_id)
    select put.entity_id, tag.id, tag.title from put join tag on tag.id = put.tag_id order by tag.name`.execute(
    ctx.db,
  )
  return gathered(rows)
}

/** Which tags are gone from which record, those included that a merged record brought along. */
export async function takeTags(
  ctx: Write,
  records: readonly EntityRef[],
  names: readonly string[],
): Promise<ByRecord> {
  if (names.length === 0) return new Map()
  const wholes = await wholesOf(
    ctx,
    records.map(({ id }) => id),
  )
  const owners = new Map([...wholes].flatMap(([id, parts]) => parts.map((part) => [part, id] as const)))
  const { rows } = await sql<Row>`
    with taken as (
      delete from entity_tag using tag
      where tag.id = entity_tag.tag_id and tag.name = any(${[...names]}::text[])
        and entity_tag.entity_id = any(${[...owners.keys()]}::uuid[])
      returning entity_tag.entity_id, tag.id, tag.title, tag.name)
    select entity_id, id, title from taken order by name`.execute(ctx.db)
  return gathered(rows.map((row) => ({ ...row, entity_id: owners.get(row.entity_id) ?? row.entity_id })))
}
