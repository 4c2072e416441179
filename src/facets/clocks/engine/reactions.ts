import { MINUTE_MS } from '#lib/time/instant'
import type { ClockFact } from '#lib/time/clock-facts'
import type { Sentence } from '#lib/words'
import { type Metric, type PolicyDefinition, targetFor } from '../schemas.ts'

/** What a policy promises one record, by the versions that count for it now. */
export interface Terms {
  readonly policy: string
  readonly calendar: string
  readonly definition: PolicyDefinition
}

export interface Fact {
  readonly metric?: Metric
  readonly fact: ClockFact
}

type Waiting = 'requester' | 'supplier' | 'date' | undefined
/** What the clocks need to know of a state. */
export interface Stand {
  readonly phase: 'new' | 'active' | 'waiting' | 'done' | 'cancelled'
  readonly waits_for: Waiting
  readonly hold_until: number | null
}

const metrics = ['first_response', 'next_response', 'resolution'] as const

const termsFor = (
  { policy, calendar, definition }: Terms,
  metric: Metric,
  priority: number,
  label: string,
) => {
  const minutes = targetFor(definition, metric, priority)
  return minutes === null ? null : { target_ms: minutes * MINUTE_MS, calendar, policy, label }
}

/** The first fact of a clock, or none where nothing is promised. */
export function startFact(
  terms: Terms,
  metric: Metric,
  priority: number,
  label: string,
  at: number,
  why?: Sentence,
): ClockFact[] {
  const promised = termsFor(terms, metric, priority, label)
  return promised ? [{ is: 'started', kind: metric, at, ...promised, ...(why && { why }) }] : []
}

/**
 * What opening starts: the end that is promised, and the first answer if somebody outside asked; what we opened on
 * someone's behalf was answered in person.
 */
export const onOpened = (terms: Terms, priority: number, label: string, at: number, asked: boolean): Fact[] =>
  (asked ? (['first_response', 'resolution'] as const) : (['resolution'] as const)).flatMap((metric) =>
    startFact(terms, metric, priority, label, at).map((fact) => ({ metric, fact })),
  )

const waits = ({ phase, waits_for }: Stand, { pauses }: PolicyDefinition) =>
  phase === 'waiting' && waits_for !== undefined && pauses.includes(waits_for)
const open = ({ phase }: Stand) => phase !== 'done' && phase !== 'cancelled'

/** What a move from one state to another means to the clocks. */
export function onMoved(
  definition: PolicyDefinition,
  before: Stand,
  after: Stand,
  at: number,
  why: Sentence,
): Fact[] {
  const facts: Fact[] = []
  if (!open(before) && open(after)) facts.push({ metric: 'resolution', fact: { is: 'reopened', at, why } })
  if (open(before) && after.phase === 'done')
    return metrics.map((metric) => ({ metric, fact: { is: 'stopped', at, why } }))
  if (open(before) && after.phase === 'cancelled') return [{ fact: { is: 'cancelled', at, why } }]
  if (waits(after, definition)) {
    const until = after.waits_for === 'date' && after.hold_until !== null ? { until: after.hold_until } : {}
    facts.push({ metric: 'resolution', fact: { is: 'paused', at, ...until, why } })
  } else if (waits(before, definition)) facts.push({ metric: 'resolution', fact: { is: 'resumed', at, why } })
  return facts
}

/** Other terms count from now on: what ran and waited is kept. A promise that is no longer made is cancelled. */
export const onTerms = (terms: Terms, priority: number, label: string, at: number, why: Sentence): Fact[] =>
  metrics.map((metric) => {
    const promised = termsFor(terms, metric, priority, label)
    return {
      metric,
      fact: promised ? { is: 'retargeted', at, ...promised, why } : { is: 'cancelled', at, why },
    }
  })

/** We answered in public. */
export const onAnswer = (at: number, why: Sentence): Fact[] =>
  (['first_response', 'next_response'] as const).map((metric) => ({
    metric,
    fact: { is: 'stopped', at, why },
  }))
