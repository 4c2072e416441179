import { sql } from 'kysely'
import { type Order, ordersOf } from '#facets/supply/sources'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import { type Asked, fillMinimums, type Filled } from '../engine/minimums.ts'

interface Row {
  id: string
  model_id: string
  manufacturer: string
  name: string
  type: string
  place: string | null
  place_title: string | null
  path: string[]
  least: number
  ready: number
}

/** So many of a model must lie ready somewhere, and so many do. */
export type Kept = Row & Filled

export interface Stocks {
  readonly kept: readonly Kept[]
  /** What is on order, by model. */
  readonly orders: ReadonlyMap<string, readonly Order[]>
}

/** What must lie ready of these models, or of all, with what the reader sees lie there and comes; `asked`: what somebody was asked to buy. */
export async function loadMinimums(ctx: Read, models?: readonly string[], asked?: Asked): Promise<Stocks> {
  const chosen = models === undefined ? sql`true` : sql`n.model_id = any(${[...models]}::uuid[])`
  const { rows } = await sql<Row>`
    select n.id, n.model_id, coalesce(f.name, '') as manufacturer, m.name, m.type, n.place_id as place, p.title as place_title,
      coalesce(p.path, '{}') as path, n.least, r.ready
    from asset_model_minimum n join asset_model m on m.id = n.model_id
    left join manufacturer f on f.id = m.manufacturer_id left join place p on p.id = n.place_id
    cross join lateral (
      select count(*)::int as ready from asset a
      where a.model_id = n.model_id and a.meaning = 'ready' and not a.archived and ${visible(ctx.actor, 'a')}
        and (n.place_id is null or a.place_id in (select id from place where path @> array[n.place_id]))
    ) r
    where ${chosen} and not m.archived and not coalesce(p.archived, false)
    order by f.name, m.name, n.model_id, cardinality(coalesce(p.path, '{}')), p.title, n.id`.execute(ctx.db)
  const named = new Map(rows.map(({ model_id: id, manufacturer, name }) => [id, { id, manufacturer, name }]))
  const orders = await ordersOf(ctx, [...named.values()])
  const filled = [...Map.groupBy(rows, ({ model_id }) => model_id)].flatMap(([model, some]) =>
    fillMinimums(some, sumOf(orders.get(model)), asked),
  )
  const by = new Map(filled.map((one) => [one.id, one]))
  return { kept: rows.map((row) => ({ ...row, ...(by.get(row.id) ?? none), id: row.id })), orders }
}

const none = { missing: 0, ordered: 0, buy: 0, ask: 0 }

const sumOf = (orders: readonly Order[] = []) => orders.reduce((sum, { n }) => sum + n, 0)

/** How a model is called: “Corvid W16 G2”, with the place where it is missing. */
export const titleOf = ({ manufacturer, name, place_title }: Kept) =>
  [`${manufacturer} ${name}`.trim(), place_title].filter(Boolean).join(', ')

/** How many of these models are missing, each counted once, by model: what a place lacks, all around it lack too. */
export const missingOf = (kept: readonly Kept[]): Map<string, { missing: number; ordered: number }> =>
  new Map(
    [...Map.groupBy(kept, ({ model_id }) => model_id)].map(([model, some]) => {
      const buy = some.reduce((sum, one) => sum + one.buy, 0)
      const lacked = fillMinimums(some, 0).reduce((sum, one) => sum + one.buy, 0)
      return [model, { missing: lacked, ordered: lacked - buy }]
    }),
  )
