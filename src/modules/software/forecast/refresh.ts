import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { insertRows } from '#kernel/insert-rows'
import { forecastOf } from '../engine/forecast.ts'
import { loadNeeds } from './load.ts'
import { costOf } from './queries.ts'

/** So far ahead it is told by itself. */
export const monthsTold = 6
const atOnce = 250

/** Finds out anew of which products more will be needed than is owned; what is missing today already is told elsewhere. */
export async function refreshForecasts(ctx: Write): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select o.id from product o where not o.archived and o.licensing = 'paid' and (
      exists (select from entitlement l where l.product_id = o.id) or exists (select from vendor_seat s where s.product_id = o.id))
    order by lower(o.family), o.id`.execute(ctx.db)
  const found = []
  for (let from = 0; from < rows.length; from += atOnce) {
    const ids = rows.slice(from, from + atOnce).map(({ id }) => id)
    for (const need of await loadNeeds(ctx, ids, ctx.now.slice(0, 10), monthsTold)) {
      const { use, owned: now, firm_first } = forecastOf(need)
      if (!firm_first || use > now) continue
      const { day, firm, owned } = firm_first
      const cost = costOf(need, firm - owned)
      found.push({
        product_id: need.product,
        short_on: day,
        short: firm - owned,
        needed: firm,
        owned,
        cost_minor: cost?.minor ?? null,
        currency: cost?.currency ?? null,
      })
    }
  }
  await sql`delete from need_forecast`.execute(ctx.db)
  if (found.length > 0) await insertRows('need_forecast', found).execute(ctx.db)
}
