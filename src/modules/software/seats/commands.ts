import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { toChange } from '#kernel/to-change'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { software } from '../contract.ts'
import { productSeatMatched } from './events.ts'

/** Says whose an account is, in every product: no list changes that. */
export async function matchSeat(ctx: Write, { id, seat_id, person_id }: Input<typeof software.matchSeat>) {
  const ref = await toChange(ctx, 'product', { id })
  const seat = await ctx.db
    .selectFrom('vendor_seat')
    .select('account')
    .where('id', '=', seat_id)
    .where('product_id', '=', ref.id)
    .executeTakeFirst()
  if (!seat) throw new Refusal('not-found', house.later('not-found'))
  if (person_id !== null) await seen(ctx, person_id, 'person')
  const { rows } = await sql<{ id: string }>`
    update vendor_seat set person_id = ${person_id}::uuid, by_hand = true
    where account = ${seat.account} and ended_at is null and (person_id is distinct from ${person_id}::uuid or not by_hand)
    returning id`.execute(ctx.db)
  if (rows.length > 0) ctx.emit(productSeatMatched, ref, { seat_id, person_id })
  return done
}
