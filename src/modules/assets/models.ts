import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'

export interface ModelName {
  readonly manufacturer: string
  readonly model: string
  readonly number?: string | undefined
  /** The type that a new model gets. */
  readonly type: string
}

/**
 * Ids of models by their makers and names, in the order asked, in whichever case they are written; made where there are
 * none, undefined where nothing is named. Of a maker alone the model has no name.
 */
export async function modelsFor(ctx: Write, names: readonly ModelName[]): Promise<(string | undefined)[]> {
  const makers = await manufacturersFor(
    ctx,
    names.map(({ manufacturer }) => manufacturer),
  )
  const asked = names.map(({ model, number = '', type }, n) => ({
    manufacturer_id: makers[n] ?? null,
    name: model,
    number,
    type,
  }))
  const named = asked.flatMap((one, n) => (one.name !== '' || one.manufacturer_id ? [{ n, ...one }] : []))
  if (named.length === 0) return names.map(() => undefined)
  // Of several rows of one model the one that says its number counts.
  const fresh = new Map<string, Omit<(typeof named)[number], 'n'>>()
  for (const { n: _, ...one } of named) {
    const key = `${one.manufacturer_id} ${one.name}`
    if (!fresh.get(key)?.number) fresh.set(key, one)
  }
  const drafts = [...fresh.values()].map((one) => ({ id: newId(), ...one }))
  await sql`${insertRows('asset_model', drafts)} on conflict do nothing`.execute(ctx.db)
  await sql`update asset_model m set number = a.number
    from json_to_recordset(${JSON.stringify(drafts)}::json) as a(manufacturer_id uuid, name text, number text)
    where m.manufacturer_id is not distinct from a.manufacturer_id and lower(m.name) = lower(a.name)
      and m.number = '' and a.number <> ''`.execute(ctx.db)
  const { rows } = await sql<{ n: number; id: string }>`
    select a.n, m.id from json_to_recordset(${JSON.stringify(named)}::json) as a(n int, manufacturer_id uuid, name text)
    join asset_model m on m.manufacturer_id is not distinct from a.manufacturer_id and lower(m.name) = lower(a.name)`.execute(
    ctx.db,
  )
  const ids = new Map(rows.map(({ n, id }) => [n, id]))
  return names.map((_, n) => ids.get(n))
}

/** Finds the model of a maker, or makes it. */
export async function modelFor(ctx: Write, name: ModelName): Promise<string | undefined> {
  return (await modelsFor(ctx, [name]))[0]
}

/** Ids of makers by their names, in the order asked; made where there are none, undefined for an empty name. */
export async function manufacturersFor(
  ctx: Write,
  names: readonly string[],
): Promise<(string | undefined)[]> {
  const once = [...new Set(names)].filter((name) => name !== '')
  if (once.length === 0) return []
  await sql`${insertRows(
    'manufacturer',
    once.map((name) => ({ id: newId(), name })),
  )} on conflict do nothing`.execute(ctx.db)
  const { rows } = await sql<{ asked: string; id: string }>`
    select a.asked, m.id from unnest(${once}::text[]) as a(asked) join manufacturer m on lower(m.name) = lower(a.asked)`.execute(
    ctx.db,
  )
  const ids = new Map(rows.map(({ asked, id }) => [asked, id]))
  return names.map((name) => ids.get(name))
}
