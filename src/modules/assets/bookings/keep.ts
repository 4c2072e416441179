import { sql } from 'kysely'
import { refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { seen, type Seen } from '#kernel/visible'
import { BookingTold } from './contract.ts'
import type { Booking } from './schemas.ts'
import { w } from './words.ts'

export interface Kept {
  id: string
  asset_id: string
  holder_id: string
  starts_on: string
  ends_on: string
  state: Booking['state']
}

/** Gives a booking its next state, and says so. */
export async function become(
  ctx: Write,
  asset: Seen,
  row: Kept,
  next: Partial<Pick<Kept, 'starts_on' | 'ends_on'>> & Pick<Kept, 'state'>,
) {
  await ctx.db
    .updateTable('asset_booking')
    .set({ ...next, version: sql<number>`version + 1` })
    .where('id', '=', row.id)
    .execute()
  const { holder_id, starts_on, ends_on, state } = { ...row, ...next }
  ctx.emit(BookingTold, asset, { state, holder_id, starts_on, ends_on }, { granted: false })
}

/** The last day of a booking that is over today. */
export const lastDay = (ctx: Write, { starts_on, ends_on }: Pick<Kept, 'starts_on' | 'ends_on'>) => {
  const today = todayOf(ctx)
  if (today < starts_on) return starts_on
  return today < ends_on ? today : ends_on
}

/** What is handed on otherwise than as booked: a booking of somebody else stands in the way of whoever would have it then. */
export async function refuseBooked(
  ctx: Write,
  ids: readonly string[],
  { to_id, due_back }: { to_id: string; due_back: string | null },
) {
  const { rows } = await sql<{ name: string; day: string }>`
    select a.title as name, b.starts_on::text as day from asset_booking b join asset a on a.id = b.asset_id
    where b.asset_id = any(${[...ids]}::uuid[]) and b.state = 'booked' and b.holder_id <> ${to_id}::uuid
      and b.ends_on >= ${todayOf(ctx)}::date and not exists (select from place p where p.id = ${to_id}::uuid) and ${due_back === null ? sql`true` : sql`b.starts_on <= ${due_back}::date`}
    order by b.starts_on, b.id limit 1`.execute(ctx.db)
  const [first] = rows
  refuseIf(first && w.later('booked-for', first))
}

/** Whoever does not have it any more has ended their booking. */
export async function endBookings(ctx: Write, ids: readonly string[], to_id: string | null) {
  const { rows } = await sql<Kept>`
    select id, asset_id, holder_id, starts_on::text, ends_on::text, state from asset_booking
    where asset_id = any(${[...ids]}::uuid[]) and state = 'out' and holder_id is distinct from ${to_id}::uuid
    order by id for update`.execute(ctx.db)
  for (const row of rows)
    await become(ctx, await seen(ctx, row.asset_id, 'asset'), row, {
      state: 'back',
      ends_on: lastDay(ctx, row),
    })
}
