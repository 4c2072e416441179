import { moneyOf } from '#lib/money/money'
import type { Sentence } from '#lib/words'
import type { ClaimStatus, Penalties, PenaltyRule } from './schemas.ts'
import { w } from './words.ts'

export interface Stands {
  readonly status: ClaimStatus
  readonly archived: boolean
  readonly total: number
  readonly until_on: string
  readonly today: string
}

const away = ({ archived }: Stands) => (archived ? w.later('is-archived') : null)

/** Why something cannot be done with a claim now; null if it can. */
export const refusal = {
  change: (one: Stands): Sentence | null =>
    away(one) ?? (one.status === 'prepared' ? null : w.later('is-frozen')),
  send: (one: Stands): Sentence | null =>
    refusal.change(one) ??
    (one.total === 0 ? w.later('nothing-owed') : one.until_on >= one.today ? w.later('period-runs') : null),
  answer: (one: Stands): Sentence | null =>
    away(one) ?? (one.status === 'prepared' || one.status === 'waived' ? w.later('not-claimed') : null),
  waive: (one: Stands): Sentence | null =>
    away(one) ?? (one.status === 'prepared' || one.status === 'claimed' ? null : w.later('settled-already')),
  reopen: (one: Stands): Sentence | null =>
    away(one) ??
    (one.status === 'claimed' || one.status === 'waived'
      ? null
      : one.status === 'prepared'
        ? w.later('is-open')
        : w.later('settled-already')),
}

interface Problem {
  readonly field: 'rules' | 'most' | 'most_percent'
  readonly why: Sentence
}

function stepsProblem(steps: PenaltyRule['steps']): Sentence | null {
  if (steps.length === 0) return w.later('no-steps')
  const sorted = steps.toSorted((a, b) => b.below - a.below)
  const isOrdered = sorted.every(({ below, percent }, n) => {
    const before = sorted[n - 1]
    return before === undefined || (below < before.below && percent >= before.percent)
  })
  return isOrdered ? null : w.later('steps-fall')
}

function amountProblem({ amount }: PenaltyRule, currency: string | null): Sentence | null {
  if (amount === null) return w.later('no-amount')
  return currency !== null && moneyOf(amount).currency !== currency
    ? w.later('other-currency', { currency })
    : null
}

function ruleProblem(rule: PenaltyRule, { currency, fee }: Ground): Sentence | null {
  const { pays, percent, unit, within, what, steps } = rule
  if (unit === 'hour' && (within === null || what === 'delivery')) return w.later('hours-within')
  if (what === 'wait' && within === null) return w.later('wait-within')
  if (pays === 'amount') return amountProblem(rule, currency)
  if (pays !== 'share' && percent === null) return w.later('no-percent')
  if (pays === 'value') return what === 'delivery' ? null : w.later('no-value')
  if (!fee) return w.later('no-fee')
  return pays === 'fee' ? null : stepsProblem(steps)
}

export interface Ground {
  /** Of the contract's costs; null: it costs nothing. */
  readonly currency: string | null
  /** Whether the contract has a fee that comes again and again. */
  readonly fee: boolean
}

/** Why penalties cannot be reckoned with, and which field is to blame; null if they can. */
export function penaltiesProblem({ rules, most, most_percent }: Penalties, ground: Ground): Problem | null {
  if (new Set(rules.map(({ id }) => id)).size < rules.length)
    return { field: 'rules', why: w.later('named-twice') }
  const named = [most, ...rules.map(({ amount }) => amount)].filter((one) => one !== null)
  const currency = ground.currency ?? (named[0] === undefined ? null : moneyOf(named[0]).currency)
  for (const [n, rule] of rules.entries()) {
    const why = ruleProblem(rule, { ...ground, currency })
    if (why) return { field: 'rules', why: w.later('of-rule', { n: n + 1, why }) }
  }
  if (most !== null && currency !== null && moneyOf(most).currency !== currency)
    return { field: 'most', why: w.later('other-currency', { currency }) }
  return most_percent !== null && !ground.fee ? { field: 'most_percent', why: w.later('no-fee') } : null
}
