import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { loadAssets } from '../commands/load.ts'

/** What an asset says of the thing itself; empty where it says nothing. */
export interface AssetFacts {
  readonly name: string
  readonly serial: string
  readonly manufacturer: string
  readonly model: string
}

/** The facts of these assets, by id, for whoever compares them with what they hear of them. */
export async function assetFactsOf(ctx: Read, ids: readonly string[]): Promise<Map<string, AssetFacts>> {
  const loaded = await loadAssets(ctx, ids)
  return new Map(
    [...loaded].map(([id, { title: name, serial, manufacturer, model }]) => [
      id,
      { name, serial, manufacturer, model },
    ]),
  )
}

/** The same of all assets, for a query over many of them: id, meaning, name, serial, manufacturer, model. */
export const factsOfAssets = sql`(
  select a.id, a.meaning, a.title as name, a.serial, coalesce(f.name, '') as manufacturer, coalesce(m.name, '') as model
  from asset a left join asset_model m on m.id = a.model_id left join manufacturer f on f.id = m.manufacturer_id)`

/** Those of these assets that left for good. */
export async function goneAmong({ db }: Pick<Read, 'db'>, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from asset where id = any(${[...ids]}::uuid[]) and meaning = 'gone'`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Whether an asset left for good. */
export async function isGone({ db }: Pick<Read, 'db'>, id: string): Promise<boolean> {
  const found = await db.selectFrom('asset').select('meaning').where('id', '=', id).executeTakeFirst()
  return found?.meaning === 'gone'
}

/** Those of these assets whose type is said to be on a network. */
export async function networkedAmong(
  { db }: Pick<Read, 'db'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select a.id from asset a join asset_type t on t.code = a.type
    where a.id = any(${[...ids]}::uuid[]) and 'networked' = any(t.capacities)`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
