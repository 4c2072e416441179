import { sql } from 'kysely'
import type { Read } from '#kernel/context'

/** What models are called: as their makers and they are, by the id. */
export async function modelNames(
  { db }: Pick<Read, 'db'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select m.id, trim(concat_ws(' ', f.name, m.name)) as name from asset_model m
    left join manufacturer f on f.id = m.manufacturer_id where m.id = any(${[...new Set(ids)]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
