import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import { eraseTold } from '#kernel/erase-told'
import { isOneLine } from '#modules/places/public'
import { AssetElsewhere } from './contract.ts'

/** Where the network last saw a thing, since when without having seen it anywhere else, and when it last did. */
export interface Sighting {
  readonly place_id: string
  readonly since: string
  readonly at: string
}

type Find = (ctx: Read, ids: readonly string[]) => Promise<ReadonlyMap<string, Sighting>>
const networks = new Map<string, Find>()
/** A room above says at which place's network things were seen last. */
export const seesPlaces = (name: string, find: Find) => void networks.set(name, find)

/** Where each of these was seen last in a network, whoever saw it. */
export async function sightingsOf(ctx: Read, ids: readonly string[]): Promise<Map<string, Sighting>> {
  const all = new Map<string, Sighting>()
  for (const find of networks.values())
    for (const [id, one] of await find(ctx, ids)) if ((all.get(id)?.at ?? '') < one.at) all.set(id, one)
  return all
}

/** The places from the top down to each of these, itself last. */
export async function pathsOf({ db }: Pick<Read, 'db'>, places: readonly string[]) {
  if (places.length === 0) return new Map<string, string[]>()
  const { rows } = await sql<{ id: string; path: string[] }>`
    select id, path from place where id = any(${[...new Set(places)]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, path }) => [id, path]))
}

/** Says that the network sees a thing at a place from now on: told where the books have it at another. */
export async function noteSeenAt(ctx: Write, id: string, place_id: string): Promise<void> {
  const { rows } = await sql<{
    id: string
    audience_id: number
    book_id: string
    book: string[]
    path: string[]
  }>`
    select a.id, a.audience_id, b.id as book_id, b.path as book, p.path
    from asset a join place b on b.id = a.place_id, place p
    where a.id = ${id}::uuid and a.meaning <> 'gone' and p.id = ${place_id}::uuid`.execute(ctx.db)
  const [row] = rows
  if (!row || isOneLine(row.book, row.path)) return
  const { book_id, audience_id } = row
  ctx.emit(AssetElsewhere, { id, kind: 'asset', audience_id }, { place_id, book_id }, { granted: false })
}

/** Nobody reads any more where the network saw a thing. */
export const forgetSeenAt = (ctx: Write, id: string) => eraseTold(ctx, id, AssetElsewhere.name)
