import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { readable } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import { pooled } from '../peaks/pools.ts'
import { leaversWithSeats } from '../seats/figures.ts'
import { unusedFor } from '../seats/queries.ts'
import { countedAsSuites } from '../suites/links.ts'
import type { software } from '../contract.ts'
import { timesInYear } from '../engine/prices.ts'
import type { Reclaimable } from '../schemas.ts'

interface Row {
  id: string
  what: Reclaimable['what']
  last: string
  /** The same as a cursor has it. */
  at: string
  product_id: string
  product_key: string
  product_name: string
  holder_id: string
  kind: string
  key: string
  title: string
  minor: number | null
  currency: string | null
  seats: number
}

const times = sql`case l.per ${sql.join(
  Object.entries(timesInYear).map(([per, n]) => sql`when ${sql.lit(per)} then ${sql.lit(n)}`),
  sql` `,
)} end`

/** A row of a page with the sums of all; without a row where the page is empty. */
type Found = { [K in keyof Row]: Row[K] | null } & { sums: { currency: string; minor: number }[] }

/** The price of one seat in its first year, by the last lot that has one; of cores and processors as many as the device has. */
const price = sql`left join lateral (
  select l.cost_minor::numeric * ${times} / l.quantity as one, l.currency, l.metric from entitlement l
  where l.product_id = o.id and l.cost_minor is not null order by l.id desc limit 1) price on true`
const minor = (weight: RawBuilder<unknown>) => sql`round(price.one * ${weight})::bigint`

/**
 * What could be given back: what needs a licence on devices that have not reported for some days, and seats given by hand for as long
 * to whom has nothing of its family installed that needs a licence; by vendors' lists seats of those who left, and such as were not used
 * for as long; of what is counted by use at once and was measured, what was never needed at once. What was bought as a suite alone counts as that, once a device. When a program on a device was last used is not reported; a device that is not there uses nothing.
 */
const reclaimable = (ctx: Read, days: number, gone: readonly string[]) => {
  const unmeasured = sql`o.id not in (select product_id from pools where peak is not null)`
  const cut = sql`(${ctx.now}::timestamptz - make_interval(days => ${days}::int))`
  return sql`
    select 'd ' || o.id || ' ' || d.device_id as id, 'device' as what, d.seen_at as last, o.id as product_id, o.key as product_key,
      o.title as product_name, d.device_id as holder_id, price.currency,
      ${minor(sql`case price.metric when 'core' then coalesce(d.cores, 1) when 'processor' then coalesce(d.processors, 1) else 1 end`)} as minor, 1 as seats
    from (
      select distinct coalesce(c.as_id, p.product_id) as product_id, d.device_id, d.seen_at, d.cores, d.processors
      from product paid join package p on p.product_id = paid.id
      left join (${countedAsSuites}) c on c.product_id = paid.id
      join installation i on i.package_id = p.id and i.last_seen is null
      join software_device d on d.device_id = i.device_id and d.seen_at < ${cut}
      where paid.licensing = 'paid' and not paid.archived
    ) d
    join product o on o.id = d.product_id
    ${price}
    where ${unmeasured}
    union all
    select 's ' || l.id || ' ' || a.holder_id, 'seat', a.since, o.id, o.key, o.title, a.holder_id, price.currency, ${minor(sql`1`)}, 1
    from part_holding a join entitlement l on l.id = a.part_id and l.metric <> 'site'
    join product o on o.id = l.product_id and not o.archived
    ${price}
    where a.since < ${cut} and (l.metric <> 'concurrent' or ${unmeasured}) and not exists (
      select from installation i join package p on p.id = i.package_id
      join product f on f.id = p.product_id and (f.id = o.id or (o.family <> '' and lower(f.family) = lower(o.family) and f.licensing = 'paid')
        or f.licensing = 'paid' and (o.id, f.id) in (select * from inside))
      where i.last_seen is null and (i.device_id = a.holder_id
        or i.device_id in (select h.item_id from holding h where h.holder_id = a.holder_id)))
    union all
    select 'v ' || s.id, case when s.person_id = any(${gone}::uuid[]) then 'leaver' else 'unused' end,
      coalesce(s.last_used::timestamptz, s.since), o.id, o.key, o.title, s.person_id, price.currency, ${minor(sql`1`)}, 1
    from vendor_seat s join product o on o.id = s.product_id and not o.archived
    ${price}
    where s.ended_at is null and s.person_id is not null
      and (s.person_id = any(${gone}::uuid[]) or (${unusedFor(ctx, days)}))
    union all
    select 'p ' || o.id, 'peak', pool.since::timestamptz, o.id, o.key, o.title, o.id, price.currency, ${minor(sql`spare.n`)}, spare.n
    from pools pool join product o on o.id = pool.product_id and o.licensing = 'paid' and not o.archived
    cross join lateral (select pool.owned - greatest(pool.peak, (select count(*)::int from part_holding a
      join entitlement l on l.id = a.part_id and l.metric = 'concurrent' where l.product_id = o.id)) as n) spare
    ${price}
    where pool.peak is not null and pool.days >= ${sql.lit(leastDays)} and spare.n * ${sql.lit(farBelow)} >= pool.owned and spare.n > 0`
}

/** A peak says little before it was looked for on so many days. */
const leastDays = 30
/** What is never used at once is worth telling from one in so many of what is owned. */
const farBelow = 5

export async function listReclaimable(ctx: Read, { days, after, limit }: Input<typeof software.reclaimable>) {
  const at = after === undefined ? undefined : unseal(after, ['timestamptz', 'text'])
  const gone = await leaversWithSeats(ctx)
  const seen = sql`(select r.*, e.kind, e.key, e.title from (${reclaimable(ctx, days, gone)}) r
    join entity e on e.id = r.holder_id where ${readable(ctx.actor, 'e')}) r`
  // All of it is found once, for the page and for its sums.
  const { rows: found } = await sql<Found>`
    with recursive inside(suite_id, member_id) as (
      select suite_id, member_id from suite_member
      union select i.suite_id, m.member_id from inside i join suite_member m on m.suite_id = i.member_id
    ),
    pools as materialized (${pooled(todayOf(ctx))}),
    r as materialized (select * from ${seen}),
    page as (select * from r
      where ${at === undefined ? sql`true` : sql`(r.last, r.id) > (${at[0]}::timestamptz, ${at[1]}::text)`}
      order by r.last, r.id limit ${limit + 1}::int)
    select page.*, page.last::text as at, (select coalesce(jsonb_agg(s order by s.minor desc), '[]') from (
      select r.currency, sum(r.minor)::bigint as minor from r where r.currency is not null group by r.currency) s) as sums
    from (select) one left join page on true order by page.last, page.id`.execute(ctx.db)
  const sums = found[0]?.sums ?? []
  const rows = found.filter((row): row is Row & Found => row.id !== null)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: page.map((row): Reclaimable => ({
      id: row.id,
      what: row.what,
      last: row.last,
      product: { id: row.product_id, key: row.product_key, name: row.product_name },
      holder: { id: row.holder_id, kind: row.kind, key: row.key, title: row.title },
      seats: row.seats,
      saves: costText(row.minor, row.currency),
    })),
    next: rows.length > limit && end ? seal([end.at, end.id]) : null,
    saves: sums.flatMap((one) => costText(one.minor, one.currency) ?? []),
  }
}
