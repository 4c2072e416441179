import { type RawBuilder, sql } from 'kysely'
import { type Needle, tsqueryOf } from '#lib/text/tokens'
import type { Read, Write } from './context.ts'
import type { Doc } from './docs.ts'
import type { Subject } from './events.ts'
import { readable, readableParts } from './readable.ts'

/** Makes texts findable, or found by other words than before, as soon as the command commits. */
export const indexDocs = (ctx: Write, docs: readonly Doc[]) => ctx.index(docs)

/** Makes parts of a record (files, messages) unfindable again. */
export async function dropDocs(ctx: Write, entityId: string, parts: readonly string[]) {
  if (parts.length > 0)
    await ctx.db.deleteFrom('doc').where('entity_id', '=', entityId).where('part', 'in', parts).execute()
}

/** Parts went over to another record: they are found there, by those who may see it. */
export async function moveDocs(ctx: Write, parts: readonly string[], from: string, to: Subject) {
  if (parts.length > 0)
    await ctx.db
      .updateTable('doc')
      .set({ entity_id: to.id, kind: to.kind, audience_id: to.audience_id })
      .where('entity_id', '=', from)
      .where('part', 'in', parts)
      .execute()
}

/** True of a record (by its id column) that has a part which the actor may see and which holds all these words. */
export function saysWords(ctx: Read, id: RawBuilder<unknown>, words: string | Needle): RawBuilder<boolean> {
  return sql<boolean>`exists (select from doc where doc.entity_id = ${id} and doc.tokens @@ ${tsqueryOf(words)}::tsquery
    and ${readableParts(ctx.actor, 'doc')})`
}

export interface Hit {
  id: string
  kind: string
  key: string
  title: string
}

/**
 * The newest records that hold all these words, titles before texts. Looks at no more than the newest 2,000 parts,
 * so that a common word costs no more than a rare one. What a merged record says leads to where it was merged.
 */
export async function searchRecords(
  ctx: Read,
  words: string,
  kinds: readonly string[] | undefined,
  limit: number,
): Promise<Hit[]> {
  const query = tsqueryOf(words)
  if (query === '') return []
  const { rows } = await sql<Hit>`
    with recursive found as (
      select entity_id, bool_or(part = entity_id) as by_title from (
        select entity_id, part from doc
        where tokens @@ ${query}::tsquery and ${readableParts(ctx.actor, 'doc')}
          and (${kinds ?? null}::text[] is null or kind = any(${kinds ?? null}::text[]))
        order by entity_id desc limit 2000) newest
      group by entity_id
    ), ends (id, by_title, next, step) as (
      select entity_id, by_title, entity_id, 0 from found
      union all
      select e.id, by_title, e.merged_into, step + 1 from ends join entity e on e.id = ends.next where step < 50
    )
    select e.id, e.kind, e.key, e.title
    from (select id, bool_or(by_title) as by_title from ends where next is null group by id) hit join entity e on e.id = hit.id
    where ${readable(ctx.actor, 'e')}
    order by hit.by_title desc, e.id desc limit ${limit}::int`.execute(ctx.db)
  return rows
}
