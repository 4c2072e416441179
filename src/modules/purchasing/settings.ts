import { digitsOf } from '#lib/money/currency'
import type { Read } from '#kernel/context'
import { setting, valueOf, valuesOf, whole } from '#kernel/settings'
import type { Tolerance } from './engine/match.ts'
import { w } from './words.ts'

const limit = setting('purchasing.approval-limit', w.later('approval-limit'), whole(0, 1_000_000_000), 0, {
  hint: w.later('approval-limit-hint'),
})
const percent = setting('purchasing.price-percent', w.later('price-percent'), whole(0, 100), 2, {
  hint: w.later('price-percent-hint'),
})
const most = setting('purchasing.price-most', w.later('price-most'), whole(0, 1_000_000), 25, {
  hint: w.later('price-most-hint'),
})
export const settings = [limit, percent, most]

/** Whole units of a currency in its smallest one. */
const minorOf = (units: number, currency: string) => units * 10 ** digitsOf(currency)

/** Above how much, in the smallest unit, not everybody approves who may approve; null: there is no such limit. */
export async function limitOf(ctx: Pick<Read, 'db'>, currency: string): Promise<number | null> {
  const units = await valueOf(ctx, limit)
  return units === 0 ? null : minorOf(units, currency)
}

/** By how much a price may be above its order, in a currency. */
export async function toleranceOf(ctx: Pick<Read, 'db'>, currency: string): Promise<Tolerance> {
  const values = await valuesOf(ctx, [percent, most])
  return {
    percent: Number(values.get(percent.name)) * 100,
    most: minorOf(Number(values.get(most.name)), currency),
  }
}
