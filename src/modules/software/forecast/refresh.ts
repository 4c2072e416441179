import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { insertRows } from '#kernel/insert-rows'
import { houseDay } from '#modules/identity/public'
import { forecastOf } from '../engine/forecast.ts'
import { loadNeeds } from './load.ts'
import { costOf } from './queries.ts'

/** So far ahead it is told by itself. */
export const monthsTold = 6
const atOnce = 250
/** So many installations are looked at in one go, or those of one product: all of a large house have no room together. */
const mostInstalls = 300_000

/** Products in their order, in runs that are looked at in one go. */
export function runsOf<T extends { readonly installs: number }>(
  products: readonly T[],
  most = mostInstalls,
): T[][] {
  const runs: T[][] = []
  let sum = 0
  for (const one of products) {
    const last = runs.at(-1)
    if (last && last.length < atOnce && sum + one.installs <= most) last.push(one)
    else {
      runs.push([one])
      sum = 0
    }
    sum += one.installs
  }
  return runs
}

/** Finds out anew of which products more will be needed than is owned; what is missing today already is told elsewhere. */
export async function refreshForecasts(ctx: Write): Promise<void> {
  const { rows } = await sql<{ id: string; installs: number }>`
    select o.id, (select count(*)::int from package p join installation i on i.package_id = p.id and i.last_seen is null
      where p.product_id = o.id) as installs from product o where not o.archived and o.licensing = 'paid' and (
      exists (select from entitlement l where l.product_id = o.id) or exists (select from vendor_seat s where s.product_id = o.id))
    order by lower(o.family), o.id`.execute(ctx.db)
  const found = []
  const today = await houseDay(ctx)
  for (const run of runsOf(rows)) {
    const ids = run.map(({ id }) => id)
    for (const need of await loadNeeds(ctx, ids, today, monthsTold)) {
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
