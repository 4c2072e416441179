import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import { tagName } from './contract.ts'

/** Ids of records that carry one of these tags, themselves or by what was merged into them. */
export const taggedWith = (tagIds: readonly string[]): RawBuilder<unknown> =>
  sql`(select coalesce(e.merged_into, e.id) from entity_tag et join entity e on e.id = et.entity_id where et.tag_id = any(${[...tagIds]}::uuid[]))`

/** Ids of records that carry any tag. */
export const taggedAtAll = sql`(select coalesce(e.merged_into, e.id) from entity_tag et join entity e on e.id = et.entity_id)`

/** The tags of each record, by id. */
export async function tagIdsOf(ctx: Read, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; tags: string[] }>`
    select coalesce(e.merged_into, e.id) as id, array_agg(distinct et.tag_id) as tags
    from entity_tag et join entity e on e.id = et.entity_id
    where e.id = any(${[...ids]}::uuid[]) or e.merged_into = any(${[...ids]}::uuid[]) group by 1`.execute(
    ctx.db,
  )
  return new Map(rows.map((row) => [row.id, row.tags]))
}

/** Ids of the tags of these names, by name as it was asked. */
export async function tagsNamed(ctx: Read, names: readonly string[]): Promise<Map<string, string[]>> {
  if (names.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('tag')
    .select(['id', 'name'])
    .where('name', 'in', names.map(tagName))
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
