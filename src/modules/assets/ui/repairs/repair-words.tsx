import { moneyOf, moneySaid } from '#lib/money/money'
import { Mark, Pill } from '#kit/pill.tsx'
import { useReader } from '#kit/reader.tsx'
import { dayShortly } from '#kit/time-words'
import type { RepairRow } from '../../repairs/schemas.ts'
import { w as room } from '../../repairs/words.ts'
import { w } from './words.ts'

const hoursInDay = 24
export const daysOf = (hours: number) => Math.floor(hours / hoursInDay)
/** What is missing so long, in days. */
export const missing = (hours: number) => w('days', { n: daysOf(hours) })

/** Sums of several currencies, one after the other; “none” where there are none. */
export function useCostWords() {
  const { language } = useReader()
  return (costs: readonly string[]) =>
    costs.length === 0 ? 'none' : costs.map((cost) => moneySaid(moneyOf(cost), language)).join(' + ')
}

/** Until when it is expected, or since when it is overdue; once it is back, how it ended. */
export function RepairState({ repair: { expected_on, overdue, result } }: { repair: RepairRow }) {
  const { language } = useReader()
  if (result !== null)
    return <Pill tone={result === 'not-repaired' ? 'warn' : 'good'}>{room(`result.${result}`)}</Pill>
  if (expected_on === null) return null
  const day = dayShortly(expected_on, language)
  return overdue ? <Mark tone="bad">{w('overdue', { day })}</Mark> : <span className="nw">{day}</span>
}
