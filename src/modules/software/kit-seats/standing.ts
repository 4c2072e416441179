import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { seenAmong } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import { liveOn } from '../entitlements/lots.ts'
import { metricsOf } from '../metrics.ts'

/**
 * What becomes of a seat of a product for a person: one is given from this lot; none needs to be, since they have one, it is free, or
 * it is counted by what is installed, which says by itself what is missing; or none is left.
 */
export type SeatState = 'given' | 'ready' | 'lacking'

export interface Standing {
  readonly id: string
  /** The product. */
  readonly ref: EntityRef
  readonly title: string
  readonly state: SeatState
  /** The lot of which one is given. */
  readonly lot: { readonly id: string; readonly order_no: string; readonly quantity: number } | null
}

interface Row {
  id: string
  licensing: string
  spare: number
  has: boolean
  is_there: boolean
  is_personal: boolean
  lot: Standing['lot']
}

const ofPeople = metricsOf('person')

const live = (today: string) => liveOn(sql`${today}::date`)

/** Whether a person has a seat of a product: one by hand that counts today, or one by the vendor's own list. */
export const hasSeat = (today: string, product: RawBuilder<unknown>, person: RawBuilder<unknown>) =>
  sql<boolean>`(exists (select from part_holding a join entitlement l on l.id = a.part_id
      where l.product_id = ${product} and a.holder_id = ${person} and ${live(today)})
    or exists (select from vendor_seat s where s.product_id = ${product} and s.person_id = ${person} and s.ended_at is null))`

/** Whether a product is installed on something that a person has: there it is counted already, covered or missing. */
export const isThere = (product: RawBuilder<unknown>, person: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from holding h join package p on p.product_id = ${product}
    where h.holder_id = ${person} and exists (select from installation i
      where i.package_id = p.id and i.device_id = h.item_id and i.last_seen is null))`

/**
 * How a seat of each of these products stands for a person, or for anybody who has none yet; what the actor does not see, and what is
 * in the archive, is left out. A seat is left where a lot that counts today has not given all of its own, and not all of what was
 * bought is taken by what is installed.
 */
export async function seatsFor(
  ctx: Read,
  products: readonly string[],
  person_id: string | null,
): Promise<Standing[]> {
  if (products.length === 0) return []
  const today = todayOf(ctx)
  const known = await seenAmong(ctx, products)
  const [product, person] = [sql`o.id`, sql`${person_id}::uuid`]
  const { rows } = await sql<Row>`
    select o.id, o.licensing, o.spare, ${hasSeat(today, product, person)} as has, ${isThere(product, person)} as is_there,
      exists (select from entitlement l where l.product_id = o.id and l.metric in (${ofPeople}) and ${live(today)}) as is_personal, (
      select jsonb_build_object('id', l.id, 'order_no', l.order_no, 'quantity', l.quantity) from entitlement l
      where l.product_id = o.id and l.metric in (${ofPeople}) and ${live(today)}
        and l.quantity > (select count(*) from part_holding a where a.part_id = l.id)
      order by l.ends_on desc nulls first, l.id limit 1) as lot
    from product o where o.id = any(${[...products]}::uuid[]) and not o.archived order by o.title, o.id`.execute(
    ctx.db,
  )
  return rows.flatMap((row) => {
    const ref = known.get(row.id)
    if (ref?.kind !== 'product') return []
    const state = stateOf(row)
    return [{ id: row.id, ref, title: ref.title, state, lot: state === 'given' ? row.lot : null }]
  })
}

function stateOf({ licensing, has, is_there, lot, spare, is_personal }: Row): SeatState {
  if (licensing === 'free' || has) return 'ready'
  if (spare >= 1 && lot) return 'given'
  return is_there || (spare >= 1 && !is_personal) ? 'ready' : 'lacking'
}
