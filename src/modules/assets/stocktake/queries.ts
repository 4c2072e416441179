import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Sentence } from '#lib/words'
import { may } from '#kernel/actor'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { seenAmong } from '#kernel/readable'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import type { stocktakeEndpoints } from './contract.ts'
import { countersOf, type Kept, type Looked, lookedFor, stocktakeRow } from './look.ts'
import { refusal } from './policy.ts'
import { results, type Stocktake, type StocktakeRow } from './schemas.ts'

interface Row extends Omit<StocktakeRow, 'place' | 'started_by'> {
  place_id: string
  started_by: string
  at: string
}

export async function listStocktakes(
  ctx: Read,
  { after, limit }: Input<typeof stocktakeEndpoints.stocktakes>,
) {
  const from = after === undefined ? undefined : unseal(after, ['timestamptz', 'uuid'])
  const { rows } = await sql<Row>`
    select s.id, s.place_id, s.state, s.started_at, s.started_at::text as at, s.started_by, s.closed_at,
      (select count(*)::int from stocktake_item i where i.stocktake_id = s.id and i.place_id is not null) as expected,
      (select count(*)::int from stocktake_item i where i.stocktake_id = s.id and i.found_at is not null) as found
    from stocktake s where ${from ? sql`(s.started_at, s.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql`true`}
    order by s.started_at desc, s.id desc limit ${limit + 1}::int`.execute(ctx.db)
  const shown = rows.slice(0, limit)
  const places = await seenAmong(
    ctx,
    shown.map(({ place_id }) => place_id),
  )
  const names = await namesOf(
    ctx,
    shown.map(({ started_by }) => started_by),
  )
  const last = shown.at(-1)
  return {
    items: shown.flatMap(({ place_id, started_by, at: _, ...row }) => {
      const place = places.get(place_id)
      if (!place) return []
      return [
        {
          ...row,
          place: { id: place.id, key: place.key, name: place.title },
          started_by: names.get(started_by) ?? '',
        },
      ]
    }),
    next: rows.length > limit && last ? seal([last.at, last.id]) : null,
  }
}

const order = (one: Looked) => results.indexOf(one.result)

/** One stocktake with all that it looked for: what needs somebody first. */
export async function oneStocktake(
  ctx: Read,
  { id }: Input<typeof stocktakeEndpoints.stocktake>,
): Promise<Stocktake> {
  const row = await stocktakeRow(ctx, id)
  const place = await seen(ctx, row.place_id, 'place')
  const looked = await lookedFor(ctx, id)
  const { rows: unknown } = await sql<{ tag: string; place_id: string | null; found_at: string }>`
    select tag, place_id, found_at from stocktake_unknown where stocktake_id = ${id}::uuid order by found_at, tag`.execute(
    ctx.db,
  )
  const named = await seenAmong(
    ctx,
    [
      ...looked.flatMap(({ place_id, found_place_id }) => [place_id, found_place_id]),
      ...unknown.map((one) => one.place_id),
    ].filter((one) => one !== null),
  )
  const placeOf = (one: string | null) => {
    const found = one === null ? undefined : named.get(one)
    return found ? { id: found.id, name: found.title } : null
  }
  const people = await namesOf(
    ctx,
    [row.started_by, row.counted_by, row.closed_by].filter((one) => one !== null),
  )
  const nameOf = (one: string | null) => (one === null ? null : (people.get(one) ?? ''))
  const n = (result: Looked['result']) => looked.filter((one) => one.result === result).length
  return {
    id,
    place: { id: place.id, key: place.key, name: place.title },
    state: row.state,
    version: row.version,
    started_at: row.started_at,
    started_by: nameOf(row.started_by) ?? '',
    counted_by: nameOf(row.counted_by),
    closed_at: row.closed_at,
    closed_by: nameOf(row.closed_by),
    figures: {
      expected: looked.filter(({ place_id }) => place_id !== null).length,
      found: n('found') + n('held'),
      misplaced: n('misplaced'),
      missing: n('missing'),
      unknown: unknown.length,
    },
    items: looked
      .toSorted((a, b) => order(a) - order(b))
      .map((one) => ({
        asset: { id: one.asset_id, key: one.key, name: one.name, tag: one.tag, icon: one.icon },
        result: one.result,
        expected: placeOf(one.place_id),
        found: placeOf(one.found_place_id),
        found_at: one.found_at,
        done: one.done,
      })),
    unknown: unknown.map(({ tag, place_id, found_at }) => ({ tag, found_at, place: placeOf(place_id) })),
    can: await canOf(ctx, row),
  }
}

async function canOf(ctx: Read, row: Kept): Promise<Stocktake['can']> {
  const forbidden = may(ctx.actor, 'assets.write') ? null : house.later('forbidden')
  const told = verdictFor(ctx)
  const verdict = (why: Sentence | null) => told(forbidden ?? why)
  return {
    scan: verdict(refusal.scan(row.state)),
    submit: verdict(refusal.scan(row.state)),
    approve: verdict(refusal.approve(row.state, await countersOf(ctx, row), ctx.actor.id)),
    cancel: verdict(refusal.cancel(row.state)),
  }
}
