import type { IsWorkday } from '../../engine/days.ts'
import { lateness, type Lateness, type Measured } from './late.ts'

/** Thousandths of a percent: 0.2 % are 200. */
export type Rate = number
const whole = 100_000n
const most = BigInt(Number.MAX_SAFE_INTEGER)
const counted = (sum: bigint) => Number(sum > most ? most : sum)

/** So much of an amount, in its smallest unit. What is less than one unit is dropped: no more is claimed than was agreed. */
export const partOf = (minor: number, rate: Rate, times = 1): number =>
  counted((BigInt(minor) * BigInt(rate) * BigInt(times)) / whole)

/** What is owed for what came late, or for too few promises kept. */
export type Pays =
  /** A fixed amount for each started unit of delay. */
  | { readonly how: 'amount'; readonly minor: number }
  /** A part of what it was worth for each started unit, and no more of it than `most`. */
  | { readonly how: 'value'; readonly rate: Rate; readonly most: Rate | null }
  /** A part of the fee of the period for each started unit. */
  | { readonly how: 'fee'; readonly rate: Rate }
  /** A part of the fee of the period where less than a share of all was in time; of several steps the lowest that is reached. */
  | { readonly how: 'share'; readonly steps: readonly { readonly below: Rate; readonly rate: Rate }[] }

export interface Rule extends Lateness {
  readonly id: string
  readonly what: string
  readonly pays: Pays
}

export interface Fact extends Measured {
  readonly id: string
  readonly what: string
  readonly value: { readonly minor: number; readonly currency: string } | null
}

export interface Terms {
  readonly rules: readonly Rule[]
  readonly currency: string
  /** What the period costs; null: nobody knows, and nothing is owed of it. */
  readonly fee: number | null
  /** At most so much is owed for a period: a part of its fee, and an amount. */
  readonly most_rate: Rate | null
  readonly most_minor: number | null
}

/** Why a line is worth nothing: its order is in another currency, or nobody knows what it, or the period, costs. */
export type Unpriced = 'currency' | 'value' | 'fee'

export interface Line {
  /** The rule and, but for shares, the fact: what is left out is remembered by it. */
  readonly name: string
  readonly rule: string
  readonly fact: string | null
  readonly promised: string | null
  readonly kept: string | null
  /** Started units; of a share, how many came late. */
  readonly late: number
  readonly share: { readonly kept: number; readonly of: number } | null
  readonly minor: number
  readonly unpriced: Unpriced | null
}

export interface Reckoned {
  readonly lines: readonly Line[]
  /** Of the lines that are not left out. */
  readonly sum: number
  /** Null: no cap was agreed. */
  readonly cap: number | null
  readonly total: number
}

/** What a line is worth; exact in the smallest unit of the currency. */
function worth({ pays }: Rule, fact: Fact, units: number, terms: Terms): Pick<Line, 'minor' | 'unpriced'> {
  const none = (unpriced: Unpriced) => ({ minor: 0, unpriced })
  if (pays.how === 'amount') return { minor: counted(BigInt(pays.minor) * BigInt(units)), unpriced: null }
  if (pays.how === 'value') {
    if (fact.value === null) return none('value')
    if (fact.value.currency !== terms.currency) return none('currency')
    const owed = partOf(fact.value.minor, pays.rate, units)
    const cap = pays.most === null ? owed : partOf(fact.value.minor, pays.most)
    return { minor: Math.min(owed, cap), unpriced: null }
  }
  if (terms.fee === null) return none('fee')
  return { minor: pays.how === 'fee' ? partOf(terms.fee, pays.rate, units) : 0, unpriced: null }
}

function linesOfDelay(rule: Rule, facts: readonly Fact[], terms: Terms, isWorkday: IsWorkday): Line[] {
  return facts.flatMap((fact) => {
    const judged = lateness(fact, rule, isWorkday)
    if (judged === null || judged.late === 0) return []
    return {
      name: `${rule.id} ${fact.id}`,
      rule: rule.id,
      fact: fact.id,
      promised: judged.promised,
      kept: judged.kept,
      late: judged.late,
      share: null,
      ...worth(rule, fact, judged.late, terms),
    }
  })
}

/** One line for a period in which too few promises were kept; none where nothing was promised. */
function lineOfShare(rule: Rule, facts: readonly Fact[], { fee }: Terms, isWorkday: IsWorkday): Line[] {
  if (rule.pays.how !== 'share') return []
  const judged = facts.flatMap((fact) => lateness(fact, rule, isWorkday) ?? [])
  const [of, kept] = [judged.length, judged.filter(({ late }) => late === 0).length]
  const step = rule.pays.steps
    .filter(({ below }) => of > 0 && kept * Number(whole) < below * of)
    .reduce((lowest: (typeof rule.pays.steps)[number] | null, one) => {
      return lowest === null || one.below < lowest.below ? one : lowest
    }, null)
  if (step === null) return []
  return [
    {
      name: rule.id,
      rule: rule.id,
      fact: null,
      promised: null,
      kept: null,
      late: of - kept,
      share: { kept, of },
      minor: fee === null ? 0 : partOf(fee, step.rate),
      unpriced: fee === null ? 'fee' : null,
    },
  ]
}

/** The most that may be owed for a period; a part of a fee that nobody knows is nothing. */
export function capOf({ fee, most_rate, most_minor }: Terms): number | null {
  const caps = [most_rate === null ? null : partOf(fee ?? 0, most_rate), most_minor].filter(
    (one) => one !== null,
  )
  return caps.length === 0 ? null : Math.min(...caps)
}

/**
 * What is owed for what happened in a period. Each rule looks at the facts it is about; what is left out by name keeps its line,
 * and does not count. Nothing is owed within the promise, more delay never owes less, and the total never exceeds the cap.
 */
export function reckoned(
  facts: readonly Fact[],
  terms: Terms,
  { isWorkday, leftOut }: { readonly isWorkday: IsWorkday; readonly leftOut: ReadonlySet<string> },
): Reckoned {
  const sorted = facts.toSorted((a, b) => a.kept_on.localeCompare(b.kept_on) || a.id.localeCompare(b.id))
  const lines = terms.rules.flatMap((rule) => {
    const mine = sorted.filter(({ what }) => what === rule.what)
    return rule.pays.how === 'share'
      ? lineOfShare(rule, mine, terms, isWorkday)
      : linesOfDelay(rule, mine, terms, isWorkday)
  })
  const sum = counted(
    lines.reduce((all, { name, minor }) => all + (leftOut.has(name) ? 0n : BigInt(minor)), 0n),
  )
  const cap = capOf(terms)
  return { lines, sum, cap, total: cap === null ? sum : Math.min(sum, cap) }
}
