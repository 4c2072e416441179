import type { Read } from '../context.ts'

/** Names of people, teams and groups by id; unknown ids are missing. */
export async function namesOf(
  { db }: Pick<Read, 'db'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const rows = await db.selectFrom('principal').select(['id', 'name']).where('id', 'in', asked).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
