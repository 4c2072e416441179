import { type RawBuilder, sql } from 'kysely'
import type { Money } from '#lib/money/currency'
import { type Cost, costs } from '#facets/costs/sources'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { inAudience } from '#kernel/visible'
import { seatCost } from './engine/seat-cost.ts'
import type { LotPer, Metric } from './schemas.ts'
import { countedAsSuites } from './suites/links.ts'

interface Row {
  of: string
  key: string
  title: string
  audience_id: number
  on: string
  until: string | null
  /** Of the last lot that has a price; all null where none has. */
  minor: string | null
  currency: string | null
  per: LotPer | null
  metric: Metric | null
  quantity: number | null
  cores: number | null
  processors: number | null
  /** On how many devices of the same person, and on how many in all, it is now. */
  own: number
  all: number
}

type On = (device: RawBuilder<unknown>, product: RawBuilder<unknown>) => RawBuilder<unknown>

/** On which devices products are or were: installed there, or given to them by hand. What was bought as a suite alone is that. */
const placed = (on: On) => sql`(
  select j.device_id, coalesce(c.as_id, p.product_id) as product_id, j.first_seen, j.last_seen
  from installation j join package p on p.id = j.package_id left join counted_as c on c.product_id = p.product_id
  where ${on(sql`j.device_id`, sql`p.product_id`)}
  union all
  select a.holder_id, l.product_id, a.since, null from part_holding a join entitlement l on l.id = a.part_id
  join entity e on e.id = a.holder_id and e.kind = 'asset' where ${on(sql`a.holder_id`, sql`l.product_id`)})`

/** What has its price by one of these, with what is counted as that. */
const pricedBy = (...metrics: readonly Metric[]) => {
  const some = sql`(select product_id from priced where metric in (${sql.join(metrics.map((one) => sql.lit(one)))}))`
  return sql`select product_id from ${some} o union select c.product_id from counted_as c where c.as_id in ${some}`
}

/** The person whose a device is, of several the first by id. */
const holderOf = (device: RawBuilder<unknown>) => sql`(
  select min(h.holder_id::text) from holding h join entity e on e.id = h.holder_id and e.kind = 'person' where h.item_id = ${device})`

/**
 * What licences cost of what is or was installed on these devices, or given to them by hand: by the price of the last lot of the product that has one, since it
 * was first seen there. What belongs to a person is shared by all of their devices on which it is, what belongs to all by all.
 */
async function licencesOn(ctx: Read, devices: readonly string[]): Promise<Cost[]> {
  const ids = sql`${[...devices]}::uuid[]`
  const { rows } = await sql<Row>`
    with counted_as as materialized (${countedAsSuites}),
    used as materialized (
      select i.device_id, i.product_id, min(i.first_seen)::date::text as on,
        case when bool_or(i.last_seen is null) then null else max(i.last_seen)::date::text end as until
      from product o join ${placed((device) => sql`${device} = any(${ids})`)} i on i.product_id = o.id
      where o.licensing = 'paid' and not o.archived and ${inAudience(ctx.actor, 'o')}
      group by i.device_id, i.product_id
    ),
    priced as materialized (
      select distinct on (e.product_id) e.product_id, e.cost_minor, e.currency, e.per, e.metric, e.quantity from entitlement e
      where e.product_id in (select product_id from used) and e.cost_minor is not null order by e.product_id, e.id desc
    ),
    -- What belongs to all is shared by all devices on which it is, wherever; only of that all of them are counted.
    everywhere as materialized (
      select product_id, is_there, count(*)::int as n from (
        select i.device_id, i.product_id, bool_or(i.last_seen is null) as is_there
        from ${placed((_, product) => sql`${product} in (${pricedBy('concurrent', 'site')})`)} i
        group by i.device_id, i.product_id
      ) all_devices group by product_id, is_there
    ),
    -- What belongs to a person is shared by all that they hold on which it is: also by what is not asked for.
    personal as materialized (${pricedBy('user', 'named-user', 'subscription')}),
    held as materialized (
      select u.device_id, ${holderOf(sql`u.device_id`)} as who
      from (select distinct device_id from used where product_id in (select product_id from personal)) u
    ),
    theirs as materialized (
      select o.device_id, ${holderOf(sql`o.device_id`)} as who
      from (select distinct item_id as device_id from holding where holder_id in (select who::uuid from held)) o
    ),
    together as materialized (
      select who, product_id, is_there, count(*)::int as n from (
        select t.who, i.device_id, i.product_id, bool_or(i.last_seen is null) as is_there
        from theirs t join ${placed(
          (device, product) =>
            sql`${device} in (select device_id from theirs) and ${product} in (select product_id from personal)`,
        )} i on i.device_id = t.device_id
        group by t.who, i.device_id, i.product_id
      ) all_of_theirs group by who, product_id, is_there
    ),
    shared as (
      select u.*, coalesce(t.n, 1) as own from used u left join held h on h.device_id = u.device_id
      left join together t on t.who = h.who and t.product_id = u.product_id and t.is_there = (u.until is null)
    )
    select s.device_id as of, o.key, o.title, o.audience_id, s.on, s.until, l.cost_minor::text as minor, l.currency, l.per, l.metric, l.quantity,
      d.cores, d.processors, s.own, coalesce(v.n, s.own) as all
    from shared s join product o on o.id = s.product_id left join software_device d on d.device_id = s.device_id
    left join priced l on l.product_id = s.product_id
    left join everywhere v on v.product_id = s.product_id and v.is_there = (s.until is null)
    order by s.on, o.key`.execute(ctx.db)
  const today = todayOf(ctx)
  return rows.map((row) => ({
    of: row.of,
    on: row.on,
    key: row.key,
    title: row.title,
    to: `/software/${row.key}`,
    audience_id: row.audience_id,
    money: moneyFor(row, today),
    minutes: null,
  }))
}

function moneyFor(row: Row, today: string): Money | null {
  const { minor, currency, per, metric, quantity, cores, processors, own, all, on, until } = row
  if (minor === null || currency === null || per === null || metric === null || quantity === null) return null
  const seat = { minor: Number(minor), per, metric, quantity, cores, processors, own, all }
  const days = Temporal.PlainDate.from(on).until(Temporal.PlainDate.from(until ?? today)).days
  return { minor: seatCost(seat, Math.max(0, days)), currency }
}

costs({ name: 'software.licences', part: 'licences', can: 'software.read', find: licencesOn })
