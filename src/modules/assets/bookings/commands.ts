import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { seenAmong } from '#kernel/readable'
import { toChange } from '#kernel/to-change'
import { todayOf } from '#kernel/today'
import { locked, seen, type Seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { handOverEach } from '../commands/hand-over.ts'
import { heldNow } from '../commands/holders.ts'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { isFree, pickFree } from '../engine/booking.ts'
import { groundOf, typeIn } from '../ground.ts'
import { lendable, type Thing } from './busy.ts'
import { type bookingEndpoints, BookingTold } from './contract.ts'
import { become, type Kept, lastDay } from './keep.ts'
import { refusal } from './policy.ts'
import { BookingDraft } from './schemas.ts'
import { w } from './words.ts'

/** Books one thing, or any one of a model, for some days; refuses what is not to be had on all of them. */
export async function book(ctx: Write, draft: BookingDraft) {
  const { asset_id, model_id, holder_id, starts_on, ends_on, purpose } = BookingDraft.parse(draft)
  const named = [asset_id, model_id].filter(Boolean).length
  refuseIf(refusal.book({ starts_on, ends_on, today: todayOf(ctx), named }))
  const holder = (await seenAmong(ctx, [holder_id])).get(holder_id)
  if (!holder) throw new Refusal('not-found', house.later('not-found'))
  refuseIf(refusal.holder(holder.kind))
  const wanted = { from: starts_on, until: ends_on }
  const thing =
    asset_id === undefined ? await anyOf(ctx, model_id ?? '', wanted) : await theOne(ctx, asset_id, wanted)
  const id = newId()
  await ctx.db
    .insertInto('asset_booking')
    .values({
      id,
      asset_id: thing.id,
      model_id: model_id ?? null,
      holder_id,
      starts_on,
      ends_on,
      purpose,
      state: 'booked',
      made_by: ctx.actor.id,
      made_at: ctx.now,
    })
    .execute()
  const subject = await seen(ctx, thing.id, 'asset')
  ctx.emit(BookingTold, subject, { state: 'booked', holder_id, starts_on, ends_on }, { granted: false })
  return { id, asset: { id: thing.id, key: thing.key, name: thing.title } }
}

type Wanted = Parameters<typeof isFree>[1]

async function theOne(ctx: Write, id: string, wanted: Wanted): Promise<Thing> {
  const { title } = await toChange(ctx, 'asset', { id })
  const row = (await loadAssets(ctx, [id])).get(id)
  refuseIf(refusal.lend(row ? typeIn(await groundOf(ctx), row.type).capacities : []))
  const [thing] = await lendable(ctx, sql`a.id = ${id}::uuid`)
  if (!thing || !isFree(thing, wanted)) throw new Refusal('conflict', w.later('taken', { name: title }))
  return thing
}

/** All of a model are held while one is picked: two who take the last one come one after the other. */
async function anyOf(ctx: Write, model: string, wanted: Wanted): Promise<Thing> {
  const known = await ctx.db
    .selectFrom('asset_model')
    .select('id')
    .where('id', '=', model)
    .forUpdate()
    .execute()
  if (known.length === 0) throw new Refusal('invalid', w.later('no-model'))
  const all = await lendable(ctx, sql`a.model_id = ${model}::uuid`)
  const picked = pickFree(all, wanted)
  const thing = all.find(({ id }) => id === picked?.id)
  if (!thing) throw new Refusal('conflict', w.later('none-free', { n: all.length }))
  await locked(ctx, thing.id)
  return thing
}

/** A booking with its asset, both held until the transaction ends. */
async function heldBooking(ctx: Write, id: string): Promise<{ row: Kept; asset: Seen; thing: Loaded }> {
  const found = await ctx.db
    .selectFrom('asset_booking')
    .select('asset_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  const asset = await toChange(ctx, 'asset', { id: found.asset_id })
  const { rows } = await sql<Kept>`
    select id, asset_id, holder_id, starts_on::text, ends_on::text, state from asset_booking
    where id = ${id}::uuid for update`.execute(ctx.db)
  const thing = (await loadAssets(ctx, [asset.id])).get(asset.id)
  const [row] = rows
  if (!row || !thing) throw new Refusal('not-found', house.later('not-found'))
  return { row, asset, thing }
}

/** Hands out what was booked; earlier than booked, the days from today on are taken too. */
export async function handOutBooking(ctx: Write, { id }: Input<typeof bookingEndpoints.handOutBooking>) {
  const { row, asset, thing } = await heldBooking(ctx, id)
  const has = (await heldNow(ctx, [asset.id])).get(asset.id)?.find(({ kind }) => kind !== 'place')
  const names = await seenAmong(ctx, has ? [has.holder_id] : [])
  refuseIf(
    refusal.hand({
      state: row.state,
      name: thing.title,
      meaning: thing.meaning,
      holder: has ? (names.get(has.holder_id)?.title ?? '…') : null,
    }),
  )
  const today = todayOf(ctx)
  const starts_on = today < row.starts_on ? today : row.starts_on
  const ends_on = today > row.ends_on ? today : row.ends_on
  await become(ctx, asset, row, { state: 'out', starts_on, ends_on })
  await handOverEach(
    ctx,
    [{ id: asset.id, to_id: row.holder_id, due_back: ends_on, quantity: 1, note: '', status: undefined }],
    { bookings: 'kept' },
  )
}

/** Takes back what was booked, to where it belongs or where it came from; days that are left are free again. What somebody else has by now stays there. */
export async function takeBackBooking(
  ctx: Write,
  { id, to_id }: Input<typeof bookingEndpoints.takeBackBooking>,
) {
  const { row, asset, thing } = await heldBooking(ctx, id)
  refuseIf(refusal.takeBack(row.state))
  await become(ctx, asset, row, { state: 'back', ends_on: lastDay(ctx, row) })
  const held = (await heldNow(ctx, [asset.id])).get(asset.id) ?? []
  if (!held.some(({ holder_id }) => holder_id === row.holder_id)) return
  const to = to_id ?? thing.home_place_id ?? (await lastPlace(ctx, asset.id))
  if (to === null) throw new Refusal('conflict', w.later('no-way-back'))
  await handOverEach(
    ctx,
    [{ id: asset.id, to_id: to, due_back: null, quantity: 1, note: '', status: undefined }],
    { bookings: 'kept' },
  )
}

async function lastPlace(ctx: Write, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select m.from_id as id from custody_move m join place p on p.id = m.from_id
    where m.item_id = ${id}::uuid order by m.at desc, m.id desc limit 1`.execute(ctx.db)
  return rows[0]?.id ?? null
}

export async function cancelBooking(ctx: Write, { id }: Input<typeof bookingEndpoints.cancelBooking>) {
  const { row, asset } = await heldBooking(ctx, id)
  refuseIf(refusal.cancel(row.state))
  await become(ctx, asset, row, { state: 'cancelled' })
}
