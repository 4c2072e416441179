import { sql } from 'kysely'
import type { Read } from '#kernel/context'

/** Which of these are people who have left. */
export async function whoLeft({ db }: Pick<Read, 'db'>, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .where('state', '=', 'left')
    .execute()
  return new Set(rows.map(({ id }) => id))
}
