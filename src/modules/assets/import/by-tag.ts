import { sql } from 'kysely'
import { textIn, type Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { visible } from '#kernel/visible'

/** The assets that the reader sees and that bear the tags of these rows, in whichever case; by the tag in small letters. */
export async function thingsByTag(
  ctx: Read,
  all: readonly Values[],
): Promise<ReadonlyMap<string, readonly EntityRef[]>> {
  const tags = [...new Set(all.flatMap(({ tag }) => textIn(tag)?.toLowerCase() ?? []))]
  const { rows } = await sql<EntityRef & { tag: string }>`
    select a.id, 'asset' as kind, a.key, a.title, a.audience_id, lower(a.tag) as tag from asset a
    where a.tag <> '' and lower(a.tag) = any(${tags}::text[]) and ${visible(ctx.actor, 'a')}`.execute(ctx.db)
  return Map.groupBy(rows, ({ tag }) => tag)
}
