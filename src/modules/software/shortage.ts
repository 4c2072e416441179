import { sql } from 'kysely'
import { costText } from '#lib/money/columns'
import type { LotPer } from './schemas.ts'
import { runsShort } from '#facets/shortage/sources'

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

/** Products of which more is used than is owned, with what was bought of each last. */
runsShort({
  name: 'software.licences',
  async find({ db }) {
    const { rows } = await sql<Row>`
      select o.id, o.key, o.title, o.short, l.metric, l.currency, l.per, ceil(l.cost_minor::numeric / l.quantity)::bigint as price,
        (select v.id from entity v where v.id = coalesce(l.vendor_id, o.vendor_id) and v.archived_at is null) as vendor_id
      from product o left join lateral (
        select * from entitlement where product_id = o.id order by created_at desc, id desc limit 1) l on true
      where o.short > 0 and o.licensing = 'paid' and not o.denied and not o.archived order by o.id`.execute(
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
