import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { namedAmong, seenAmong } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import { visible } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import { forever, isFree } from '../engine/booking.ts'
import type { Meaning } from '../schemas.ts'
import { lendable } from './busy.ts'
import type { bookingEndpoints } from './contract.ts'
import { refusal } from './policy.ts'
import type { BoardRow, Booking } from './schemas.ts'

export async function freeOn(
  ctx: Read,
  { model_id, starts_on, ends_on }: Input<typeof bookingEndpoints.freeOn>,
) {
  const all = await lendable(ctx, sql`a.model_id = ${model_id}::uuid`)
  const wanted = { from: starts_on, until: ends_on }
  return { free: all.filter((one) => isFree(one, wanted)).length, all: all.length }
}

const most = 100

interface Thing {
  id: string
  key: string
  name: string
  tag: string
  icon: string
  meaning: Meaning
}
interface Held {
  item_id: string
  holder_id: string
  from: string
  due_back: string | null
  is_place: boolean
}
type Kept = Omit<Booking, 'asset' | 'holder' | 'overdue' | 'can'> & { asset_id: string; holder_id: string }

/** The time-line: what is booked or lent within the days, or all of a model that can be lent. */
export async function board(ctx: Read, { from, days, model_id }: Input<typeof bookingEndpoints.board>) {
  const today = todayOf(ctx)
  const first = from ?? Temporal.PlainDate.from(today).subtract({ days: 3 }).toString()
  const until = Temporal.PlainDate.from(first)
    .add({ days: days - 1 })
    .toString()
  const things = await thingsOn(ctx, { first, until, model_id })
  const shown = things.slice(0, most)
  const ids = shown.map(({ id }) => id)
  const bookings = await bookingsOf(ctx, ids, { first, until })
  const held = await heldOf(ctx, ids)
  const names = await seenAmong(
    ctx,
    [...bookings, ...held].map(({ holder_id }) => holder_id),
  )
  const holderOf = (id: string) => namedAmong(names, id)
  const rows = shown.map(({ meaning, ...asset }): BoardRow => {
    const its = bookings.filter(({ asset_id }) => asset_id === asset.id)
    const by = held.find(({ item_id, is_place }) => item_id === asset.id && !is_place)
    const isBooked = its.some(({ state, holder_id }) => state === 'out' && holder_id === by?.holder_id)
    const loan = by && !isBooked ? by : undefined
    return {
      asset,
      bookings: its.map(({ asset_id: _, holder_id, ...one }) => ({
        ...one,
        asset,
        holder: holderOf(holder_id),
        overdue: one.state === 'out' && one.ends_on < today,
        can: canOf(ctx, {
          state: one.state,
          name: asset.name,
          meaning,
          holder: by ? (names.get(by.holder_id)?.title ?? '…') : null,
        }),
      })),
      loans: loan
        ? [
            {
              holder: holderOf(loan.holder_id),
              from: loan.from,
              until: loan.due_back ?? forever,
              overdue: loan.due_back !== null && loan.due_back < today,
            },
          ]
        : [],
    }
  })
  return { from: first, until, today, rows, more: things.length > most }
}

function canOf(ctx: Read, thing: Parameters<typeof refusal.hand>[0]): Booking['can'] {
  const forbidden = may(ctx.actor, 'assets.write') ? null : house.later('forbidden')
  const verdict = verdictFor(ctx)
  return {
    hand: verdict(forbidden ?? refusal.hand(thing)),
    cancel: verdict(forbidden ?? refusal.cancel(thing.state)),
  }
}

interface Window {
  first: string
  until: string
}

async function thingsOn(
  ctx: Read,
  { first, until, model_id }: Window & { model_id: string | undefined },
): Promise<Thing[]> {
  const which = model_id
    ? sql`a.model_id = ${model_id}::uuid and 'lendable' = any(t.capacities)`
    : sql`a.id in (
        select asset_id from asset_booking where state <> 'cancelled' and starts_on <= ${until}::date and ends_on >= ${first}::date
        union select item_id from holding where due_back is not null and since::date <= ${until}::date
        union select asset_id from asset_booking where state = 'out' and ends_on < ${first}::date)`
  const { rows } = await sql<Thing>`
    select a.id, a.key, a.title as name, a.tag, t.icon, a.meaning from asset a join asset_type t on t.code = a.type
    where ${which} and a.meaning <> 'gone' and not 'counted' = any(t.capacities) and ${visible(ctx.actor, 'a')}
    order by a.title, a.id limit ${most + 1}::int`.execute(ctx.db)
  return rows
}

async function bookingsOf(ctx: Read, ids: readonly string[], { first, until }: Window): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select id, asset_id, holder_id, starts_on::text, ends_on::text, purpose, state, version from asset_booking
    where asset_id = any(${[...ids]}::uuid[]) and state <> 'cancelled' and starts_on <= ${until}::date
      and (ends_on >= ${first}::date or state = 'out')
    order by starts_on, id`.execute(ctx.db)
  return rows
}

async function heldOf(ctx: Read, ids: readonly string[]): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select h.item_id, h.holder_id, (h.since at time zone ${ctx.actor.zone})::date::text as from, h.due_back::text,
      exists (select from place p where p.id = h.holder_id) as is_place
    from holding h where h.item_id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  return rows
}
