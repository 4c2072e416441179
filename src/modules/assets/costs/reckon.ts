import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { keepRows } from '#kernel/keep-rows'
import { costOf, heldOf, partsOf, spentOf, sumsOf } from './figures.ts'
import { fallBehind, idleGround, reckonIdle } from '../idle/reckon.ts'
import { hasRested, mostMs, nextAssets, restsTimes } from '../rounds.ts'
import { sumUp } from './groups.ts'
import { loadCosts } from './load.ts'
import { sharesOf } from '../shares/held.ts'

/** So many assets are reckoned in one go: what they are made of is held in memory, and holds the thread for as long. */
const atOnce = 100
/** So many events are looked at in one go. */
const mostEvents = 1000

const partBy = ['source', 'part', 'audience_id', 'currency'] as const

/** Reckons anew what these assets cost, for lists; those of which it is not reckoned any more go. Only what has changed is written. */
export async function reckonCosts(ctx: Write, ids: readonly string[]): Promise<void> {
  const { things, today, unheard } = await loadCosts(ctx, sql`t.id = any(${[...ids]}::uuid[])`)
  // Sums that lack what a source failed to say would be told as whole: those from before stay, and the next look asks again.
  if (unheard.length > 0) throw new Error(`No costs could be heard of: ${unheard.join(', ')}`)
  const shares = [...(await sharesOf(ctx, things, today))]
  await keepRows(ctx, ['cost_thing', 'asset_id'], ids, things.map(costOf))
  await keepRows(ctx, ['cost_sum', 'asset_id', 'currency'], ids, things.flatMap(sumsOf))
  await keepRows(ctx, ['cost_part', 'asset_id', ...partBy], ids, things.flatMap(partsOf))
  await keepRows(
    ctx,
    ['cost_spent', 'asset_id', 'spent_on', 'currency', 'told'],
    ids,
    things.flatMap(spentOf),
  )
  await keepRows(ctx, ['cost_share', 'asset_id', 'holder_id'], ids, shares.flatMap(heldOf))
}

/** Reckons these, of which events tell. */
async function reckonEach(ctx: Write, ids: readonly string[]) {
  if (ids.length === 0) return
  const ground = await idleGround(ctx)
  for (let n = 0; n < ids.length; n += atOnce) {
    const some = ids.slice(n, n + atOnce)
    await reckonCosts(ctx, some)
    await reckonIdle(ctx, some, ground)
  }
  // It may be seen by others now, or have left: sums change though nothing is reckoned otherwise.
  await fallBehind(ctx)
}

/** Reckons what has changed since the last look, and the next of the round in which all are: days pass, licences are bought, rates are said. */
export async function reckonNext(ctx: Write): Promise<void> {
  const hasChanged = await follow(ctx, mostMs)
  const round = await goRound(ctx, mostMs)
  await keepSummedUp(ctx, { isBehind: hasChanged || round !== 'rests', isWhole: round === 'whole' })
}

/** Reckons what events tell of, until there are no more or so many milliseconds are over: the rest is for the next look. Whether there was anything. */
async function follow(ctx: Write, most: number): Promise<boolean> {
  let hasChanged = false
  for (const start = performance.now(); performance.now() - start < most;) {
    const { ids, events, lost } = await changedSince(ctx)
    await reckonEach(ctx, ids)
    if (lost) await fallBehind(ctx)
    hasChanged ||= lost || ids.length > 0
    if (events < mostEvents) break
  }
  return hasChanged
}

/** Reckons all of them now, whenever that was done last. */
export async function reckonAll(ctx: Write): Promise<void> {
  await reckonEach(ctx, (await changedSince(ctx)).ids)
  await sql`update cost_round set began_at = ${ctx.now}::timestamptz, after_id = null`.execute(ctx.db)
  await goRound(ctx, Infinity)
  await keepSummedUp(ctx, { isBehind: true, isWhole: true })
}

/** Sums up what was reckoned: at once when all was, else as often as it is short. */
async function keepSummedUp(ctx: Write, { isBehind, isWhole }: { isBehind: boolean; isWhole: boolean }) {
  const { db, now } = ctx
  const { rows } = await sql<{ is_due: boolean }>`
    update cost_round set sums_behind = sums_behind or ${isBehind}::boolean
    returning sums_behind and (summed_at is null
      or summed_at + summed_in * interval '1 millisecond' * ${restsTimes}::int <= ${now}::timestamptz) as is_due`.execute(
    db,
  )
  if (!isWhole && !rows[0]?.is_due) return
  const began = performance.now()
  await sumUp(ctx)
  const ms = Math.ceil(performance.now() - began)
  await sql`update cost_round set summed_at = ${now}::timestamptz, summed_in = ${ms}::int, sums_behind = false`.execute(
    db,
  )
}

interface Since {
  ids: string[]
  events: number
  /** They tell of assets that were taken away. */
  lost: boolean
}

/**
 * Assets that the next events tell of since the last look, and those that records are linked with of which they do; never past
 * the oldest transaction that is open.
 * The place to begin stands by itself, not joined: PostgreSQL walks the index from it, and else filters all events there are.
 */
async function changedSince({ db }: Write): Promise<Since> {
  const { rows } = await sql<Since>`
    with since as materialized (
      select e.tx, e.id, e.subject_id, e.subject_kind from event e
      where (e.tx, e.id) > ((select tx from cost_round), (select event_id from cost_round))
        and e.tx < pg_snapshot_xmin(pg_current_snapshot())
      order by e.tx, e.id limit ${mostEvents}::int
    ), moved as (
      update cost_round r set tx = l.tx, event_id = l.id
      from (select tx, id from since order by tx desc, id desc limit 1) l
    ), told as (select distinct subject_id as id from since)
    select (select count(*) from since)::int as events,
      exists (select from since s where s.subject_kind = 'asset' and not exists (select from asset a where a.id = s.subject_id)) as lost, array(
      select t.id from asset t where t.id in (
        select id from told union select l.to_id from link l join told on told.id = l.from_id
        union select l.from_id from link l join told on told.id = l.to_id)
      order by t.id) as ids`.execute(db)
  return rows[0] ?? { ids: [], events: 0, lost: false }
}

interface Round {
  began_at: string | null
  after_id: string | null
  is_due: boolean
}

/** Goes on with the round for so many milliseconds; begins one where it is time. */
async function goRound(ctx: Write, most: number): Promise<'rests' | 'goes on' | 'whole'> {
  const { rows } = await sql<Round>`
    select r.began_at, r.after_id, ${hasRested(ctx)} as is_due from cost_round r`.execute(ctx.db)
  const round = rows[0]
  if (!round || (round.began_at === null && !round.is_due)) return 'rests'
  const began = round.began_at ?? ctx.now
  let after = round.after_id
  for (const start = performance.now(); performance.now() - start < most;) {
    const next = await nextAssets(ctx, after, atOnce)
    await reckonCosts(ctx, next)
    after = next.at(-1) ?? after
    if (next.length === atOnce) continue
    await sql`
      update cost_round set whole_at = ${began}::timestamptz, done_at = ${ctx.now}::timestamptz, began_at = null, after_id = null`.execute(
      ctx.db,
    )
    return 'whole'
  }
  await sql`update cost_round set began_at = ${began}::timestamptz, after_id = ${after}::uuid`.execute(ctx.db)
  return 'goes on'
}
