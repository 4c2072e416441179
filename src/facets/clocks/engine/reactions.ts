import { MINUTE_MS } from '#lib/time/instant'
import type { ClockRow } from '#lib/time/clock'
import { type ClockFact, REOPEN_GRACE_MS } from '#lib/time/clock-facts'
import type { Sentence } from '#lib/words'
import { type Metric, type PolicyDefinition, targetFor } from '../schemas.ts'

type Promises = Pick<PolicyDefinition, 'targets' | 'pauses'>

/** What a policy promises one record, by the versions that count for it now. */
export interface Terms {
  readonly policy: string
  readonly calendar: string
  readonly definition: Promises
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

export const metrics = ['first_response', 'next_response', 'resolution'] as const

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

const waits = ({ phase, waits_for }: Stand, { pauses }: Pick<Promises, 'pauses'>) =>
  phase === 'waiting' && waits_for !== undefined && pauses.includes(waits_for)
export const isOpen = ({ phase }: Pick<Stand, 'phase'>) => phase !== 'done' && phase !== 'cancelled'

const pausedAs = (stand: Stand, at: number, why: Sentence): ClockFact => ({
  is: 'paused',
  at,
  ...(stand.waits_for === 'date' && stand.hold_until !== null && { until: stand.hold_until }),
  why,
})

/** What a move from one state to another means to the clocks; `lapsed` are those that were cancelled with the work. */
export function onMoved(
  definition: Pick<Promises, 'pauses'>,
  before: Stand,
  after: Stand,
  at: number,
  why: Sentence,
  lapsed: readonly Metric[] = [],
): Fact[] {
  if (isOpen(before) && after.phase === 'done')
    return metrics.map((metric) => ({ metric, fact: { is: 'stopped', at, why } }))
  if (isOpen(before) && after.phase === 'cancelled') return [{ fact: { is: 'cancelled', at, why } }]
  const facts: Fact[] = []
  if (!isOpen(before) && isOpen(after))
    for (const metric of new Set<Metric>(['resolution', ...lapsed]))
      facts.push({ metric, fact: { is: 'reopened', at, why } })
  if (waits(after, definition)) facts.push({ metric: 'resolution', fact: pausedAs(after, at, why) })
  else if (waits(before, definition)) facts.push({ metric: 'resolution', fact: { is: 'resumed', at, why } })
  return facts
}

/** One clock as it stands, and what is asked of it. */
interface Held {
  readonly metric: Metric
  readonly row: Pick<ClockRow, 'phase' | 'policy' | 'target_ms' | 'label'>
}

/** How a record came to other terms. */
export interface Shift {
  readonly terms: Terms
  readonly priority: number
  readonly label: string
  readonly stand: Stand
  readonly at: number
  readonly why: Sentence
  /** It was just opened again: what had ended meanwhile counts by today's terms, and does not break at once. */
  readonly again?: boolean
}

/**
 * Other terms count from now on: what ran and waited is kept. A promise that is no longer made is cancelled; one that
 * was withdrawn and is made again runs on. What is done stays as it was counted.
 */
export function onTerms(held: Held, shift: Shift): Fact[] {
  const { metric, row } = held
  const { terms, priority, label, at, why, again = false } = shift
  const promised = termsFor(terms, metric, priority, label)
  if (row.phase === 'stopped' && !again) return []
  if (!promised) return row.phase === 'cancelled' ? [] : [{ metric, fact: { is: 'cancelled', at, why } }]
  const same =
    row.policy === promised.policy && row.target_ms === promised.target_ms && row.label === promised.label
  if (same && row.phase !== 'cancelled') return []
  const grace = again ? { grace_ms: REOPEN_GRACE_MS } : {}
  const facts: Fact[] = row.phase === 'cancelled' ? [{ metric, fact: { is: 'reopened', at, why } }] : []
  if (!same) facts.push({ metric, fact: { is: 'retargeted', at, ...promised, ...grace, why } })
  return metric === 'resolution' ? [...facts, ...settled(row, shift)] : facts
}

/** Another policy may stand still for other reasons than the one before. */
function settled({ phase }: Held['row'], { terms, stand, at, why, again = false }: Shift): Fact[] {
  const still = waits(stand, terms.definition)
  if (still && phase !== 'paused') return [{ metric: 'resolution', fact: pausedAs(stand, at, why) }]
  return !still && (phase === 'paused' || again)
    ? [{ metric: 'resolution', fact: { is: 'resumed', at, why } }]
    : []
}

/** A promise that nobody made so far: its clock starts now, and stands still where the work does. */
export function onPromised(shift: Shift): ClockFact[] {
  const { terms, priority, label, stand, at, why } = shift
  const facts = startFact(terms, 'resolution', priority, label, at, why)
  return facts.length > 0 && waits(stand, terms.definition) ? [...facts, pausedAs(stand, at, why)] : facts
}

/** We answered in public. */
export const onAnswer = (at: number, why: Sentence): Fact[] =>
  (['first_response', 'next_response'] as const).map((metric) => ({
    metric,
    fact: { is: 'stopped', at, why },
  }))

/** They wrote again after an answer: the next one is owed from now on, by today's terms. */
export const onAskedAgain = (
  terms: Terms,
  priority: number,
  label: string,
  at: number,
  why: Sentence,
): ClockFact => ({
  is: 'restarted',
  at,
  ...termsFor(terms, 'next_response', priority, label),
  why,
})
