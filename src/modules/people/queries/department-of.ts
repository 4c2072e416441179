import { sql } from 'kysely'
import type { Read } from '#kernel/context'

/** Which department each of these people belongs to, by their ids; who belongs to none is not among them. */
export async function departmentsOfPeople(
  { db }: Pick<Read, 'db'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'department_id'])
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .where('department_id', 'is not', null)
    .execute()
  return new Map(
    rows.flatMap(({ id, department_id }) => (department_id === null ? [] : [[id, department_id] as const])),
  )
}
