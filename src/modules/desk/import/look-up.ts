import { sql } from 'kysely'
import { byName, type ByName, folds } from '#lib/text/by-name'
import { placesNamed } from '#facets/places/named'
import type { Read } from '#kernel/context'
import { readable } from '#kernel/readable'

/** Teams by their whole name, folded; several share one where it is not plain which is meant. */
export async function teamsNamed(ctx: Read, names: readonly string[]): Promise<ByName> {
  const { rows } = await sql<{ name: string; id: string }>`
    select (fold_text(name) collate "C") as name, id from principal
    where kind = 'team' and active and (fold_text(name) collate "C") = any(${folds(names)}::text[])`.execute(
    ctx.db,
  )
  return byName(rows)
}

/** Categories by their whole path, or by the last title of it. */
export async function categoriesNamed(ctx: Read, names: readonly string[]): Promise<ByName> {
  const { rows } = await sql<{ name: string; id: string }>`
    select asked.name, c.id from unnest(${folds(names)}::text[]) as asked(name)
    join category c on not c.archived and (fold_text(c.path) = asked.name or fold_text(c.title) = asked.name)`.execute(
    ctx.db,
  )
  return byName(rows)
}

/** Places by name, by number, or by what stands on the door, as far as the actor may see them. */
export async function seenPlacesNamed(ctx: Read, names: readonly string[]): Promise<ByName> {
  const seen = sql`exists (select from entity e where e.id = p.id and ${readable(ctx.actor, 'e')})`
  return placesNamed(ctx, names, sql<boolean>`(not p.archived and ${seen})`)
}

/** Those of these numbers that some record here bears: number → its id and kind. */
export async function keysHere(ctx: Read, keys: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('entity')
    .select(['id', 'kind', 'key'])
    .where('key', '=', sql<string>`any(${[...new Set(keys)]}::text[])`)
    .execute()
  return new Map(rows.map(({ key, ...row }) => [key, row]))
}
