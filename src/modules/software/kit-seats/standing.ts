import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import { seenAmong } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import { holderKind } from '../policy.ts'
import { metrics } from '../schemas.ts'

/**
 * What becomes of a seat of a product for a person: one is given from this lot; none needs to be, since they have one, it is free, or
 * it is counted by devices once it is installed; or none is left.
 */
export type SeatState = 'given' | 'ready' | 'lacking'

export interface Standing {
  readonly id: string
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
  is_personal: boolean
  lot: Standing['lot']
}

const ofPeople = sql.join(
  metrics.filter((metric) => holderKind[metric] === 'person').map((metric) => sql.lit(metric)),
)

/** Of lots `l` those that count on a day. */
const live = (today: string): RawBuilder<boolean> =>
  sql<boolean>`coalesce(l.starts_on <= ${today}::date, true) and coalesce(l.ends_on >= ${today}::date, true)`

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
  const { rows } = await sql<Row>`
    select o.id, o.licensing, o.spare,
      exists (select from part_holding a join entitlement l on l.id = a.part_id
        where l.product_id = o.id and a.holder_id = ${person_id}::uuid and ${live(today)}) as has,
      exists (select from entitlement l where l.product_id = o.id and l.metric in (${ofPeople}) and ${live(today)}) as is_personal, (
      select jsonb_build_object('id', l.id, 'order_no', l.order_no, 'quantity', l.quantity) from entitlement l
      where l.product_id = o.id and l.metric in (${ofPeople}) and ${live(today)}
        and l.quantity > (select count(*) from part_holding a where a.part_id = l.id)
      order by l.ends_on desc nulls first, l.id limit 1) as lot
    from product o where o.id = any(${[...products]}::uuid[]) and not o.archived order by o.title, o.id`.execute(
    ctx.db,
  )
  return rows.flatMap((row) => {
    const found = known.get(row.id)
    if (found?.kind !== 'product') return []
    const state = stateOf(row)
    return [{ id: row.id, title: found.title, state, lot: state === 'given' ? row.lot : null }]
  })
}

function stateOf({ licensing, has, lot, spare, is_personal }: Row): SeatState {
  if (licensing === 'free' || has) return 'ready'
  if (spare < 1) return 'lacking'
  if (lot) return 'given'
  return is_personal ? 'lacking' : 'ready'
}
