import { sql } from 'kysely'
import type { Money } from '#lib/money/currency'
import { moneyText } from '#lib/money/money'
import type { Read } from '#kernel/context'
import { inAudience } from '#kernel/visible'

/** Bookings of so many days are looked at. */
const days = 90

interface Pool {
  id: string
  name: string
  devices: number
  percent: number
  /** What is still in them, as far as it was reckoned. */
  worth: string[]
}

/** What is lent from a pool, by model: things that lie ready or were booked lately, and how much of the last days they were booked. */
export async function poolOf(ctx: Read, today: string): Promise<Pool[]> {
  const begin = Temporal.PlainDate.from(today)
    .subtract({ days: days - 1 })
    .toString()
  const { rows } = await sql<Omit<Pool, 'worth'> & { worth: Money[] }>`
    with booked as (
      select asset_id, sum(least(ends_on, ${today}::date) - greatest(starts_on, ${begin}::date) + 1)::int as days
      from asset_booking where state <> 'cancelled' and ends_on >= ${begin}::date and starts_on <= ${today}::date
      group by asset_id
    )
    select m.id, trim(concat_ws(' ', f.name, m.name)) as name, count(*)::int as devices, (
        select coalesce(jsonb_agg(w), '[]') from (
          select -sum(s.worth) as minor, s.currency from cost_sum s where s.asset_id = any(array_agg(t.id)) and s.worth is not null
          group by s.currency order by s.currency) w) as worth,
      round(100.0 * coalesce(sum(b.days), 0) / (count(*) * ${days}::int))::int as percent
    from asset t join asset_type k on k.code = t.type join asset_model m on m.id = t.model_id
    left join manufacturer f on f.id = m.manufacturer_id left join booked b on b.asset_id = t.id
    where m.id in (select o.model_id from booked n join asset o on o.id = n.asset_id) and 'lendable' = any(k.capacities) and not k.capacities && array['counted', 'consumable']
      and (t.meaning = 'ready' or (t.meaning <> 'gone' and b.days is not null)) and ${inAudience(ctx.actor, 't')}
    group by m.id, f.name having count(b.days) > 0 order by percent desc, name, m.id`.execute(ctx.db)
  return rows.map(({ worth, ...row }) => ({ ...row, worth: worth.map(moneyText) }))
}
