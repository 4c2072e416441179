import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { dayDated } from '#lib/time/relative'
import type { Write } from '#kernel/context'
import { seenEach } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import { lockedEach } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { assets } from '../contract.ts'
import type { Reading } from '../engine/depreciation.ts'
import { assetRead } from '../events.ts'
import { w } from '../words.ts'

interface Read {
  readonly id: string
  readonly on: string
  /** Null: that reading was wrong. */
  readonly count: number | null
}

/** Writes down what counters stood at, one for each thing and day; refuses one that runs backwards. One is a list of one. */
export async function readCounters(ctx: Write, all: readonly Read[]): Promise<void> {
  const ids = [...new Set(all.map(({ id }) => id))]
  const refs = await seenEach(ctx, ids, 'write')
  if (refs.some(({ kind, inside }) => kind !== 'asset' || !inside))
    throw new Refusal('not-found', house.later('not-found'))
  const today = todayOf(ctx)
  refuseIf(all.some(({ on }) => on > today) && w.later('reading-late'))
  await lockedEach(ctx, ids)
  await sql`delete from asset_reading r using json_to_recordset(${JSON.stringify(all)}::json) as s(id uuid, "on" date)
    where r.asset_id = s.id and r.taken_on = s."on"`.execute(ctx.db)
  await sql`insert into asset_reading (asset_id, taken_on, count)
    select s.id, s."on", s.count from json_to_recordset(${JSON.stringify(all)}::json) as s(id uuid, "on" date, count bigint)
    where s.count is not null`.execute(ctx.db)
  const { rows } = await sql<Reading & { name: string }>`
    select b.name, b.on::text, b.count::float8 as count from (
      select e.title as name, r.taken_on as on, r.count, lead(r.count) over (partition by r.asset_id order by r.taken_on) as next
      from asset_reading r join entity e on e.id = r.asset_id where r.asset_id = any(${ids}::uuid[])) b
    where b.next < b.count limit 1`.execute(ctx.db)
  const [back] = rows
  if (back) {
    const { name, count, on } = back
    const why = w.later('reading-order', { name, count, day: dayDated(on, ctx.actor.language) })
    throw new Refusal('conflict', why, { fields: { count: why } })
  }
  const byId = new Map(refs.map((ref) => [ref.id, ref]))
  for (const { id, on, count } of all) {
    const ref = byId.get(id)
    if (ref) ctx.emit(assetRead, ref, { on, count }, { granted: false })
  }
}

export const readCounter = (ctx: Write, { id, on, count }: Input<typeof assets.readCounter>) =>
  readCounters(ctx, [{ id, on, count }])
