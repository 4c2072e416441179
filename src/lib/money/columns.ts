import { moneyOf, moneyText } from './money.ts'

/** A cost as a promise has it, as the two columns that keep it; nothing in both where there is none. */
export function costColumns(cost: string | null) {
  const money = cost === null ? null : moneyOf(cost)
  return { cost_minor: money?.minor ?? null, currency: money?.currency ?? null }
}

/** What those two columns keep, as promises have it. */
export const costText = (minor: number | string | null, currency: string | null) =>
  minor === null || currency === null ? null : moneyText({ minor: Number(minor), currency })
