import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { visible } from '#kernel/visible'
import { forever, type Lendable } from '../engine/booking.ts'

export interface Thing extends Lendable {
  readonly key: string
  readonly title: string
}

/**
 * The single things that can be lent, with the days on which each is not to be had: while it is booked, while somebody has it
 * (until it is due back; without a day, for good), while it is away for repair or otherwise.
 */
export async function lendable(ctx: Read, which: RawBuilder<unknown>): Promise<Thing[]> {
  const today = sql`${todayOf(ctx)}::date`
  const until = (day: RawBuilder<unknown>) => sql`greatest(coalesce(${day}, ${forever}::date), ${today})`
  const { rows } = await sql<Thing>`
    select a.id, a.key, a.title, coalesce((
      select jsonb_agg(jsonb_build_object('from', b.from_day::text, 'until', b.until_day::text)) from (
        select k.starts_on as from_day, case k.state when 'out' then greatest(k.ends_on, ${today}) else k.ends_on end as until_day
        from asset_booking k where k.asset_id = a.id and k.state in ('booked', 'out')
        union all
        select ${today}, ${until(sql`h.due_back`)} from holding h
        where h.item_id = a.id and not exists (select from place p where p.id = h.holder_id)
        union all
        select ${today}, ${until(
          sql`(select r.expected_on from asset_repair r where r.asset_id = a.id and r.closed_at is null)`,
        )} where a.meaning = 'out'
      ) b), '[]') as busy
    from asset a join asset_type t on t.code = a.type
    where ${which} and a.meaning <> 'gone' and 'lendable' = any(t.capacities) and not 'counted' = any(t.capacities)
      and ${visible(ctx.actor, 'a')}
    order by a.id`.execute(ctx.db)
  return rows
}
