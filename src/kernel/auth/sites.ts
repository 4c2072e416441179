import type { Db } from '../db.ts'

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
