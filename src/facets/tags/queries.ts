import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { wholeOf } from '#kernel/merged'
import { readable } from '#kernel/readable'
import { seenFor } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { type Tag, tagName, type tags } from './contract.ts'
import { known } from './known.ts'

const mostCounted = 1000

const beginsWith = (prefix: string): RawBuilder<boolean> => {
  const name = tagName(prefix)
  return name === '' ? sql<boolean>`true` : sql<boolean>`starts_with(tag.name, ${name}::text)`
}

export async function suggestTags(ctx: Read, { prefix, limit }: Input<typeof tags.suggest>) {
  const { rows } = await sql<Tag>`select tag.id, tag.name, tag.title from tag
    where ${beginsWith(prefix)} and ${known(ctx)} order by tag.name limit ${limit}::int`.execute(ctx.db)
  return { items: rows }
}

/** The same as titles, for completion: none for those who may not see tags. */
export async function tagTitles(ctx: Read, prefix: string, limit: number): Promise<string[]> {
  if (!may(ctx.actor, 'tags.read')) return []
  const { items } = await suggestTags(ctx, { prefix, limit })
  return items.map(({ title }) => title)
}

export async function listTags(ctx: Read, { prefix, after, limit }: Input<typeof tags.list>) {
  const [name] = after === undefined ? [] : unseal(after, ['text'])
  const { rows } = await sql<Tag & { n: number }>`select tag.id, tag.name, tag.title, uses.n from tag
    cross join lateral (select count(*)::int as n from (
      select from entity_tag et join entity e on e.id = et.entity_id
      where et.tag_id = tag.id and ${readable(ctx.actor, 'e')} limit ${mostCounted + 1}::int) capped) uses
    where ${beginsWith(prefix)} and ${known(ctx)} and ${name === undefined ? sql`true` : sql`tag.name > ${name}::text`}
    order by tag.name limit ${limit + 1}::int`.execute(ctx.db)
  const items = rows.slice(0, limit).map(({ n, ...tag }) => ({
    ...tag,
    uses: Math.min(n, mostCounted),
    more: n > mostCounted,
  }))
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? seal([last.name]) : null }
}

export async function tagsOn(ctx: Read, { id }: Input<typeof tags.on>) {
  await seenFor(ctx, id, 'read')
  const { rows } =
    await sql<Tag>`select distinct tag.id, tag.name, tag.title from entity_tag et join tag on tag.id = et.tag_id
    join entity e on e.id = et.entity_id
    where et.entity_id = any(${wholeOf(id)}) and ${readable(ctx.actor, 'e')} order by tag.name`.execute(
      ctx.db,
    )
  return { items: rows }
}

export async function tagById(ctx: Read, id: string): Promise<Tag> {
  const tag = await ctx.db
    .selectFrom('tag')
    .select(['id', 'name', 'title'])
    .where('id', '=', id)
    .where(known(ctx))
    .executeTakeFirst()
  if (!tag) throw new Refusal('not-found', house.later('not-found'))
  return tag
}
