import { sql } from 'kysely'
import { costText } from '#lib/money/columns'
import type { LotPer } from './schemas.ts'
import { runsShort } from '#facets/shortage/sources'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { whoLeft } from '#modules/people/public'
import { hasSeat, isThere } from './kit-seats/standing.ts'

interface Row {
  id: string
  key: string
  title: string
  short: number
  vendor_id: string | null
  metric: string | null
  price: string | null
  currency: string | null
  per: LotPer | null
}

/** How many who are still here wait for a seat of each product, and have none by now; where it is installed, that counts already. */
async function waitingFor(ctx: Read): Promise<{ product_id: string; n: number }[]> {
  const { rows } = await sql<{ product_id: string; person_id: string }>`
    select w.product_id, w.person_id from seat_wish w
    where not ${hasSeat(todayOf(ctx), sql`w.product_id`, sql`w.person_id`)} and not ${isThere(sql`w.product_id`, sql`w.person_id`)}`.execute(
    ctx.db,
  )
  const left = await whoLeft(
    ctx,
    rows.map(({ person_id }) => person_id),
  )
  const here = rows.filter(({ person_id }) => !left.has(person_id))
  return [...Map.groupBy(here, ({ product_id }) => product_id)].map(([product_id, some]) => ({
    product_id,
    n: some.length,
  }))
}

/** Products of which more is used than is owned, or more wait for a seat than are free, with what was bought of each last. */
runsShort({
  name: 'software.licences',
  async find(ctx) {
    const { db } = ctx
    const waiting = await waitingFor(ctx)
    const { rows } = await sql<Row>`
      select o.id, o.key, o.title, o.short + greatest(0, coalesce(w.n, 0) - o.spare) as short, l.metric, l.currency, l.per, ceil(l.cost_minor::numeric / l.quantity)::bigint as price,
        (select v.id from entity v where v.id = coalesce(l.vendor_id, o.vendor_id) and v.archived_at is null) as vendor_id
      from product o left join lateral (
        select * from entitlement where product_id = o.id order by created_at desc, id desc limit 1) l on true
      left join jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) as w(product_id uuid, n int) on w.product_id = o.id
      where o.short + greatest(0, coalesce(w.n, 0) - o.spare) > 0 and o.licensing = 'paid' and not o.denied and not o.archived order by o.id`.execute(
      db,
    )
    return rows.map(({ id, key, title, short, metric, vendor_id, price, currency, per }) => ({
      id,
      kind: 'product',
      key,
      title,
      to: `/software/${key}`,
      missing: short,
      wanted: {
        sort: 'licence' as const,
        metric,
        vendor_id,
        price: costText(price, currency),
        per: per ?? 'once',
      },
    }))
  },
})
