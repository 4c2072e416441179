import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { inputRefused, refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import { may } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { seenAmong } from '#kernel/readable'
import { sameAsRead } from '#kernel/stale'
import { seen } from '#kernel/visible'
import { handOverEach } from '../commands/hand-over.ts'
import { groundOf, statusMeaning } from '../ground.ts'
import { type stocktakeEndpoints, StocktakeTold } from './contract.ts'
import { countersOf, type Kept, type Looked, lookedFor, stocktakeRow } from './look.ts'
import { refusal } from './policy.ts'
import { w } from './words.ts'

type Asked<Name extends keyof typeof stocktakeEndpoints> = Input<(typeof stocktakeEndpoints)[Name]>

const none = { found: 0, moved: 0, lost: 0 }

/** Begins a stocktake: what the book has in the place and below it, of single things that lie there by themselves, is what is expected. */
export async function startStocktake(ctx: Write, { place_id }: Asked<'startStocktake'>) {
  const place = (await seenAmong(ctx, [place_id])).get(place_id)
  if (place?.kind !== 'place') throw inputRefused('place_id', w.later('no-place'))
  const id = newId()
  await ctx.db
    .insertInto('stocktake')
    .values({ id, place_id, state: 'counting', started_at: ctx.now, started_by: ctx.actor.id })
    .execute()
  await sql`insert into stocktake_item (stocktake_id, asset_id, place_id)
    select ${id}::uuid, a.id, a.place_id from asset a join asset_type t on t.code = a.type
    where a.place_id in (select p.id from place p where p.path && array[${place_id}::uuid]) and a.holder_id = a.place_id and a.meaning <> 'gone'
      and not 'counted' = any(t.capacities)`.execute(ctx.db)
  ctx.emit(StocktakeTold, place, { state: 'counting', ...none })
  return { id }
}

async function become(ctx: Write, row: Kept, next: Partial<Kept> & { counted_at?: string }, figures = none) {
  await ctx.db
    .updateTable('stocktake')
    .set({ ...next, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  const place = (await seenAmong(ctx, [row.place_id])).get(row.place_id)
  if (place) ctx.emit(StocktakeTold, place, { state: next.state ?? row.state, ...figures })
}

async function heldAsRead(ctx: Write, { id, version }: { id: string; version: number }): Promise<Kept> {
  const row = await stocktakeRow(ctx, id, true)
  await seen(ctx, row.place_id, 'place')
  await sameAsRead(ctx, { id: row.place_id, yours: version, theirs: row.version })
  return row
}

export async function submitStocktake(ctx: Write, input: Asked<'submitStocktake'>) {
  const row = await heldAsRead(ctx, input)
  refuseIf(refusal.scan(row.state))
  const found = (await lookedFor(ctx, row.id)).filter(({ found_at }) => found_at !== null).length
  await become(
    ctx,
    row,
    { state: 'waiting', counted_at: ctx.now, counted_by: ctx.actor.id },
    { ...none, found },
  )
}

export async function cancelStocktake(ctx: Write, input: Asked<'cancelStocktake'>) {
  const row = await heldAsRead(ctx, input)
  refuseIf(refusal.cancel(row.state))
  await become(ctx, row, { state: 'cancelled', closed_at: ctx.now, closed_by: ctx.actor.id })
}

/** Does what a count proposes. What has gone elsewhere since it was counted stays as it is: the ledger knows better by now. */
export async function approveStocktake(ctx: Write, { lost: named, ...input }: Asked<'approveStocktake'>) {
  const row = await heldAsRead(ctx, input)
  refuseIf(refusal.approve(row.state, await countersOf(ctx, row), ctx.actor.id))
  await holdItems(ctx, row.id)
  const looked = await lookedFor(ctx, row.id)
  const byId = new Map(looked.map((one) => [one.asset_id, one]))
  const lost = [...new Set(named)].map((id) => byId.get(id))
  refuseIf(lost.some((one) => one?.result !== 'missing') && w.later('not-missing'))
  const isAsCounted = ({ book_place_id, now_place_id, gone, counted }: Looked) =>
    !gone && !counted && now_place_id === book_place_id
  const moves = looked.filter((one) => one.result === 'misplaced' && isAsCounted(one))
  const losses = lost.flatMap((one) => (one && isAsCounted(one) ? [one] : []))
  const ground = await groundOf(ctx)
  const gone = ground.statuses.find(({ code, meaning }) => code === 'lost' && meaning === 'gone')
  const { language } = ctx.actor
  const usual = { quantity: 1, due_back: null }
  const goings = [
    ...moves.map((one) => ({
      ...usual,
      id: one.asset_id,
      to_id: one.found_place_id,
      status: undefined,
      note: say(w.later('note'), language),
    })),
    ...losses.map((one) => ({
      ...usual,
      id: one.asset_id,
      to_id: null,
      status: (gone ?? statusMeaning(ground, 'gone')).code,
      note: say(w.later('lost'), language),
    })),
  ]
  // What still stands in the books is let go by those who may approve that, and by no others who count.
  await handOverEach(ctx, goings, { approved: may(ctx.actor, 'assets.approve') })
  await noteDone(ctx, row.id, moves, 'moved')
  await noteDone(ctx, row.id, losses, 'lost')
  const figures = { found: 0, moved: moves.length, lost: losses.length }
  await become(ctx, row, { state: 'done', closed_at: ctx.now, closed_by: ctx.actor.id }, figures)
  return { moved: moves.length, lost: losses.length }
}

/** Nobody hands on what was looked for from here to the end; who was about to has done so by now. */
const holdItems = (ctx: Write, id: string) =>
  sql`select from entity where id in (select asset_id from stocktake_item where stocktake_id = ${id}::uuid)
    order by id for update`.execute(ctx.db)

const noteDone = (ctx: Write, id: string, all: readonly Looked[], done: 'moved' | 'lost') =>
  sql`update stocktake_item set done = ${done} where stocktake_id = ${id}::uuid
    and asset_id = any(${all.map(({ asset_id }) => asset_id)}::uuid[])`.execute(ctx.db)

/** Labels that no asset has, kept once each. */
export async function noteUnknown(ctx: Write, id: string, tags: readonly string[], place_id: string) {
  if (tags.length === 0) return
  const rows = [...new Set(tags)].map((tag) => ({
    stocktake_id: id,
    tag,
    place_id,
    found_at: ctx.now,
    found_by: ctx.actor.id,
  }))
  await sql`${insertRows('stocktake_unknown', rows)}
    on conflict (stocktake_id, tag) do update set found_at = excluded.found_at, place_id = excluded.place_id`.execute(
    ctx.db,
  )
}
