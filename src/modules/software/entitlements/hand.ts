import { sql } from 'kysely'
import { moveCustody, type Part } from '#facets/custody/public'
import type { Reason } from '#facets/custody/contract'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { recordset } from '#kernel/insert-rows'
import { productSeatGiven } from '../events.ts'

interface Lot {
  readonly id: string
  readonly order_no: string
  readonly quantity: number
}

/** A seat of a lot as the ledger of custody knows it: there are no more of it than the lot has. */
const seatOf = ({ id, order_no, quantity }: Lot): Part => ({
  id,
  kind: 'seat',
  name: order_no,
  most: quantity,
})

export interface SeatMove {
  /** The product. */
  readonly ref: Subject
  readonly lot: Lot
  readonly holder_id: string
}

export const usualReason = { given: 'handed-over', taken: 'taken-back' } as const

/** Seats go to these holders, or come back from them, as steps of the ledger, and their products tell of it. */
export async function handSeats(
  ctx: Write,
  seats: readonly SeatMove[],
  way: 'given' | 'taken',
  batch?: string,
  reason: Reason = usualReason[way],
): Promise<void> {
  const given = way === 'given'
  if (given && seats.length > 0) await waitNoMore(ctx, seats)
  await moveCustody(
    ctx,
    seats.map(({ ref, lot, holder_id }) => ({
      item_id: ref.id,
      part: seatOf(lot),
      quantity: 1,
      from_id: given ? null : holder_id,
      to_id: given ? holder_id : null,
      reason,
    })),
    batch,
  )
  for (const { ref, lot, holder_id } of seats)
    ctx.emit(productSeatGiven, ref, { lot_id: lot.id, holder_id, order_no: lot.order_no, given })
}

/** Whoever has a seat does not wait for one, also not once they give it back. */
async function waitNoMore({ db }: Pick<Write, 'db'>, seats: readonly SeatMove[]) {
  const had = seats.map(({ ref, holder_id }) => ({ product_id: ref.id, person_id: holder_id }))
  await sql`delete from seat_wish w using ${recordset('seat_wish', had)} h
    where w.product_id = h.product_id and w.person_id = h.person_id`.execute(db)
}
