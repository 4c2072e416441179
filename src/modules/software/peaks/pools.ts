import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import { liveOn } from '../entitlements/lots.ts'
import type { AtOnce, PeakUnit } from './schemas.ts'

/** So many months count where a lot says nothing else. */
export const usualMonths = 12

interface PoolRow {
  product_id: string
  owned: number
  since: string
  peak: number | null
  on: string | null
  unit: PeakUnit | null
  days: number | null
  last: string | null
}

/**
 * Of each product that has lots counted by use at once today: how many are owned, the first day of the window in which the peak
 * counts, and the peak in it, all null where none was measured. Each lot has a window of its own (so many months, or since its term
 * began, twelve months at most); of several lots, which are dealt out together, the one that reaches back the furthest counts.
 * Of several sources of a day the highest counts: what two servers saw need not have been in the same moment, so they are not added.
 */
export const pooled = (today: string, products?: readonly string[]): RawBuilder<PoolRow> => sql<PoolRow>`
  select w.product_id, w.owned, w.since::text, m.peak, m.day::text as on, m.unit, m.days, m.last::text
  from (
    select l.product_id, sum(l.quantity)::int as owned, min(coalesce(
      (${today}::date - make_interval(months => l.peak_months))::date,
      greatest(l.starts_on, (${today}::date - make_interval(months => ${sql.lit(usualMonths)}))::date))) as since
    from entitlement l where l.metric = 'concurrent' and ${liveOn(sql`${today}::date`)}
      ${products ? sql`and l.product_id = any(${[...products]}::uuid[])` : sql``}
    group by l.product_id
  ) w left join lateral (
    select p.peak, p.day, p.unit, a.days, a.last from licence_peak p,
      (select count(distinct day)::int as days, max(day) as last from licence_peak where product_id = w.product_id and day >= w.since) a
    where p.product_id = w.product_id and p.day >= w.since order by p.peak desc, p.day desc, p.source limit 1
  ) m on true`

/** How many of these products are in use at once, by product; what is not counted so is left out. */
export async function atOnceOf(
  { db }: Pick<Read, 'db'>,
  products: readonly string[],
  today: string,
): Promise<Map<string, AtOnce>> {
  if (products.length === 0) return new Map()
  const { rows } = await pooled(today, products).execute(db)
  return new Map(
    rows.map(({ product_id, owned, since, peak, on, unit, days, last }) => [
      product_id,
      {
        owned,
        since,
        measured:
          peak === null || on === null || unit === null || days === null || last === null
            ? null
            : { peak, on, unit, days, last },
      },
    ]),
  )
}
