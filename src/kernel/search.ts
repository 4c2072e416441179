import { type RawBuilder, sql } from 'kysely'
import { type Needle, tsqueryOf } from '#lib/text/tokens'
import type { Read, Write } from './context.ts'
import { visibleParts } from './visible.ts'

export interface Doc {
  entity_id: string
  /** The title's part is the record itself; a message's or file's is its own id. */
  part: string
  audience_id: number
  granted?: boolean
  kind: string
  /** The words, from `tsvectorOf`. */
  tokens: string
}

/** Makes texts findable, or found by other words than before. */
export async function indexDocs(ctx: Write, docs: readonly Doc[]) {
  if (docs.length === 0) return
  await sql`insert into doc (entity_id, part, audience_id, granted, kind, tokens)
    select entity_id, part, audience_id, coalesce(granted, true), kind, tokens::tsvector
    from jsonb_to_recordset(${JSON.stringify(docs)}::jsonb) as d(entity_id uuid, part uuid, audience_id int, granted bool, kind text, tokens text)
    on conflict (entity_id, part) do update set tokens = excluded.tokens, audience_id = excluded.audience_id, granted = excluded.granted`.execute(
    ctx.db,
  )
}

/** True of a record (by its id column) that has a part which the actor may see and which holds all these words. */
export function saysWords(ctx: Read, id: RawBuilder<unknown>, words: string | Needle): RawBuilder<boolean> {
  return sql<boolean>`exists (select from doc where doc.entity_id = ${id} and doc.tokens @@ ${tsqueryOf(words)}::tsquery
    and ${visibleParts(ctx.actor, 'doc')})`
}

export interface Hit {
  id: string
  kind: string
  key: string
  title: string
}

/**
 * The newest records that hold all these words, titles before texts. Looks at no more than the newest 2,000 parts,
 * so that a common word costs no more than a rare one.
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
    with found as (
      select entity_id, bool_or(part = entity_id) as by_title from (
        select entity_id, part from doc
        where tokens @@ ${query}::tsquery and ${visibleParts(ctx.actor, 'doc')}
          and (${kinds ?? null}::text[] is null or kind = any(${kinds ?? null}::text[]))
        order by entity_id desc limit 2000) newest
      group by entity_id)
    select e.id, e.kind, e.key, e.title from found join entity e on e.id = found.entity_id
    where e.merged_into is null
    order by found.by_title desc, e.id desc limit ${limit}::int`.execute(ctx.db)
  return rows
}
