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
import { isUnread, termsOf } from '../engine/ownership.ts'
import { type AssetValue, KeptDepreciation } from '../schemas.ts'
import { termsSaid } from '../terms.ts'
import { w } from '../words.ts'

/** What a thing is worth: null for those who see it from outside, and of what has no cost or no day from which to count. */
export async function valueOf(
  ctx: Read,
  { id, on }: Input<typeof assets.value>,
): Promise<{ value: z.output<typeof AssetValue> | null }> {
  const ref = await seen(ctx, id, 'asset')
  const row = (await loadAssets(ctx, [id])).get(id)
  if (!ref.inside || !row || row.cost === null || row.bought_on === null) return { value: null }
  const today = on ?? todayOf(ctx)
  const { minor: cost, currency } = moneyOf(row.cost)
  const kept = row.depreciation ?? row.model_depreciation
  const base = { today, cost: row.cost, of_model: row.depreciation === null }
  if (kept === null)
    return { value: { ...base, terms: null, how: '', book: row.cost, readings: [], years: [] } }
  const { readings, ...terms } = KeptDepreciation.parse(kept)
  const way = { ...terms, readings: readings.filter((one) => one.on <= today) }
  const asked = termsOf(way, cost, row.bought_on)
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
      how: howRead(say(how, language), way, language),
      book: isUnread(way, today) ? null : text(bookOn(asked, today)),
      readings,
      years: schedule(asked).map(({ year, amount, book }) => ({
        year,
        amount: text(amount),
        book: text(book),
      })),
    },
  }
}

/** By units: what was read last, or that nothing was. */
function howRead(
  how: string,
  { method, readings }: Pick<z.output<typeof KeptDepreciation>, 'method' | 'readings'>,
  language: string,
): string {
  if (method !== 'units') return how
  const last = readings.at(-1)
  const said = last
    ? w.later('how-read', { how, count: last.count, day: dayDated(last.on, language) })
    : w.later('how-unread', { how })
  return say(said, language)
}
