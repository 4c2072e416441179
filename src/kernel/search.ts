import { type RawBuilder, sql } from 'kysely'
import { type Needle, tsqueryOf } from '#lib/text/tokens'
import type { Read, Write } from './context.ts'
import type { Doc } from './docs.ts'
import type { Subject } from './events.ts'
import { readable, readableKinds, readableParts } from './readable.ts'

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

/** Past so many texts a word is common: whoever looks for it walks from the newest instead of gathering them all. */
const few = 5000

interface Part {
  entity_id: string
  part: string
  mine: boolean
}

/** Texts that hold all these words, in no order and no more than just too many; `mine` are those that the actor may see. */
async function partsSaying(ctx: Read, query: string, kinds?: readonly string[]): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select entity_id, part, ${readableParts(ctx.actor, 'doc')} as mine from doc
    where tokens @@ ${query}::tsquery and ${ofKinds(kinds)} limit ${sql.lit(few + 1)}`.execute(ctx.db)
  return rows
}

/** What PostgreSQL expects from its own statistics: nothing is read for the answer. */
async function isCommon({ db }: Read, query: string): Promise<boolean> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select from doc where tokens @@ ${query}::tsquery`.execute(db)
  return (rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0) > few
}

const ofKinds = (kinds: readonly string[] | undefined) =>
  kinds === undefined ? sql`true` : sql`doc.kind = any(${kinds}::text[])`

/** For each word or phrase that few texts hold: the records that say it to this actor. Common ones are left out. */
export async function fewSaying(ctx: Read, needles: readonly Needle[]) {
  const found = new Map<Needle, readonly string[]>()
  for (const needle of needles) {
    const query = tsqueryOf(needle)
    if (await isCommon(ctx, query)) continue
    const parts = await partsSaying(ctx, query)
    if (parts.length > few) continue
    found.set(needle, [...new Set(parts.filter(({ mine }) => mine).map(({ entity_id }) => entity_id))])
  }
  return found
}

/** True of a record (by its id column) that has a part which the actor may see and which holds all these words; `known`: these do. */
export function saysWords(
  ctx: Read,
  id: RawBuilder<unknown>,
  words: Needle,
  known?: readonly string[],
): RawBuilder<boolean> {
  if (known) return sql<boolean>`${id} = any(${known}::uuid[])`
  // The offset keeps PostgreSQL from gathering all that say a common word; each row of the list is asked by itself.
  return sql<boolean>`exists (select from doc where doc.entity_id = ${id} and doc.tokens @@ ${tsqueryOf(words)}::tsquery
    and ${readableParts(ctx.actor, 'doc')} offset 0)`
}

/** How far back a common word is looked for, and how many texts are enough. */
const newestTexts = 30_000
const enough = 100

/** The newest texts that hold a common word: of each audience for itself, and of what was shown to the actor in person. */
async function newestSaying({ actor, db }: Read, query: string, kinds?: readonly string[]) {
  const mine =
    actor.kind === 'system' ? sql`select id from audience` : sql`select unnest(${actor.audiences}::int[])`
  const { rows } = await sql<Omit<Part, 'mine'>>`
    select hit.entity_id, hit.part from (${mine}) a (id) cross join lateral (
      select entity_id, part from (
        select * from doc where audience_id = a.id order by entity_id desc limit ${sql.lit(newestTexts)}) doc
      where tokens @@ ${query}::tsquery and kind = any(${readableKinds(actor)}::text[]) and ${ofKinds(kinds)}
      limit ${sql.lit(enough)}) hit
    union all
    select doc.entity_id, doc.part from doc join entity_grant g on g.entity_id = doc.entity_id
    where g.principal_id = any(${actor.principals}::uuid[]) and doc.granted and doc.tokens @@ ${query}::tsquery and ${ofKinds(kinds)}`.execute(
    db,
  )
  return rows
}

async function textsSaying(ctx: Read, query: string, kinds: readonly string[] | undefined, limit: number) {
  if (!(await isCommon(ctx, query))) {
    const parts = await partsSaying(ctx, query, kinds)
    if (parts.length <= few) return parts.filter(({ mine }) => mine)
  }
  const newest = await newestSaying(ctx, query, kinds)
  if (newest.length >= limit) return newest
  return [...newest, ...(await partsSaying(ctx, query, kinds)).filter(({ mine }) => mine)]
}

export interface Hit {
  id: string
  kind: string
  key: string
  title: string
}

/**
 * The newest records that hold all these words, titles before texts. Of a common word the newest texts are looked
 * through, so that it costs no more than a rare one. What a merged record says leads to where it was merged.
 */
export async function searchRecords(
  ctx: Read,
  words: string,
  kinds: readonly string[] | undefined,
  limit: number,
): Promise<Hit[]> {
  const query = tsqueryOf(words)
  if (query === '') return []
  const found = await textsSaying(ctx, query, kinds, limit)
  const byTitle = new Set(found.filter(({ entity_id, part }) => part === entity_id).map(({ part }) => part))
  const newest = [...new Set(found.map(({ entity_id }) => entity_id))].toSorted().reverse()
  const ids = newest
    .toSorted((a, b) => Number(byTitle.has(b)) - Number(byTitle.has(a)))
    .slice(0, enough + limit)
  const { rows } = await sql<Hit>`
    with recursive ends (id, by_title, next, step) as (
      select id, by_title, id, 0 from unnest(${ids}::uuid[], ${ids.map((id) => byTitle.has(id))}::bool[]) found (id, by_title)
      union all
      select e.id, by_title, e.merged_into, step + 1 from ends join entity e on e.id = ends.next where step < 50
    )
    select e.id, e.kind, e.key, e.title
    from (select id, bool_or(by_title) as by_title from ends where next is null group by id) hit join entity e on e.id = hit.id
    where ${readable(ctx.actor, 'e')}
    order by hit.by_title desc, e.id desc limit ${limit}::int`.execute(ctx.db)
  return rows
}
