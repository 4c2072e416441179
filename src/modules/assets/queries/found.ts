import { sql } from 'kysely'
import { fold } from '#lib/text/fold'
import { itemsHeldBy } from '#facets/custody/public'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import { groundOf } from '../ground.ts'
import type { Meaning } from '../schemas.ts'

export interface FoundAsset {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly serial: string
  readonly type: string
  readonly icon: string
  readonly meaning: Meaning
}

const found = sql`a.id, a.key, a.title as name, a.serial, a.type, a.meaning, (select icon from asset_type where code = a.type) as icon`

/** The assets that have these serial numbers, in whichever case, those that are gone last; by the number as it was asked. */
export async function assetsBySerial(
  ctx: Read,
  serials: readonly string[],
): Promise<Map<string, FoundAsset[]>> {
  const asked = [...new Set(serials)].filter((serial) => serial !== '')
  if (asked.length === 0) return new Map()
  const { rows } = await sql<FoundAsset & { asked: string }>`
    select ${found}, n.asked from unnest(${asked}::text[]) as n(asked)
    join asset a on lower(a.serial) = lower(n.asked) and a.serial <> '' and ${visible(ctx.actor, 'a')}
    order by a.meaning = 'gone', a.id`.execute(ctx.db)
  return Map.groupBy(rows, ({ asked: by }) => by)
}

/** The assets that bear these tags, in whichever case, those that are gone last; the first of each, by its tag in small letters. */
export async function assetsByTag(ctx: Read, tags: readonly string[]): Promise<Map<string, FoundAsset>> {
  const asked = [...new Set(tags.map((tag) => tag.toLowerCase()))].filter((tag) => tag !== '')
  if (asked.length === 0) return new Map()
  const { rows } = await sql<FoundAsset & { tag: string }>`
    select ${found}, lower(a.tag) as tag from asset a
    where a.tag <> '' and lower(a.tag) = any(${asked}::text[]) and ${visible(ctx.actor, 'a')}
    order by a.meaning <> 'gone', a.id desc`.execute(ctx.db)
  return new Map(rows.map((row) => [row.tag, row]))
}

export interface HeldAsset extends FoundAsset {
  readonly quantity: number
  readonly since: string
  readonly due_back: string | null
}

/** What these people, places or things hold, as far as the reader may see it; holder → assets. */
export async function heldBy(ctx: Read, holders: readonly string[]): Promise<Map<string, HeldAsset[]>> {
  const held = await itemsHeldBy(ctx, holders)
  const ids = [...held.values()].flat().map(({ item_id }) => item_id)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<FoundAsset>`
    select ${found} from asset a where a.id = any(${ids}::uuid[]) and ${visible(ctx.actor, 'a')}`.execute(
    ctx.db,
  )
  const assets = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    [...held].map(([holder, items]) => [
      holder,
      items.flatMap(({ item_id, quantity, since, due_back }) => {
        const asset = assets.get(item_id)
        return asset ? [{ ...asset, quantity, since, due_back }] : []
      }),
    ]),
  )
}

/** The code of the type that is called so, by code or title; undefined where there is none. */
export async function assetTypeNamed(ctx: Read, name: string): Promise<string | undefined> {
  const { types } = await groundOf(ctx)
  const wanted = fold(name)
  return types.find(({ code, title }) => code === wanted || fold(title) === wanted)?.code
}
