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

interface Going {
  readonly id: string
  readonly to_id: string | null
}

/** What is handed on otherwise than as booked: a booking of somebody else stands in the way of whoever would have it then. */
export async function refuseBooked(
  ctx: Write,
  goings: readonly (Going & { readonly due_back: string | null })[],
) {
  const { rows } = await sql<{ name: string; day: string }>`
    select a.title as name, b.starts_on::text as day
    from json_to_recordset(${JSON.stringify(goings)}::json) as g(id uuid, to_id uuid, due_back date)
    join asset_booking b on b.asset_id = g.id join asset a on a.id = b.asset_id
    where b.state = 'booked' and b.holder_id <> g.to_id and b.ends_on >= ${todayOf(ctx)}::date
      and not exists (select from place p where p.id = g.to_id) and (g.due_back is null or b.starts_on <= g.due_back)
    order by b.starts_on, b.id limit 1`.execute(ctx.db)
  const [first] = rows
  refuseIf(first && w.later('booked-for', first))
}

/** Whoever does not have it any more has ended their booking. */
export async function endBookings(ctx: Write, goings: readonly Going[]) {
  const { rows } = await sql<Kept>`
    select b.id, b.asset_id, b.holder_id, b.starts_on::text, b.ends_on::text, b.state from asset_booking b
    join json_to_recordset(${JSON.stringify(goings)}::json) as g(id uuid, to_id uuid) on g.id = b.asset_id
    where b.state = 'out' and b.holder_id is distinct from g.to_id
    order by b.id for update of b`.execute(ctx.db)
  for (const row of rows)
    await become(ctx, await seen(ctx, row.asset_id, 'asset'), row, {
      state: 'back',
      ends_on: lastDay(ctx, row),
    })
}
