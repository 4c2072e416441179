import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { moneyText } from '#lib/money/money'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { w as house } from '#kernel/words'
import type { costEndpoints } from './contract.ts'
import { modelCurve, pastCheapest } from './curve.ts'
import { loadCosts } from './load.ts'
import type { ModelCosts } from './schemas.ts'
import { rowOf, toldRow } from './sums.ts'

const shown = 10

/** What all devices of a model cost, and at which age replacing them is cheapest. */
export async function modelCosts(
  ctx: Read,
  { id }: Input<typeof costEndpoints.modelCosts>,
): Promise<ModelCosts> {
  const { rows } = await sql<{ name: string; manufacturer: string }>`
    select m.name, coalesce(f.name, '') as manufacturer from asset_model m
    left join manufacturer f on f.id = m.manufacturer_id where m.id = ${id}::uuid`.execute(ctx.db)
  const model = rows[0]
  if (!model) throw new Refusal('not-found', house.later('not-found'))
  const { things, unheard, today, rates } = await loadCosts(ctx, sql`t.model_id = ${id}::uuid`)
  const curve = modelCurve(things, today)
  const past = pastCheapest(things, curve, today)
  const { currency, points, cheapest, verdict, devices, leftOut, unknown, sales } = curve
  const text = (minor: number) => moneyText({ minor, currency: currency ?? 'EUR' })
  const point = ({ yearly, worth, running, ...one }: (typeof points)[number]) => ({
    ...one,
    yearly: text(yearly),
    worth: text(worth),
    running: text(running),
  })
  return {
    ...model,
    costs: toldRow(rowOf({ id, name: model.name, of: null, things })),
    unheard: [...unheard],
    unpriced: rates.downtime === null || rates.labour === null,
    curve: {
      verdict,
      devices,
      left_out: leftOut,
      unknown,
      sales,
      price: currency === null ? null : text(curve.price),
      points: points.map(point),
      cheapest: cheapest && point(cheapest),
      flat: curve.flat,
    },
    past: past.slice(0, shown).map(({ thing: { id: asset, key, name }, months, saves }) => ({
      id: asset,
      key,
      name,
      months,
      saves: text(saves),
    })),
    past_in_all: past.length,
    saves: past.length === 0 ? null : text(past.reduce((sum, { saves }) => sum + saves, 0)),
  }
}
