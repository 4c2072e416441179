import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import type { Read } from './context.ts'
import { changesStanding, kept } from './standing.ts'

/**
 * The id of the audience made of exactly these principals, interned on first use. A private one is closed to auditors.
 * Cheap to ask: a select, and an insert only the first time ever.
 */
export async function audienceOf(
  ctx: Pick<Read, 'db'> & Partial<Pick<Read, 'actor'>>,
  principals: readonly string[],
  isPrivate = false,
): Promise<number> {
  const sorted = [...new Set(principals)].sort()
  const id = await kept(ctx, `audience ${isPrivate} ${sorted.join()}`, () => interned(ctx, sorted, isPrivate))
  if (ctx.actor) admit(ctx.actor, id, sorted)
  return id
}

/** An actor is put together once; an audience that is younger, and that they belong to, is theirs as well. */
function admit({ kind, principals, audiences }: Actor, id: number, members: readonly string[]) {
  if (kind !== 'person' || audiences.includes(id)) return
  if (members.some((member) => principals.includes(member))) (audiences as number[]).push(id)
}

async function interned(
  { db }: Pick<Read, 'db'>,
  sorted: readonly string[],
  isPrivate: boolean,
): Promise<number> {
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
    .values({ principals: [...sorted], private: isPrivate })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return (await find())?.id ?? interned({ db }, sorted, isPrivate)
  changesStanding({ db })
  if (sorted.length > 0)
    await db
      .insertInto('audience_member')
      .values(sorted.map((principal_id) => ({ principal_id, audience_id: made.id })))
      .execute()
  return made.id
}
