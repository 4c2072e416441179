import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { titleSaid } from '#lib/words'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { visible } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { pickKit, type Stock, type Wanted } from '../engine/kit.ts'
import { asItCame } from '../starters.ts'
import type { kitEndpoints } from './contract.ts'
import type { KitRow, KitSeat } from './schemas.ts'
import { seatsOfKit } from './seats.ts'

async function kitsWhere(ctx: Read, { id, archived }: { id?: string; archived: boolean }): Promise<KitRow[]> {
  const { rows } = await sql<KitRow>`
    select k.id, k.name, k.note, k.archived, k.version, k.job_title, (
      select jsonb_build_object('id', d.id, 'title', d.title) from entity d where d.id = k.department_id) as department, (
      select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title) order by p.title, p.id), '[]')
      from entity p where p.id = any(k.product_ids) and ${visible(ctx.actor, 'p')}) as products, (
      select jsonb_agg(jsonb_build_object('model_id', i.model_id, 'type', i.type, 'quantity', i.quantity,
        'title', coalesce(nullif(trim(concat_ws(' ', f.name, m.name)), ''), t.title)) order by i.position)
      from asset_kit_item i left join asset_model m on m.id = i.model_id left join manufacturer f on f.id = m.manufacturer_id
      left join asset_type t on t.code = i.type where i.kit_id = k.id) as items
    from asset_kit k where ${archived ? sql`true` : sql`not k.archived`} and ${id ? sql`k.id = ${id}::uuid` : sql`true`}
    order by k.name, k.id`.execute(ctx.db)
  return rows.map((row) => ({
    ...row,
    items: row.items.map((one) => ({
      ...one,
      title: one.type === null ? one.title : titleSaid(asItCame(one.title), ctx.actor.language),
    })),
  }))
}

export const listKits = async (ctx: Read, { archived }: Input<typeof kitEndpoints.kits>) => ({
  items: await kitsWhere(ctx, { archived }),
})

interface There extends Stock {
  key: string
  name: string
  tag: string
  holder_id: string
}

/** What of these models and types lies ready in places and is not booked, of each thing where most of it lies. */
export async function stockOf(
  ctx: Read,
  wanted: readonly Pick<Wanted, 'model' | 'type'>[],
  place_id: string | undefined,
): Promise<There[]> {
  const models = wanted.flatMap(({ model }) => model ?? [])
  const types = wanted.flatMap(({ type }) => type ?? [])
  const { rows } = await sql<There>`
    select distinct on (a.title, a.tag, a.id) a.id, a.key, a.title as name, a.tag, a.model_id as model, a.type, h.holder_id, h.quantity
    from asset a join holding h on h.item_id = a.id join place p on p.id = h.holder_id
    where a.meaning = 'ready' and (a.model_id = any(${models}::uuid[]) or a.type = any(${types}::text[]))
      and ${place_id ? sql`p.path && array[${place_id}::uuid]` : sql`true`} and ${visible(ctx.actor, 'a')}
      and not exists (
        select from asset_booking b where b.asset_id = a.id and b.state = 'booked' and b.ends_on >= ${todayOf(ctx)}::date)
    order by a.title, a.tag, a.id, h.quantity desc, h.holder_id`.execute(ctx.db)
  return rows
}

/** A kit with the free things that it would take, each with where it lies, and what is short. */
export async function planOf(ctx: Read, id: string, place_id: string | undefined) {
  const [kit] = await kitsWhere(ctx, { id, archived: false })
  if (!kit) throw new Refusal('not-found', house.later('not-found'))
  const wanted = kit.items.map(({ model_id, type, quantity }) => ({ model: model_id, type, quantity }))
  const stock = await stockOf(ctx, wanted, place_id)
  const byId = new Map(stock.map((one) => [one.id, one]))
  const { picks, short } = pickKit(wanted, stock)
  return {
    kit,
    picks: picks.flatMap(({ id: thing, quantity }) => {
      const found = byId.get(thing)
      return found ? [{ ...found, quantity }] : []
    }),
    short: kit.items.flatMap(({ title }, n) => {
      const missing = short[n] ?? 0
      return missing > 0 ? [{ title, missing }] : []
    }),
  }
}

export async function planKit(ctx: Read, { id, place_id }: Input<typeof kitEndpoints.planKit>) {
  const plan = await planOf(ctx, id, place_id)
  return told(plan, await seatsOfKit(ctx, productsIn(plan)))
}

export const productsIn = ({ kit }: Awaited<ReturnType<typeof planOf>>) => kit.products.map(({ id }) => id)

export const told = ({ picks, short }: Awaited<ReturnType<typeof planOf>>, seats: KitSeat[]) => ({
  short,
  seats,
  picks: picks.map(({ id, key, name, tag, quantity }) => ({ id, key, name, tag, quantity })),
})
