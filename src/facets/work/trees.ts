import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'

const known = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]

/** True of a column that holds one of these categories or one inside them. */
export const withinCategories = (column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`(${column} in (with recursive branch (id) as (
      select id from category where id = any(${[...ids]}::uuid[])
      union select c.id from branch join category c on c.parent_id = branch.id)
    select id from branch))`

/** Each category with all that it lies in: id → ids, itself among them. */
export async function categoriesAbove(
  ctx: Read,
  ids: readonly (string | null)[],
): Promise<Map<string, string[]>> {
  const wanted = known(ids)
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ first: string; ids: string[] }>`
    with recursive up (first, id, parent_id) as (
      select id, id, parent_id from category where id = any(${wanted}::uuid[])
      union all select first, c.id, c.parent_id from up join category c on c.id = up.parent_id)
    select first, array_agg(id) as ids from up group by first`.execute(ctx.db)
  return new Map(rows.map((row) => [row.first, row.ids]))
}
