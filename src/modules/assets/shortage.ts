import { sql } from 'kysely'
import { costText } from '#lib/money/columns'
import { runsShort } from '#facets/shortage/sources'

interface Row {
  id: string
  key: string
  title: string
  missing: number
  vendor_id: string | null
  cost_minor: number | null
  currency: string | null
}

/** What is counted, and of which less lies in its places than the least that must be there. */
runsShort({
  name: 'assets.stock',
  async find({ db }) {
    const { rows } = await sql<Row>`
      select * from (
        select a.id, a.key, a.title, a.cost_minor, a.currency, (a.minimum - coalesce((
            select sum(h.quantity) from holding h join place p on p.id = h.holder_id where h.item_id = a.id), 0))::int as missing,
          (select v.id from entity v where v.id = a.supplier_id and v.kind = 'vendor' and v.archived_at is null) as vendor_id
        from asset a where a.minimum is not null and a.meaning <> 'gone' and not a.archived
      ) s where missing > 0 order by id`.execute(db)
    return rows.map(({ id, key, title, missing, vendor_id, cost_minor, currency }) => ({
      id,
      kind: 'asset',
      key,
      title,
      to: `/assets/${key}`,
      missing,
      wanted: { sort: 'thing' as const, metric: null, vendor_id, price: costText(cost_minor, currency) },
    }))
  },
})
