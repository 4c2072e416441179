import { type ClockFact, type ClockPhase, fits, phaseAfter } from '#lib/time/clock-facts'
import type { Sentence } from '#lib/words'
import type { Metric } from '../schemas.ts'
import {
  type Fact,
  metrics,
  onAnswer,
  onAskedAgain,
  onMoved,
  onOpened,
  onTerms,
  type Stand,
  startFact,
  type Terms,
} from './reactions.ts'

/** Something in the life of a record that its clocks heard, in epoch milliseconds. */
export type Happening = { readonly at: number; readonly why: Sentence } & (
  | { readonly is: 'answered' }
  | { readonly is: 'asked' }
  /** The promise no longer holds, as when it is merged away. */
  | { readonly is: 'gone' }
  | { readonly is: 'moved'; readonly from: Stand; readonly to: Stand }
  | { readonly is: 'weighed'; readonly priority: number; readonly label: string }
)

export interface Beginning {
  readonly at: number
  readonly priority: number
  readonly label: string
  /** Somebody outside asked: a first answer is owed. */
  readonly asked: boolean
}

interface Held {
  readonly facts: ClockFact[]
  phase: ClockPhase
  target_ms: number
  label: string
}

/** What the clocks of one record would have been told, had they heard its whole life as it happened; facts by metric. */
export function retold(
  terms: Terms,
  begins: Beginning,
  happened: readonly Happening[],
): Map<Metric, readonly ClockFact[]> {
  const held = new Map<Metric, Held>()
  let stand: Stand = { phase: 'new', waits_for: undefined, hold_until: null }
  let { priority, label } = begins

  function take({ metric, fact }: Fact) {
    for (const one of metric === undefined ? metrics : [metric]) {
      const clock = held.get(one)
      if (clock && fits(fact, clock.phase)) {
        clock.facts.push(fact)
        clock.phase = phaseAfter(fact, clock.phase)
        if ('target_ms' in fact && fact.target_ms !== undefined) clock.target_ms = fact.target_ms
        if ('label' in fact && fact.label !== undefined) clock.label = fact.label
      } else if (!clock && fact.is === 'started')
        held.set(one, { facts: [fact], phase: 'running', target_ms: fact.target_ms, label: fact.label })
    }
  }

  function askedAgain(at: number, why: Sentence) {
    const first = held.get('first_response')
    if (first && first.phase !== 'stopped') return
    const metric = 'next_response'
    if (held.has(metric)) take({ metric, fact: onAskedAgain(terms, priority, label, at, why) })
    else for (const fact of startFact(terms, metric, priority, label, at, why)) take({ metric, fact })
  }

  for (const fact of onOpened(terms, priority, label, begins.at, begins.asked)) take(fact)
  for (const one of happened) {
    const { at, why } = one
    if (one.is === 'answered') for (const fact of onAnswer(at, why)) take(fact)
    else if (one.is === 'asked') askedAgain(at, why)
    else if (one.is === 'gone') take({ fact: { is: 'cancelled', at, why } })
    else if (one.is === 'moved') {
      const lapsed = [...held].flatMap(([metric, { phase }]) => (phase === 'cancelled' ? [metric] : []))
      for (const fact of onMoved(terms.definition, one.from, one.to, at, why, lapsed)) take(fact)
      stand = one.to
    } else {
      ;({ priority, label } = one)
      for (const [metric, row] of held)
        for (const fact of onTerms(
          { metric, row: { ...row, policy: terms.policy } },
          { terms, priority, label, stand, at, why },
        ))
          take(fact)
    }
  }
  return new Map([...held].map(([metric, { facts }]) => [metric, facts]))
}
