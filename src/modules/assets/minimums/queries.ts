import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { ordersOf } from '#facets/supply/sources'
import type { Read } from '#kernel/context'
import { namedAmong, seenAmong } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import { visible } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { minimumEndpoints } from './contract.ts'
import { loadMinimums } from './load.ts'
import { refusal } from './policy.ts'
import type { ModelStock } from './schemas.ts'

interface Model {
  id: string
  manufacturer: string
  name: string
  counted: boolean
  archived: boolean
}

/** What decides whether a minimum may be said of a model; refuses one that is not there. */
export async function modelOf({ db }: Pick<Read, 'db'>, id: string): Promise<Model> {
  const { rows } = await sql<Model>`
    select m.id, m.name, m.archived, coalesce(f.name, '') as manufacturer, k.capacities && array['counted', 'consumable'] as counted
    from asset_model m join asset_type k on k.code = m.type left join manufacturer f on f.id = m.manufacturer_id
    where m.id = ${id}::uuid`.execute(db)
  const [model] = rows
  if (!model) throw new Refusal('not-found', house.later('not-found'))
  return model
}

/** How many of a model lie ready, how many must, what of it is promised and what comes. */
export async function modelStock(
  ctx: Read,
  { id }: Input<typeof minimumEndpoints.modelStock>,
): Promise<ModelStock> {
  const model = await modelOf(ctx, id)
  const { kept } = await loadMinimums(ctx, [id])
  const orders = (await ordersOf(ctx, [model])).get(id) ?? []
  const places = await seenAmong(
    ctx,
    kept.flatMap(({ place }) => place ?? []),
  )
  const { rows } = await sql<{ ready: number; promised: number }>`
    select (select count(*)::int from asset a where a.model_id = ${id}::uuid and a.meaning = 'ready' and not a.archived
        and ${visible(ctx.actor, 'a')}) as ready,
      (select coalesce(sum(p.quantity), 0)::int from asset_joiner j
        cross join lateral jsonb_to_recordset(j.picks) as p(id uuid, quantity int) join asset a on a.id = p.id
        where j.over_at is null and j.starts_on >= ${todayOf(ctx)}::date and a.model_id = ${id}::uuid and a.meaning = 'ready'
          and not a.archived and ${visible(ctx.actor, 'a')}) as promised`.execute(ctx.db)
  const refused = refusal(model)
  return {
    ...(rows[0] ?? { ready: 0, promised: 0 }),
    rows: kept.flatMap(({ place, least, ready, missing, ordered, buy }) => {
      const of = namedAmong(places, place)
      if (place !== null && !of) return []
      return [{ place: of, least, ready, missing, ordered, buy }]
    }),
    orders,
    refused: refused && say(refused, ctx.actor.language),
  }
}
