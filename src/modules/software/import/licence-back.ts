import { sql } from 'kysely'
import { z } from 'zod'
import { costText } from '#lib/money/columns'
import type { Sentence } from '#lib/words'
import { forgetParts } from '#facets/custody/public'
import type { TakeBack } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { seenEach } from '#kernel/readable'
import { lockedEach } from '#kernel/visible'
import { productSeatGiven } from '../events.ts'
import { refreshPositions } from '../positions.ts'
import { w } from './words.ts'

const Seat = z.object({ lot_id: z.string(), holder_id: z.string(), since: z.string() })

/** Seats that an import gave are taken back; who lost theirs since has none to take, and whom somebody gave it anew keeps it. */
export const takeBackGiven: TakeBack = async (ctx, _did, deeds) => {
  const seats = deeds.map(({ deed, after }) => ({ deed, ...Seat.parse(after) }))
  await lockProductsOf(
    ctx,
    seats.map(({ lot_id }) => lot_id),
  )
  const forgotten = await forgetParts(
    ctx,
    seats.map(({ lot_id, holder_id, since }) => ({ part_id: lot_id, holder_id, at: since })),
  )
  await tellTaken(ctx, forgotten)
  const given = sql`jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as s(deed bigint, lot_id uuid, holder_id uuid)`
  const { rows: anew } = await sql<{ deed: number }>`
    select s.deed from ${given} join part_holding a on a.part_id = s.lot_id and a.holder_id = s.holder_id`.execute(
    ctx.db,
  )
  const { rows: products } = await sql<{ id: string }>`
    select distinct l.product_id as id from ${given} join entitlement l on l.id = s.lot_id`.execute(ctx.db)
  await refreshPositions(
    ctx,
    products.map(({ id }) => id),
  )
  const kept = new Set(anew.map(({ deed }) => deed))
  return new Map<number, Sentence>(
    deeds.flatMap(({ deed }) => (kept.has(deed) ? [[deed, w.later('undo-changed')] as const] : [])),
  )
}

/** Nobody gives or takes a seat of these lots, or a key, until the transaction ends. */
async function lockProductsOf(ctx: Write, lots: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    select distinct product_id as id from entitlement where id = any(${[...lots]}::uuid[])`.execute(ctx.db)
  await lockedEach(
    ctx,
    rows.map(({ id }) => id),
  )
}

/** Their products tell that these have a seat no more. */
async function tellTaken(ctx: Write, seats: Awaited<ReturnType<typeof forgetParts>>) {
  const { rows } = await sql<{ id: string; product_id: string; order_no: string }>`
    select id, product_id, order_no from entitlement where id = any(${seats.map(({ part_id }) => part_id)}::uuid[])`.execute(
    ctx.db,
  )
  const lots = new Map(rows.map((lot) => [lot.id, lot]))
  const products = [...new Set(rows.map(({ product_id }) => product_id))]
  const refs = new Map((await seenEach(ctx, products, 'read')).map((ref) => [ref.id, ref]))
  for (const { part_id, holder_id } of seats) {
    const lot = lots.get(part_id)
    const ref = refs.get(lot?.product_id ?? '')
    if (lot && ref)
      ctx.emit(productSeatGiven, ref, { lot_id: lot.id, holder_id, order_no: lot.order_no, given: false })
  }
}

const Facts = z.object({
  quantity: z.number(),
  starts_on: z.string().nullable(),
  ends_on: z.string().nullable(),
  cost: z.string().nullable(),
  order_no: z.string(),
  metric: z.string(),
  vendor_id: z.string().nullable(),
  upgrade: z.boolean(),
  note: z.string(),
  /** How many keys it brought along. */
  keys: z.number(),
})

/** Lots that an import brought are gone with their keys, unless they were changed, given on, more keys were written down, or one of theirs was seen. */
export const takeBackLots: TakeBack = async (ctx, _did, deeds) => {
  const kept = new Map<number, Sentence>()
  const ids = deeds.map(({ id }) => id)
  await lockProductsOf(ctx, ids)
  const { rows } = await sql<{
    id: string
    product_id: string
    quantity: number
    starts_on: string | null
    ends_on: string | null
    cost_minor: number | null
    currency: string | null
    order_no: string
    metric: string
    vendor_id: string | null
    upgrade: boolean
    note: string
    keys: number
    used: boolean
  }>`
    select l.id, l.product_id, l.quantity, l.starts_on::text, l.ends_on::text, l.cost_minor, l.currency, l.order_no,
      l.metric, l.vendor_id, l.upgrade, l.note, (select count(*)::int from licence_key k where k.entitlement_id = l.id) as keys,
      exists (select from part_holding a where a.part_id = l.id)
        or exists (select from licence_key_sight s join licence_key k on k.id = s.key_id where k.entitlement_id = l.id) as used
    from entitlement l where l.id = any(${ids}::uuid[])`.execute(ctx.db)
  const lots = new Map(rows.map((row) => [row.id, row]))
  const gone: string[] = []
  for (const { deed, id, after } of deeds) {
    const now = lots.get(id)
    if (!now) continue
    const was = Facts.parse(after)
    const is = { ...now, cost: costText(now.cost_minor, now.currency) }
    const isSame = (Object.keys(was) as (keyof typeof was)[]).every((field) => was[field] === is[field])
    if (now.used || !isSame) kept.set(deed, w.later('undo-lot'))
    else gone.push(id)
  }
  await sql`delete from licence_key where entitlement_id = any(${gone}::uuid[])`.execute(ctx.db)
  await sql`delete from entitlement where id = any(${gone}::uuid[])`.execute(ctx.db)
  await refreshPositions(ctx, [...new Set(rows.map(({ product_id }) => product_id))])
  return kept
}
