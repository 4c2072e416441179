import { sql } from 'kysely'
import type { Read } from './context.ts'

/**
 * The id of the audience made of exactly these principals, interned on first use. A private one is closed to auditors.
 * Cheap to ask: a select, and an insert only the first time ever.
 */
export async function audienceOf(
  { db }: Pick<Read, 'db'>,
  principals: readonly string[],
  isPrivate = false,
): Promise<number> {
  const sorted = [...new Set(principals)].sort()
  const find = () =>
    db
      .selectFrom('audience')
      .select('id')
      .where('principals', '=', sql<string[]>`${sorted}::uuid[]`)
      .where('private', '=', isPrivate)
      .executeTakeFirst()
  const found = await find()
  if (found) return found.id
  const made = await db
    .insertInto('audience')
    .values({ principals: sorted, private: isPrivate })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return (await find())?.id ?? audienceOf({ db }, principals, isPrivate)
  if (sorted.length > 0)
    await db
      .insertInto('audience_member')
      .values(sorted.map((principal_id) => ({ principal_id, audience_id: made.id })))
      .execute()
  return made.id
}
