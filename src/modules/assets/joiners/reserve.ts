import { sql } from 'kysely'
import { say } from '#lib/words'
import type { Write } from '#kernel/context'
import { seen } from '#kernel/visible'
import { organisationOf } from '#modules/identity/public'
import { lendable } from '../bookings/busy.ts'
import { book } from '../bookings/commands.ts'
import { become, type Kept } from '../bookings/keep.ts'
import { isFree } from '../engine/booking.ts'
import { w } from './words.ts'

/** How long a thing waits for whoever begins. */
const keptDays = 14
const until = (day: string) => Temporal.PlainDate.from(day).add({ days: keptDays }).toString()

interface Waits {
  readonly person_id: string
  /** From when it lies ready for them. */
  readonly from: string
  readonly starts_on: string
}

/** Books those of the things that can be lent, and are free, for somebody; gives the bookings. */
export async function reserve(ctx: Write, ids: readonly string[], { person_id, from, starts_on }: Waits) {
  const ends_on = until(starts_on)
  const purpose = say(w.later('purpose'), (await organisationOf(ctx)).language)
  const bookings: string[] = []
  for (const thing of await lendable(ctx, sql`a.id = any(${[...ids]}::uuid[])`)) {
    if (!isFree(thing, { from, until: ends_on })) continue
    const draft = { asset_id: thing.id, holder_id: person_id, starts_on: from, ends_on, purpose }
    bookings.push((await book(ctx, draft)).id)
  }
  return bookings
}

async function waiting(ctx: Write, ids: readonly string[]): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select id, asset_id, holder_id, starts_on::text, ends_on::text, state from asset_booking
    where id = any(${[...ids]}::uuid[]) and state = 'booked' order by id for update`.execute(ctx.db)
  return rows
}

/** Takes bookings back that nobody was handed. */
export async function release(ctx: Write, ids: readonly string[]): Promise<void> {
  for (const row of await waiting(ctx, ids))
    await become(ctx, await seen(ctx, row.asset_id, 'asset'), row, { state: 'cancelled' })
}

/** Moves bookings to other days; what somebody else has booked then is given up. */
export async function moveReserved(
  ctx: Write,
  ids: readonly string[],
  { from: starts_on, starts_on: day }: Waits,
): Promise<void> {
  const ends_on = until(day)
  for (const row of await waiting(ctx, ids)) {
    const { rows } =
      await sql`select from asset_booking o where o.asset_id = ${row.asset_id}::uuid and o.id <> ${row.id}::uuid
      and o.state in ('booked', 'out') and daterange(o.starts_on, o.ends_on, '[]') && daterange(${starts_on}::date, ${ends_on}::date, '[]') limit 1`.execute(
        ctx.db,
      )
    const asset = await seen(ctx, row.asset_id, 'asset')
    await become(
      ctx,
      asset,
      row,
      rows.length > 0 ? { state: 'cancelled' } : { state: 'booked', starts_on, ends_on },
    )
  }
}
