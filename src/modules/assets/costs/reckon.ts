import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { recordset } from '#kernel/insert-rows'
import { costKinds } from '../engine/ownership.ts'
import { type Kept, keptOf } from './figures.ts'
import { fallBehind, reckonIdle } from '../idle/reckon.ts'
import { sumUp } from './groups.ts'
import { loadCosts } from './load.ts'
import { type Share, sharesOf } from '../shares/held.ts'

/** So many assets are reckoned in one go: what they are made of is held in memory, and holds the thread for as long. */
const atOnce = 100
/** A look follows changes for so long, and goes on with the round for as long: what is under way holds others back. */
const mostMs = 2000
/** A round rests so many times as long as the last took, ten minutes at least and a day at most; sums as many times, without those. */
const restsTimes = 20
/** So many events are looked at in one go. */
const mostEvents = 1000

const figures = [...costKinds, 'total', 'yearly'] as const

/** Reckons anew what these assets cost, for lists; those of which it is not reckoned any more go. Only what has changed is written. */
export async function reckonCosts(ctx: Write, ids: readonly string[]): Promise<void> {
  const { things, today, unheard } = await loadCosts(ctx, sql`t.id = any(${[...ids]}::uuid[])`)
  // Sums that lack what a source failed to say would be told as whole: those from before stay, and the next look asks again.
  if (unheard.length > 0) throw new Error(`No costs could be heard of: ${unheard.join(', ')}`)
  const kept = things.map(keptOf)
  await keepCosts(ctx, ids, kept)
  await keepSums(ctx, ids, kept)
  await keepParts(ctx, ids, kept)
  await keepSpent(ctx, ids, kept)
  await keepShares(ctx, ids, await sharesOf(ctx, things, today))
}

type Keeping = [ctx: Write, ids: readonly string[], kept: readonly Kept[]]
const among = (ids: readonly string[]) => sql`any(${[...ids]}::uuid[])`
const names = (columns: readonly string[], of?: string) =>
  sql.join(columns.map((name) => sql.ref(of === undefined ? name : `${of}.${name}`)))

async function keepCosts(...[{ db }, ids, kept]: Keeping) {
  const rows = recordset(
    'cost_thing',
    kept.map(({ cost }) => cost),
  )
  await sql`delete from cost_thing c where c.asset_id = ${among(ids)}
    and not exists (select from ${rows} r where r.asset_id = c.asset_id)`.execute(db)
  await sql`insert into cost_thing as c (asset_id, days, unknown) select asset_id, days, unknown from ${rows}
    on conflict (asset_id) do update set days = excluded.days, unknown = excluded.unknown
    where (c.days, c.unknown) is distinct from (excluded.days, excluded.unknown)`.execute(db)
}

async function keepSums(...[{ db }, ids, kept]: Keeping) {
  const rows = recordset(
    'cost_sum',
    kept.flatMap(({ sums }) => sums),
  )
  const columns = ['asset_id', 'currency', ...figures]
  await sql`delete from cost_sum s where s.asset_id = ${among(ids)}
    and (s.asset_id, s.currency) not in (select asset_id, currency from ${rows})`.execute(db)
  await sql`insert into cost_sum as s (${names(columns)}) select ${names(columns)} from ${rows}
    on conflict (asset_id, currency) do update set (${names(figures)}) = row(${names(figures, 'excluded')})
    where (${names(figures, 's')}) is distinct from (${names(figures, 'excluded')})`.execute(db)
}

async function keepParts(...[{ db }, ids, kept]: Keeping) {
  const rows = recordset(
    'cost_part',
    kept.flatMap(({ parts }) => parts),
  )
  const columns = ['asset_id', 'source', 'part', 'audience_id', 'currency', 'minor', 'unknown']
  await sql`delete from cost_part p where p.asset_id = ${among(ids)}
    and not exists (select from ${rows} r where (r.asset_id, r.source, r.part, r.audience_id) = (p.asset_id, p.source, p.part, p.audience_id)
      and r.currency is not distinct from p.currency)`.execute(db)
  await sql`insert into cost_part as p (${names(columns)}) select ${names(columns)} from ${rows}
    on conflict (asset_id, source, part, audience_id, currency) do update set minor = excluded.minor, unknown = excluded.unknown
    where (p.minor, p.unknown) is distinct from (excluded.minor, excluded.unknown)`.execute(db)
}

async function keepSpent(...[{ db }, ids, kept]: Keeping) {
  const rows = recordset(
    'cost_spent',
    kept.flatMap(({ spent }) => spent),
  )
  await sql`delete from cost_spent s where s.asset_id = ${among(ids)} and not exists (
    select from ${rows} r where (r.asset_id, r.spent_on, r.currency, r.told) = (s.asset_id, s.spent_on, s.currency, s.told))`.execute(
    db,
  )
  await sql`insert into cost_spent as s (asset_id, spent_on, currency, told, minor)
    select asset_id, spent_on, currency, told, minor from ${rows}
    on conflict (asset_id, spent_on, currency, told) do update set minor = excluded.minor where s.minor <> excluded.minor`.execute(
    db,
  )
}

async function keepShares(
  { db }: Write,
  ids: readonly string[],
  shares: ReadonlyMap<string, readonly Share[]>,
) {
  const rows = recordset(
    'cost_share',
    [...shares].flatMap(([asset_id, some]) => {
      const whole = some.reduce((sum, { days }) => sum + days, 0)
      return some.map(({ holder: holder_id, days, has_it }) => ({ asset_id, holder_id, days, whole, has_it }))
    }),
  )
  await sql`delete from cost_share h where h.asset_id = ${among(ids)} and not exists (
    select from ${rows} r where r.asset_id = h.asset_id and r.holder_id is not distinct from h.holder_id)`.execute(
    db,
  )
  await sql`insert into cost_share as h (asset_id, holder_id, days, whole, has_it) select asset_id, holder_id, days, whole, has_it from ${rows}
    on conflict (asset_id, holder_id) do update set days = excluded.days, whole = excluded.whole, has_it = excluded.has_it
    where (h.days, h.whole, h.has_it) is distinct from (excluded.days, excluded.whole, excluded.has_it)`.execute(
    db,
  )
}

async function reckonEach(ctx: Write, ids: readonly string[]) {
  for (let n = 0; n < ids.length; n += atOnce) {
    const some = ids.slice(n, n + atOnce)
    await reckonCosts(ctx, some)
    await reckonIdle(ctx, some)
  }
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

/** Assets that the next events tell of since the last look, and those that records are linked with of which they do; never past the oldest transaction that is open. */
async function changedSince({ db }: Write): Promise<Since> {
  const { rows } = await sql<Since>`
    with since as materialized (
      select e.tx, e.id, e.subject_id, e.subject_kind from event e, cost_round r
      where (e.tx, e.id) > (r.tx, r.event_id) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
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
    select began_at, after_id, done_at is null or done_at
      + greatest(interval '10 minutes', least(interval '1 day', (done_at - whole_at) * ${restsTimes}::int)) <= ${ctx.now}::timestamptz as is_due
    from cost_round`.execute(ctx.db)
  const round = rows[0]
  if (!round || (round.began_at === null && !round.is_due)) return 'rests'
  const began = round.began_at ?? ctx.now
  let after = round.after_id
  for (const start = performance.now(); performance.now() - start < most;) {
    const { rows: next } = await sql<{ id: string }>`
      select id from asset where ${after === null ? sql`true` : sql`id > ${after}::uuid`} order by id limit ${atOnce}::int`.execute(
      ctx.db,
    )
    await reckonCosts(
      ctx,
      next.map(({ id }) => id),
    )
    after = next.at(-1)?.id ?? after
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
