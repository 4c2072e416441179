import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { seenByRef } from '#kernel/refs'
import { todayOf } from '#kernel/today'
import { visible } from '#kernel/visible'
import type { software } from '../contract.ts'
import { forecastOf, type MonthNeed } from '../engine/forecast.ts'
import { type Loaded, loadNeeds } from './load.ts'
import type { Forecast, SoonShort } from './schemas.ts'
import { w } from './words.ts'

/** What so many seats cost in their first year. */
export const costOf = ({ price }: Pick<Loaded, 'price'>, seats: number) =>
  price === null || seats <= 0 ? null : { minor: Math.round(price.minor * seats), currency: price.currency }

/** How many seats of a product are needed month by month; refuses what needs no licence. */
export async function showForecast(
  ctx: Read,
  { id, months }: Input<typeof software.forecast>,
): Promise<Forecast> {
  const ref = await seenByRef(ctx, id, 'product')
  const [need] = await loadNeeds(ctx, [ref.id], todayOf(ctx), months)
  if (!need) throw new Refusal('conflict', w.later('needs-none'))
  const { months: all, use, owned, firm_first, first, rests } = forecastOf(need)
  const shown = (one: MonthNeed) => {
    const cost = costOf(need, one.short)
    return { ...one, cost: costText(cost?.minor ?? null, cost?.currency ?? null) }
  }
  const last = all.at(-1)?.day ?? need.today
  return {
    use,
    owned,
    months: all.map(shown),
    firm_first: firm_first && shown(firm_first),
    first: first && shown(first),
    rests: {
      ...rests,
      by: need.by,
      few: need.few,
      others: Math.round(need.others),
      rights: need.rights,
      ends: need.lots.flatMap(({ quantity, ends_on }) =>
        ends_on !== null && ends_on >= need.today && ends_on < last ? [{ quantity, ends_on }] : [],
      ),
    },
  }
}

interface Row {
  id: string
  key: string
  name: string
  short_on: string
  short: number
  needed: number
  owned: number
  cost_minor: number | null
  currency: string | null
}

/** Products of which more will be needed than is owned, the soonest first, as of when it was last counted. */
export async function listSoonShort(ctx: Read, { after, limit }: Input<typeof software.soonShort>) {
  const from = after === undefined ? undefined : unseal(after, ['text', 'uuid'])
  const { rows } = await sql<Row>`
    select o.id, o.key, o.title as name, f.short_on::text, f.short, f.needed, f.owned, f.cost_minor, f.currency
    from need_forecast f join product o on o.id = f.product_id and not o.archived
    where ${visible(ctx.actor, 'o')} and ${from === undefined ? sql`true` : sql`(f.short_on::text, o.id) > (${from[0]}, ${from[1]}::uuid)`}
    order by f.short_on, o.id limit ${limit + 1}::int`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: page.map(({ cost_minor, currency, ...row }): SoonShort => ({
      ...row,
      cost: costText(cost_minor, currency),
    })),
    next: rows.length > limit && end ? seal([end.short_on, end.id]) : null,
  }
}
