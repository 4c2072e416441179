import { type RawBuilder, sql } from 'kysely'
import { type Needle, tsqueryOf, wordsOf } from '#lib/text/tokens'
import type { Read, Write } from './context.ts'
import { expectRows, expectedRows, rowsThere } from './expected-rows.ts'
import { readableKinds } from './readable.ts'
import { together } from './together.ts'
import { grantedIds, inAudience } from './visible.ts'

/** So many records are gathered at once, which locks them for a tenth of a second. */
const batch = 300
/** A record whose texts have just changed may soon be written to again. */
const quietFor = sql`interval '1 minute'`
/** A tsvector holds 1 MB. */
const mostBytes = 900_000

/** What the words of all texts weigh, in bytes as they are stored: whoever writes to a record waits while it is gathered. */
interface Weights {
  /** Of all that are gathered at once. */
  readonly together: number
  /** Of one record: what weighs more is asked text by text, until some of it goes. */
  readonly one: number
}
const usual: Weights = { together: 4_000_000, one: 16_000_000 }

/** Which of these records are gathered now: in order, as many as weigh no more than that together; and which never are. */
async function weighed({ db }: Pick<Write, 'db'>, ids: readonly string[], most: Weights) {
  const { rows } = await sql<{ id: string; bytes: number }>`
    select a.id, coalesce(sum(pg_column_size(tokens)), 0)::float8 as bytes
    from unnest(${ids}::uuid[]) with ordinality a (id, n) left join doc on doc.entity_id = a.id
    group by a.id, a.n order by a.n`.execute(db)
  const [now, never]: [string[], string[]] = [[], []]
  let sum = 0
  for (const { id, bytes } of rows) {
    if (bytes <= most.one) sum += bytes
    if (bytes > most.one) never.push(id)
    else if (now.length === 0 || sum <= most.together) now.push(id)
  }
  return { now, never }
}

/**
 * Gathers what all texts of a record say, of records where that has changed, those first that changed first; gives how many.
 * Whoever writes a text locks its record's row here (by a trigger) until the commit. Rows that are locked are left out, and
 * texts are read once the others are locked: so none is missed. What says more than a tsvector holds waits until some of it goes.
 */
export async function gatherWords(
  ctx: Pick<Write, 'db'>,
  quiet: RawBuilder<unknown> = quietFor,
  most: Weights = usual,
) {
  const { db } = ctx
  const { rows } = await sql<{ entity_id: string }>`
    select entity_id from record_words where words is null and changed_at <= now() - ${quiet}
    order by changed_at limit ${sql.lit(batch)} for update skip locked`.execute(db)
  if (rows.length === 0) return 0
  const { now: ids, never } = await weighed(
    ctx,
    rows.map(({ entity_id }) => entity_id),
    most,
  )
  if (never.length > 0)
    await sql`update record_words set changed_at = 'infinity' where entity_id = any(${never}::uuid[])`.execute(
      db,
    )
  if (ids.length > 0) await gatherEach(ctx, ids)
  return ids.length + never.length
}

async function gatherEach({ db }: Pick<Write, 'db'>, ids: readonly string[]) {
  await sql`delete from record_words r where entity_id = any(${ids}::uuid[])
    and not exists (select from doc where doc.entity_id = r.entity_id)`.execute(db)
  await sql`
    with said as (select distinct entity_id, word from doc cross join lateral unnest(tsvector_to_array(tokens)) word
        where entity_id = any(${ids}::uuid[])),
      together as (select entity_id, array_agg(word) as words from said
        group by entity_id having sum(octet_length(word) + 1) <= ${sql.lit(mostBytes)}),
      whose as (select entity_id, case when min(audience_id) = max(audience_id) then min(audience_id) end as audience_id,
          case when min(kind) = max(kind) then min(kind) end as kind, bool_or(tokens <> '') as says
        from doc where entity_id = any(${ids}::uuid[]) group by entity_id)
    update record_words r set audience_id = whose.audience_id, kind = whose.kind,
      words = case when says then array_to_tsvector(together.words) else '' end,
      changed_at = case when says and together.words is null then 'infinity' else changed_at end
    from whose left join together using (entity_id) where r.entity_id = whose.entity_id`.execute(db)
}

/** Records that say several words: these do, or may do. */
export interface Saying {
  ids: readonly string[]
  /** Those of them whose texts must be asked one by one. */
  unsure: readonly string[]
}

/** Gathered words have no places: a phrase is asked of the texts. */
const isExact = (needles: readonly Needle[]) => needles.every((needle) => needle.length === 1)
const queryOf = (needles: readonly Needle[]) => [...new Set(needles.flatMap(wordsOf))].join(' & ')

/** Of a row `r` of gathered words: whether the actor may read every text that they are of. */
const readsAll = ({ actor }: Read) =>
  actor.kind === 'system'
    ? sql`true`
    : sql`${inAudience(actor, 'r')} and r.kind = any(${readableKinds(actor)}::text[])`

/** Whether a record (by its id column) says all of these to the actor, by what is gathered: null if only its texts can tell. */
export const saysInAll = (ctx: Read, id: RawBuilder<unknown>, needles: readonly Needle[]) => sql<
  boolean | null
>`
  (select case when r.words is null then null when not r.words @@ ${queryOf(needles)}::tsquery then false
    when ${sql.lit(isExact(needles))} and ${readsAll(ctx)} then true end from record_words r where r.entity_id = ${id})`

/** More records than that are not looked up: the list is walked, and a page soon found. */
const most = 8000
/** With more records than that whose texts have just changed, as during an import, nothing is looked up. */
const mostLate = 2000
/** Walking a list over so many rows costs no more than looking up. */
const walkedAnyway = 2000
/** Looking a record up costs as much as walking over so many. */
const lookedUp = 5
const page = 50
/** What so few texts say is looked up among the texts: nothing need be asked of what has just changed. */
const rare = 200

/**
 * Of a list that must say each of several words: the records that do, where looking them up costs less than walking the list
 * until a page of it says them all.
 */
export async function sayingAll(ctx: Read, needles: readonly Needle[]): Promise<Saying | undefined> {
  const query = queryOf(needles)
  const expected = await expectedRows(ctx, 'records', query)
  const walked = (page / expected) * (await rowsThere(ctx, 'record_words'))
  if (expected > most || walked < Math.max(walkedAnyway, lookedUp * expected)) return undefined
  const texts = await together(...needles.map((needle) => expectedRows(ctx, 'texts', tsqueryOf(needle))))
  if (Math.min(...texts) <= rare) return undefined
  const found = await lookUpAll(ctx, needles)
  if (found === 'many') await expectRows(ctx, 'records', query, Number.POSITIVE_INFINITY)
  return found === 'many' ? undefined : found
}

/** The records that say all of these, by an index of what each says in all, unless they are many, or have just changed. */
export async function lookUpAll(ctx: Read, needles: readonly Needle[]): Promise<Saying | 'many'> {
  const { actor } = ctx
  const { rows } = await sql<{ id: string; gathered: boolean; sure: boolean }>`
    (select entity_id as id, true as gathered, coalesce(${sql.lit(isExact(needles))} and ${readsAll(ctx)}, false) as sure from record_words r
      where words @@ ${queryOf(needles)}::tsquery
        and (${inAudience(actor, 'r')} or r.audience_id is null or r.entity_id in (${grantedIds(actor)})) limit ${sql.lit(most + 1)})
    union all
    (select entity_id, false, false from record_words where words is null limit ${sql.lit(mostLate + 1)})`.execute(
    ctx.db,
  )
  const late = rows.filter(({ gathered }) => !gathered).length
  if (rows.length - late > most || late > mostLate) return 'many'
  return {
    ids: rows.map(({ id }) => id),
    unsure: rows.filter(({ sure }) => !sure).map(({ id }) => id),
  }
}
