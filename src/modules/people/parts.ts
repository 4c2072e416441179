import { sql } from 'kysely'
import type { Read } from '#kernel/context'

const deepest = 50

/** Of each person the ids that are theirs: their own first, then of records merged into it, at any remove. */
export async function partsOf(ctx: Read, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ root: string; ids: string[] }>`
    with recursive whole (root, id, step) as (
      select id, id, 0 from entity where id = any(${[...ids]}::uuid[])
      union all
      select root, e.id, step + 1 from whole join entity e on e.merged_into = whole.id where step < ${deepest}::int)
    select root, array_agg(id order by step, id) as ids from whole group by root`.execute(ctx.db)
  return new Map(rows.map(({ root, ids }) => [root, ids]))
}
