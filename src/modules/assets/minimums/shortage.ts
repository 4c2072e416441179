import { sql } from 'kysely'
import { costText } from '#lib/money/columns'
import { standingShortages } from '#facets/shortage/raised'
import { runsShort } from '#facets/shortage/sources'
import { loadMinimums, titleOf } from './load.ts'

interface Paid {
  model_id: string
  vendor_id: string | null
  cost_minor: number | null
  currency: string | null
}

const name = 'assets.ready'

/** Models of which fewer lie ready than must; what is on order is bought no second time. As the last one was bought so is the next. */
runsShort({
  name,
  async find(ctx) {
    const asked = await standingShortages(ctx, name)
    const { kept } = await loadMinimums(ctx, undefined, asked)
    const short = kept.filter(({ missing }) => missing > 0)
    const { rows } = await sql<Paid>`
      select m.id as model_id, l.cost_minor, l.currency,
        (select v.id from entity v where v.id = l.supplier_id and v.kind = 'vendor' and v.archived_at is null) as vendor_id
      from unnest(${[...new Set(short.map(({ model_id }) => model_id))]}::uuid[]) as m(id) cross join lateral (
        select cost_minor, currency, supplier_id from asset a
        where a.model_id = m.id and a.bought_on is not null order by a.bought_on desc, a.id desc limit 1) l`.execute(
      ctx.db,
    )
    const paid = new Map(rows.map((row) => [row.model_id, row]))
    return short.map((one) => {
      const { vendor_id = null, cost_minor = null, currency = null } = paid.get(one.model_id) ?? {}
      return {
        id: one.id,
        kind: 'asset-model',
        key: '',
        title: titleOf(one),
        to: `/assets/models/${one.model_id}`,
        // A device is one need, in however many places it is missing: it is asked for once.
        missing: asked.has(one.id) ? one.buy : one.ask,
        ordered: one.ordered,
        wanted: {
          sort: 'thing' as const,
          metric: null,
          vendor_id,
          price: costText(cost_minor, currency),
          asset: { type: one.type, manufacturer: one.manufacturer, model: one.name },
        },
      }
    })
  },
})
