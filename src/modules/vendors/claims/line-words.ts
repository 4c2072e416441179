import { moneyOf, moneySaid } from '#lib/money/money'
import { dayDated } from '#lib/time/relative'
import type { Sentence } from '#lib/words'
import type { ClaimLine, PenaltyRule } from './schemas.ts'
import { w } from './words.ts'

interface Reader {
  readonly language: string
  readonly zone: string
}

export const percentSaid = (percent: number, language: string) =>
  (percent / 100).toLocaleString(language, { style: 'percent', maximumFractionDigits: 3 })

/** A day, or a moment with its time where hours count. */
export function whenSaid(iso: string, { language, zone }: Reader): string {
  if (!iso.includes('T')) return dayDated(iso, language)
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(zone)
  return `${dayDated(at.toPlainDate().toString(), language)}, ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

type Unit = 'day' | 'hour' | 'workday'
const unitOf = ({ unit, days }: PenaltyRule): Unit =>
  unit === 'day' && days === 'business' ? 'workday' : unit

/** How late something was: `3 days`, `1 working day`. */
export const lateSaid = (rule: PenaltyRule, n: number): Sentence => w.later(`late.${unitOf(rule)}`, { n })

/** A rule in one sentence: what is owed for what. */
export function ruleSaid(rule: PenaltyRule, language: string): Sentence {
  const percent = (n: number | null) => percentSaid(n ?? 0, language)
  if (rule.pays === 'share') {
    const steps = rule.steps
      .toSorted((a, b) => b.below - a.below)
      .map((one) => `< ${percent(one.below)}: ${percent(one.percent)}`)
    return w.later(`rule.share.${rule.what}`, { steps: steps.join(', ') })
  }
  const unit = w.later(`each.${unitOf(rule)}`)
  if (rule.pays === 'amount') {
    const amount = rule.amount === null ? '' : moneySaid(moneyOf(rule.amount), language)
    return w.later(`rule.amount.${rule.what}`, { amount, unit })
  }
  if (rule.pays === 'fee') return w.later(`rule.fee.${rule.what}`, { percent: percent(rule.percent), unit })
  return rule.most_percent === null
    ? w.later('rule.value', { percent: percent(rule.percent), unit })
    : w.later('rule.value-most', { percent: percent(rule.percent), unit, most: percent(rule.most_percent) })
}

/** What a line is about, in a word or two: an order, a repair, the share of all, or what somebody wrote. */
export function lineSaid({
  rule,
  text,
  no,
  share,
}: Pick<ClaimLine, 'rule' | 'text' | 'no' | 'share'>): string | Sentence {
  if (rule === null) return text
  if (share !== null) return w.later(`line.share.${rule.what}`, { kept: share.kept, of: share.of })
  return no === '' ? w.later(`line.${rule.what}`) : w.later(`line.${rule.what}.no`, { no })
}
