import type { Read } from '#kernel/context'

/** How many seats of each of these products nobody uses, as last counted. */
export async function freeSeats(
  { db }: Pick<Read, 'db'>,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('product')
    .select(['id', 'spare'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, spare }) => [id, spare]))
}
