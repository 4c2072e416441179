import { sql } from 'kysely'
import type { Read } from '#kernel/context'

/** Into what each of the tickets was merged; those that stand for themselves are missing. */
export async function mergedInto(ctx: Read, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; into_id: string; key: string }>`
    select e.id, m.id as into_id, m.key from entity e join entity m on m.id = e.merged_into where e.id = any(${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ id, into_id, key }) => [id, { id: into_id, key }]))
}
