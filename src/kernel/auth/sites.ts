import type { Write } from '../context.ts'
import type { Db } from '../db.ts'
import { newId } from '../ids.ts'
import { changesStanding } from '../standing.ts'

/** Place → those of the asked places that it is or lies within. */
export type Within = ReadonlyMap<string, readonly string[]>
type Look = (db: Db, places: readonly string[]) => Promise<Within>

let look: Look = async () => new Map()
/** Whoever knows how places lie within each other says so here. */
export const knowSites = (how: Look) => {
  look = how
}

/** All places within the given ones. */
export const within = async (db: Db, places: readonly string[]): Promise<Within | undefined> =>
  places.length === 0 ? undefined : look(db, places)

/** Gives a place a group of those who work for it, whom an audience may name; false where it has one. */
export async function makeSiteGroup(
  ctx: Write,
  { id, title }: { id: string; title: string },
): Promise<boolean> {
  const known = await ctx.db
    .selectFrom('site_group')
    .select('principal_id')
    .where('place_id', '=', id)
    .executeTakeFirst()
  if (known) return false
  changesStanding(ctx)
  const principal_id = newId()
  await ctx.db.insertInto('principal').values({ id: principal_id, kind: 'group', name: title }).execute()
  await ctx.db.insertInto('site_group').values({ place_id: id, principal_id }).execute()
  return true
}
