import { type RawBuilder, sql } from 'kysely'
import { type Needle, tsqueryOf } from '#lib/text/tokens'
import type { Read, Write } from './context.ts'
import type { Doc } from './docs.ts'
import type { Subject } from './events.ts'
import { expectedRows, rowsThere } from './expected-rows.ts'
import { readable, readableKinds, readableParts } from './readable.ts'
import { saysInAll } from './record-words.ts'

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

/** Past so many texts a word is common: whoever searches for it walks from the newest instead of gathering them all. */
const few = 5000

/**
 * Past so many texts a list is walked, and each row asked, instead of looking the word up beforehand. Looking up costs what
 * the word is common, walking what it is rare: they cost the same where the word is as common as the root of all texts.
 */
const fewFor = async (ctx: Read): Promise<number> =>
  Math.min(few, Math.max(200, Math.round(Math.sqrt(10 * (await rowsThere(ctx, 'doc'))))))

interface Found {
  entity_id: string
  by_title: boolean
}

/** Records with a text that holds all these words and that the actor may see: as many as are found in so many texts. */
async function recordsSaying(ctx: Read, query: string, kinds?: readonly string[], most = few) {
  const { rows } = await sql<Found & { n: number }>`
    select entity_id, bool_or(part = entity_id) as by_title, count(*)::int as n from (
      select entity_id, part from doc
      where tokens @@ ${query}::tsquery and ${ofKinds(kinds)} and ${readableParts(ctx.actor, 'doc')}
      limit ${sql.lit(most + 1)}) doc
    group by entity_id`.execute(ctx.db)
  return { found: rows, many: rows.reduce((sum, { n }) => sum + n, 0) > most }
}

const nobodySays = "'wheelhouse-nobody-says-this'"

/**
 * Only which way is taken depends on it. Of a word that its statistics do not know PostgreSQL expects a part of all texts,
 * which is many where there are millions: such a word is seldom, until it is looked up.
 */
async function isCommon(ctx: Read, query: string, most = few): Promise<boolean> {
  const texts = await expectedRows(ctx, 'texts', query)
  return texts > most && texts > (await expectedRows(ctx, 'texts', nobodySays))
}

const ofKinds = (kinds: readonly string[] | undefined) =>
  kinds === undefined ? sql`true` : sql`doc.kind = any(${kinds}::text[])`

/** So many words of one filter are looked up beforehand; a longer one asks the rest row by row. */
const mostLookedUp = 8

/** For each word or phrase that few texts hold: the records that say it to this actor. Common ones are left out. */
export async function fewSaying(ctx: Read, needles: readonly Needle[]) {
  const found = new Map<Needle, KnownSaying>()
  if (needles.length === 0) return found
  const most = await fewFor(ctx)
  const known = new Map<string, readonly string[] | undefined>()
  for (const needle of needles) {
    const query = tsqueryOf(needle)
    if (!known.has(query)) {
      if (known.size === mostLookedUp) break
      known.set(query, await idsSaying(ctx, query, most))
    }
    const ids = known.get(query)
    if (ids) found.set(needle, { ids, unsure: [] })
  }
  return found
}

async function idsSaying(ctx: Read, query: string, most: number): Promise<readonly string[] | undefined> {
  if (await isCommon(ctx, query, most)) return undefined
  const { found, many } = await recordsSaying(ctx, query, undefined, most)
  return many ? undefined : found.map(({ entity_id }) => entity_id)
}

/**
 * What is known beforehand of a word: no others than `ids` say it, and of all but the `unsure` nothing need be asked. Or that
 * all of `together` are asked of a record at once; of none of them where another word asks for it.
 */
export type KnownSaying =
  | { readonly ids?: readonly string[]; readonly unsure: readonly string[] }
  | { readonly together: readonly Needle[] }

/** True of a record (by its id column) that has a part which the actor may see and which holds all these words. */
export function saysWords(
  ctx: Read,
  id: RawBuilder<unknown>,
  words: Needle,
  known?: KnownSaying,
): RawBuilder<boolean> {
  // The offset keeps PostgreSQL from gathering all that say a common word; each row of the list is asked by itself.
  const says = (
    needle = words,
  ) => sql<boolean>`exists (select from doc where doc.entity_id = ${id} and doc.tokens @@ ${tsqueryOf(needle)}::tsquery
    and ${readableParts(ctx.actor, 'doc')} offset 0)`
  if (!known) return says()
  if ('together' in known) {
    const { together } = known
    if (together.length === 0) return sql<boolean>`true`
    return sql<boolean>`coalesce(${saysInAll(ctx, id, together)}, ${sql.join(
      together.map((needle) => says(needle)),
      sql` and `,
    )})`
  }
  const { ids, unsure } = known
  const among = ids ? sql<boolean>`${id} = any(${ids}::uuid[])` : sql<boolean>`true`
  return unsure.length === 0
    ? among
    : sql<boolean>`(${among} and (${id} <> all(${unsure}::uuid[]) or ${says()}))`
}

/** Among how many of the newest texts and titles a common word is looked for, and how many records of it are enough. */
const newestTexts = 5000
const newestTitles = 2000
const titlesAmong = 2000
const enough = 50
/** Whoever belongs to more audiences than this has each of them looked through less far: together they hold enough. */
const wholly = 4

/** What of `most` an audience is worth to whoever belongs to so many, and no less than this part of it. */
const shareOf = (most: number, audiences: number, least: number) =>
  audiences <= wholly ? most : Math.max(Math.round(most * least), Math.round((most * wholly) / audiences))

/** What the actor may see by an audience, whichever it is. */
const mine = ({ actor }: Read) =>
  actor.kind === 'system' ? sql`select id from audience` : sql`select unnest(${actor.audiences}::int[])`

/** What was shown to the actor in person. */
const shown = ({ actor }: Read, says: RawBuilder<unknown>) => sql`
  select doc.entity_id, doc.part = doc.entity_id as by_title from doc join entity_grant g on g.entity_id = doc.entity_id
  where g.principal_id = any(${actor.principals}::uuid[]) and doc.granted and ${says}`

const sayingOf = (query: string, kinds: readonly string[] | undefined) =>
  sql`tokens @@ ${query}::tsquery and ${ofKinds(kinds)}`

/**
 * The newest records of all that say a common word: whoever may see most of what there is has enough of them within the
 * newest texts and titles, which is soon read.
 */
async function newestOfAll(ctx: Read, query: string, kinds: readonly string[] | undefined, limit: number) {
  const says = sayingOf(query, kinds)
  const newest = (among: number, titles: RawBuilder<unknown>) => sql`
    select entity_id, bool_or(part = entity_id) as by_title from (
      select * from doc where ${titles} order by entity_id desc limit ${sql.lit(among)}) doc
    where audience_id = any(array(${mine(ctx)})) and ${says} and kind = any(${readableKinds(ctx.actor)}::text[])
    group by entity_id order by entity_id desc limit ${limit}::int`
  const { rows } = await sql<Found>`
    select entity_id, bool_or(by_title) as by_title from (
      (${newest(newestTexts, sql`true`)}) union all (${newest(newestTitles, sql`part = entity_id`)})
      union all ${shown(ctx, says)}) hits
    group by entity_id`.execute(ctx.db)
  return rows
}

/**
 * The newest records that say a common word, by their texts and by their titles: of each audience for itself, and of what
 * was shown to the actor in person.
 */
async function newestOfEach(ctx: Read, query: string, kinds?: readonly string[]) {
  const { actor, db } = ctx
  const says = sayingOf(query, kinds)
  const many = actor.kind === 'system' ? 1 : actor.audiences.length
  // A record's texts lie side by side in the index: the walk ends as soon as enough records are found.
  const newest = (among: number, which: RawBuilder<unknown>) => sql`cross join lateral (
      select entity_id, bool_or(part = entity_id) as by_title from (
        select * from doc where audience_id = a.id order by entity_id desc limit ${sql.lit(among)}) doc
      where ${which} and ${says} and kind = any(${readableKinds(actor)}::text[])
      group by entity_id order by entity_id desc limit ${sql.lit(shareOf(enough, many, 0.5))}) hit`
  const { rows } = await sql<Found>`
    select entity_id, bool_or(by_title) as by_title from (
      select hit.* from (${mine(ctx)}) a (id) ${newest(shareOf(newestTexts, many, 0.2), sql`true`)}
      union all
      select hit.* from (${mine(ctx)}) a (id) ${newest(shareOf(titlesAmong, many, 0.2), sql`part = entity_id`)}
      union all ${shown(ctx, says)}) hits
    group by entity_id`.execute(db)
  return rows
}

const fewMerged = 5

async function found(ctx: Read, query: string, kinds: readonly string[] | undefined, limit: number) {
  if (!(await isCommon(ctx, query))) {
    const all = await recordsSaying(ctx, query, kinds)
    if (!all.many) return all.found
  }
  // Whatever was merged into another is one record less.
  const plenty = limit + fewMerged
  const newest = await newestOfAll(ctx, query, kinds, plenty)
  if (newest.length >= plenty) return newest
  const each = [...newest, ...(await newestOfEach(ctx, query, kinds))]
  return each.length >= limit ? each : [...each, ...(await recordsSaying(ctx, query, kinds)).found]
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
  const all = await found(ctx, query, kinds, limit)
  const byTitle = new Set(all.filter(({ by_title }) => by_title).map(({ entity_id }) => entity_id))
  const newest = [...new Set(all.map(({ entity_id }) => entity_id))].toSorted((a, b) => (a < b ? 1 : -1))
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
