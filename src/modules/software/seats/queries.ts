import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { seenAmong } from '#kernel/readable'
import { seenByRef } from '#kernel/refs'
import type { software } from '../contract.ts'
import { leaversWithSeats } from './figures.ts'
import type { SeatFigures, VendorSeat } from './schemas.ts'

interface Row extends Omit<VendorSeat, 'person'> {
  person_id: string | null
}

/** Who has a seat by the vendor's list: those against whom something speaks first, then by account. */
export async function listSeats(ctx: Read, { id, which, days, after, limit }: Input<typeof software.seats>) {
  const ref = await seenByRef(ctx, id, 'product')
  const gone = await leaversWithSeats(ctx, ref.id)
  const state = sql`case when s.ended_at is not null then 'ended' when s.person_id = any(${gone}::uuid[]) then 'leaver'
    when ${unusedFor(ctx, days)} then 'unused' when s.person_id is null then 'unknown' else 'used' end`
  const all = sql`(select s.*, ${state} as state from vendor_seat s where s.product_id = ${ref.id}::uuid) s`
  const { rows: counts } = await sql<SeatFigures>`
    select count(*) filter (where state <> 'ended')::int as seats, count(*) filter (where state = 'leaver')::int as leavers,
      count(*) filter (where state = 'unused')::int as unused, count(*) filter (where state <> 'ended' and person_id is null)::int as unknown,
      count(*) filter (where state = 'ended')::int as ended, max(seen_at) as synced_at from ${all}`.execute(
    ctx.db,
  )
  const from = after === undefined ? undefined : unseal(after, ['int', 'text', 'uuid'])
  const rank = sql`case state when 'leaver' then 0 when 'unknown' then 1 when 'unused' then 2 when 'used' then 3 else 4 end`
  const { rows } = await sql<Row & { rank: number }>`
    select s.id, s.account, s.name, s.person_id, s.by_hand, s.state, s.last_used, s.since, s.ended_at, ${rank} as rank from ${all}
    where ${whichOf(which)} and ${from === undefined ? sql`true` : sql`(${rank}, s.account, s.id) > (${from[0]}::int, ${from[1]}::text collate "C", ${from[2]}::uuid)`}
    order by ${rank}, s.account, s.id limit ${limit + 1}::int`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const known = await seenAmong(
    ctx,
    page.flatMap(({ person_id }) => person_id ?? []),
  )
  const end = page.at(-1)
  return {
    items: page.map(({ person_id, rank: _, ...row }): VendorSeat => {
      const found = person_id === null ? undefined : known.get(person_id)
      return { ...row, person: found ? { id: found.id, key: found.key, name: found.title } : null }
    }),
    next: rows.length > limit && end ? seal([String(end.rank), end.account, end.id]) : null,
    figures: counts[0] ?? { seats: 0, leavers: 0, unused: 0, unknown: 0, ended: 0, synced_at: null },
  }
}

/** Not used for so many days by what the list says; where it says nothing, nobody knows. */
export const unusedFor = (ctx: Pick<Read, 'now'>, days: number) =>
  sql`s.last_used is not null and s.last_used < (${ctx.now}::timestamptz - make_interval(days => ${days}::int))::date`

function whichOf(which: Input<typeof software.seats>['which']) {
  if (which === 'all') return sql`s.state <> 'ended'`
  return which === 'unknown' ? sql`s.state <> 'ended' and s.person_id is null` : sql`s.state = ${which}`
}
