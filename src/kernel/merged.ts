import { type RawBuilder, sql } from 'kysely'
import type { Read } from './context.ts'

/** A chain of merges longer than this is a mistake in the data, not a story. */
const longest = 50

/** Ids of a record and of everything that was merged into it, at any remove, as an array: `= any(…)` seeks them, where `in` would read all. */
export const wholeOf = (id: string | RawBuilder<unknown>): RawBuilder<string[]> => sql<string[]>`array(
  with recursive whole (id, step) as (
    select ${id}::uuid, 0
    union all
    select e.id, step + 1 from whole join entity e on e.merged_into = whole.id where step < ${longest}::int)
  select id from whole)`

/** Where a record's story goes on: itself, unless it was merged. An unknown id leads to itself. */
export async function endOf(ctx: Read, id: string): Promise<string> {
  return (await endsOf(ctx, [id])).get(id) ?? id
}

/** The same for many at once: id → id of the record that it was merged into last. */
export async function endsOf(ctx: Pick<Read, 'db'>, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ first: string; id: string }>`
    with recursive chain (first, id, next, step) as (
      select id, id, merged_into, 0 from entity where id = any(${[...ids]}::uuid[])
      union all
      select first, e.id, e.merged_into, step + 1 from chain join entity e on e.id = chain.next where step < ${longest}::int)
    select distinct on (first) first, id from chain order by first, step desc`.execute(ctx.db)
  return new Map(rows.map(({ first, id }) => [first, id]))
}

/** Each record with all that was merged into it: id → ids, itself first. */
export async function wholesOf(ctx: Read, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ first: string; ids: string[] }>`
    with recursive whole (first, id, step) as (
      select id, id, 0 from unnest(${[...new Set(ids)]}::uuid[]) as id
      union all
      select first, e.id, step + 1 from whole join entity e on e.merged_into = whole.id where step < ${longest}::int)
    select first, array_agg(id order by step) as ids from whole group by first`.execute(ctx.db)
  return new Map(rows.map(({ first, ids: all }) => [first, all]))
}
