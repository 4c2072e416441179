import type { Read } from '#kernel/context'

/** Where each of these people works, by their ids; who has no place is not among them. */
export async function placesOfPeople(
  { db }: Pick<Read, 'db'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'place_id'])
    .where('id', 'in', [...new Set(ids)])
    .where('place_id', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, place_id }) => (place_id === null ? [] : [[id, place_id] as const])))
}
