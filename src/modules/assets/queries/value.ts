import type { Input } from '#lib/contract'
import { moneyOf, moneySaid, moneyText } from '#lib/money/money'
import { dayDated } from '#lib/time/relative'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { seen } from '#kernel/visible'
import type { z } from 'zod'
import { loadAssets } from '../commands/load.ts'
import type { assets } from '../contract.ts'
import { bookOn, schedule } from '../engine/depreciation.ts'
import { termsOf } from '../engine/ownership.ts'
import { type AssetValue, Depreciation } from '../schemas.ts'
import { termsSaid } from '../terms.ts'
import { w } from '../words.ts'

/** What a thing is worth: null for those who see it from outside, and of what has no cost or no day from which to count. */
export async function valueOf(
  ctx: Read,
  { id }: Input<typeof assets.value>,
): Promise<{ value: z.output<typeof AssetValue> | null }> {
  const ref = await seen(ctx, id, 'asset')
  const row = (await loadAssets(ctx, [id])).get(id)
  if (!ref.inside || !row || row.cost === null || row.bought_on === null) return { value: null }
  const today = todayOf(ctx)
  const { minor: cost, currency } = moneyOf(row.cost)
  const kept = row.depreciation ?? row.model_depreciation
  const base = { today, cost: row.cost, of_model: row.depreciation === null }
  if (kept === null) return { value: { ...base, terms: null, how: '', book: row.cost, years: [] } }
  const terms = Depreciation.parse(kept)
  const asked = termsOf(terms, cost, row.bought_on)
  const text = (minor: number) => moneyText({ minor, currency })
  const { language } = ctx.actor
  const how = w.later('how', {
    cost: moneySaid({ minor: cost, currency }, language),
    day: dayDated(row.bought_on, language),
    terms: termsSaid(terms),
  })
  return {
    value: {
      ...base,
      terms,
      how: say(how, language),
      book: text(bookOn(asked, today)),
      years: schedule(asked).map(({ year, amount, book }) => ({
        year,
        amount: text(amount),
        book: text(book),
      })),
    },
  }
}
