import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import { wholesOf } from '#kernel/merged'
import { readable } from '#kernel/readable'
import { tagName } from './contract.ts'
import { known } from './known.ts'

/** A chain of merges longer than this is a mistake in the data, not a story. */
const longest = 50

/** Where those records go on that carry some of the tags: themselves, or what they were merged into last. */
const endsOfTagged = (which: RawBuilder<boolean>): RawBuilder<unknown> => sql`(
  with recursive up (id, next, step) as (
    select e.id, e.merged_into, 0 from entity_tag et join entity e on e.id = et.entity_id where ${which}
    union all
    select e.id, e.merged_into, step + 1 from up join entity e on e.id = up.next where step < ${longest}::int)
  select id from up where next is null)`

/** Ids of records that carry one of these tags, themselves or by what was merged into them, at any remove. */
export const taggedWith = (tagIds: readonly string[]): RawBuilder<unknown> =>
  endsOfTagged(sql<boolean>`et.tag_id = any(${[...tagIds]}::uuid[])`)

/** Ids of records that carry any tag. */
export const taggedAtAll = endsOfTagged(sql<boolean>`true`)

/** The tags of each record and of what was merged into it, by id. */
export async function tagIdsOf(ctx: Read, ids: readonly string[]): Promise<Map<string, string[]>> {
  const wholes = await wholesOf(ctx, ids)
  const owners = new Map([...wholes].flatMap(([id, parts]) => parts.map((part) => [part, id] as const)))
  if (owners.size === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('entity_tag')
    .select(['entity_id', 'tag_id'])
    .where('entity_id', '=', sql<string>`any(${[...owners.keys()]}::uuid[])`)
    .execute()
  const found = new Map<string, Set<string>>()
  for (const { entity_id, tag_id } of rows) {
    const id = owners.get(entity_id) ?? entity_id
    found.set(id, (found.get(id) ?? new Set()).add(tag_id))
  }
  return new Map([...found].map(([id, tags]) => [id, [...tags]]))
}

/** What a list selects of its tags: a row's own titles, and whether others may come with what was merged into it. */
export const tagsOfRow = (id: RawBuilder<unknown>) => ({
  tags: sql`array(select tag.title from entity_tag et join tag on tag.id = et.tag_id where et.entity_id = ${id} order by tag.title)`,
  has_parts: sql`exists (select from entity m where m.merged_into = ${id})`,
})

/**
 * The tags' titles of records and of what was merged into them, as far as the reader may see it, by id. A statement of its
 * own: few rows need it, and every list would pay for its plan.
 */
export async function titlesOfWholes(ctx: Read, ids: readonly string[]): Promise<Map<string, string[]>> {
  const wholes = await wholesOf(ctx, ids)
  if (wholes.size === 0) return new Map()
  const { rows } = await sql<{ first: string; titles: string[] }>`
    select w.first, array_agg(distinct tag.title order by tag.title) as titles
    from json_to_recordset(${JSON.stringify([...wholes].flatMap(([first, parts]) => parts.map((id) => ({ first, id }))))}::json)
      as w(first uuid, id uuid)
    join entity e on e.id = w.id and ${readable(ctx.actor, 'e')}
    join entity_tag et on et.entity_id = e.id join tag on tag.id = et.tag_id
    group by w.first`.execute(ctx.db)
  return new Map(rows.map(({ first, titles }) => [first, titles]))
}

/** Ids of the tags of these names that the reader knows, by name as it was asked. */
export async function tagsNamed(ctx: Read, names: readonly string[]): Promise<Map<string, string[]>> {
  if (names.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('tag')
    .select(['id', 'name'])
    .where('name', 'in', names.map(tagName))
    .where(known(ctx))
    .execute()
  const ids = new Map(rows.map((row) => [row.name, [row.id]]))
  return new Map(names.map((name) => [name, ids.get(tagName(name)) ?? []]))
}

/** What one record is tagged with, itself alone, by title. */
export async function titlesOn({ db }: Read, id: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('entity_tag')
    .innerJoin('tag', 'tag.id', 'tag_id')
    .select('tag.title')
    .where('entity_id', '=', id)
    .execute()
  return new Set(rows.map(({ title }) => title))
}
