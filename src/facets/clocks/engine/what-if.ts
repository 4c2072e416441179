import { given } from '#lib/time/clock'
import { type ClockFact, type ClockStep, type FactOf, fits, phaseAfter } from '#lib/time/clock-facts'
import type { Sentence } from '#lib/words'
import type { Metric } from '../schemas.ts'
import { labelOf, priorityOf } from './label.ts'
import {
  onAskedAgain,
  onMoved,
  onPromised,
  onTerms,
  type Shift,
  type Stand,
  startFact,
  type Terms,
} from './reactions.ts'

/** Work that went from one state to another. */
export interface Moved {
  readonly at: number
  readonly before: Stand
  readonly after: Stand
  readonly why: Sentence
}

/** By what a record's clocks are counted in place of what they were counted by. */
export interface Otherwise {
  /** The terms for those that a fact names by their policy's version; null: nothing is promised; undefined: as told. */
  readonly terms: (policy: string) => Terms | null | undefined
  /** The calendar version for another. */
  readonly calendar: (version: string) => string
  /** Where it stands still for other reasons than those that were told: how the record moved. */
  readonly moves?: readonly Moved[] | undefined
}

type Told = ClockFact | ({ readonly is: 'moved' } & Moved)
type Held = Parameters<typeof onTerms>[0]['row']

/**
 * What a clock would have been told, had other terms counted: the same happenings, told by the reactions that tell
 * them live. Nothing where nothing would have been promised.
 */
export function toldOtherwise(
  metric: Metric,
  facts: readonly ClockFact[],
  otherwise: Otherwise,
): ClockFact[] {
  const retelling = new Retelling(metric, otherwise)
  for (const told of inOrder(metric, facts, otherwise)) retelling.hear(told)
  return retelling.facts
}

const rank = ({ is }: Told) => (is === 'retargeted' ? 2 : is === 'moved' ? 1 : 0)

/** At one moment work ends or begins anew, then stands, then comes to other terms, as its commands tell it. */
function inOrder(metric: Metric, facts: readonly ClockFact[], { moves }: Otherwise): Told[] {
  if (metric !== 'resolution' || !moves) return facts.toSorted((a, b) => a.at - b.at)
  const told = facts.filter(({ is }) => is !== 'paused' && is !== 'resumed')
  const moved = moves.map((move) => ({ is: 'moved' as const, ...move }))
  return [...told, ...moved].toSorted((a, b) => a.at - b.at || rank(a) - rank(b))
}

const isPause = ({ is }: ClockFact) => is === 'paused' || is === 'resumed'

/** Carries what is known while the happenings are told one after the other. */
class Retelling {
  readonly facts: ClockFact[] = []
  readonly #metric: Metric
  readonly #otherwise: Otherwise
  #held: Held | null = null
  /** As it was told: which policy counted, by which label, and where the record stood. */
  #policy = ''
  #label = ''
  #stand: Stand = { phase: 'active', waits_for: undefined, hold_until: null }
  #pause: FactOf<'paused'> | null = null

  constructor(metric: Metric, otherwise: Otherwise) {
    this.#metric = metric
    this.#otherwise = otherwise
  }

  hear(told: Told) {
    this.#knows(told)
    switch (told.is) {
      case 'started':
        return this.#starts(told)
      case 'retargeted':
        return this.#changes(told)
      case 'restarted':
        return this.#restarts(told)
      case 'cancelled':
        return this.#withdraws(told)
      case 'moved':
        return this.#moves(told)
      case 'recalculated':
        return this.#counts(told)
      case 'reopened':
        return this.#reopens(told)
      case 'paused':
      case 'resumed':
      case 'stopped':
        this.#pause = told.is === 'paused' ? told : null
        this.#take(told)
    }
  }

  #knows(told: Told) {
    if ('policy' in told && told.policy !== undefined) this.#policy = told.policy
    if ('label' in told && told.label !== undefined) this.#label = told.label
  }

  #take(fact: ClockFact) {
    if (this.#held === null) {
      if (fact.is !== 'started') return
      const { policy, target_ms, label } = fact
      this.#held = { phase: 'running', policy, target_ms, label }
    } else {
      if (!fits(fact, this.#held.phase)) return
      const terms = fact.is === 'retargeted' || fact.is === 'restarted' ? given(fact) : {}
      this.#held = { ...this.#held, ...terms, phase: phaseAfter(fact, this.#held.phase) }
    }
    this.facts.push(fact)
  }

  /** The terms that count now, and for which priority; undefined: what was told stays. */
  #now(): { terms: Terms; priority: number } | null | undefined {
    const priority = priorityOf(this.#label)
    const terms = this.#otherwise.terms(this.#policy)
    return terms === null ? null : terms && priority !== undefined ? { terms, priority } : undefined
  }

  /** What was told, in the hours that count instead. */
  #asTold<F extends ClockStep>(fact: F): F {
    return 'calendar' in fact && fact.calendar !== undefined
      ? { ...fact, calendar: this.#otherwise.calendar(fact.calendar) }
      : fact
  }

  #starts(fact: FactOf<'started'>) {
    const now = this.#now()
    if (now === undefined) return this.#take(this.#asTold(fact))
    const facts = now && startFact(now.terms, this.#metric, now.priority, this.#label, fact.at, fact.why)
    for (const one of facts ?? []) this.#take(one)
  }

  #changes(fact: FactOf<'retargeted'>) {
    const now = this.#now()
    if (now === undefined) return this.#take(this.#asTold(fact))
    const { at, why = { key: '' } } = fact
    if (now === null) return this.#take({ is: 'cancelled', at, why })
    this.#shifts({ ...now, at, why, again: fact.grace_ms !== undefined })
  }

  #shifts(to: Pick<Shift, 'terms' | 'priority' | 'at' | 'why' | 'again'>) {
    const shift = { ...to, label: this.#label, stand: this.#stand }
    const told = this.#held
      ? onTerms({ metric: this.#metric, row: this.#held }, shift).map(({ fact }) => fact)
      : this.#metric === 'resolution'
        ? onPromised(shift)
        : []
    // Without moves the pauses are those that were told.
    for (const fact of this.#otherwise.moves ? told : told.filter((one) => !isPause(one))) this.#take(fact)
    if (this.#pause && this.#held?.phase === 'running' && told[0]?.is === 'started')
      this.#take({ ...this.#pause, at: to.at })
  }

  #restarts(fact: FactOf<'restarted'>) {
    this.#pause = null
    const now = this.#now()
    if (now === undefined) return this.#take(this.#asTold(fact))
    if (now === null) return
    const { at, why = { key: '' } } = fact
    if (this.#held) this.#take(onAskedAgain(now.terms, now.priority, this.#label, at, why))
    else
      for (const one of startFact(now.terms, this.#metric, now.priority, this.#label, at, why))
        this.#take(one)
  }

  /** Opened again it is judged again: it may have closed while nothing was promised. */
  #reopens(fact: FactOf<'reopened'>) {
    this.#pause = null
    this.#take(fact)
    const now = this.#now()
    const { at, why = { key: '' } } = fact
    if (now === null) this.#take({ is: 'cancelled', at, why })
    else if (now) this.#shifts({ ...now, at, why, again: true })
  }

  /** Another priority may have had no promise then, and has one now. */
  #withdraws(fact: FactOf<'cancelled'>) {
    const { why } = fact
    const label = why?.key === 'clocks.why.priority' ? why.values?.['after'] : undefined
    if (typeof label !== 'string') return this.#take(fact)
    this.#label = label
    const now = this.#now()
    if (!now) return this.#take(fact)
    this.#shifts({ ...now, at: fact.at, why: why ?? { key: '' } })
  }

  #moves({ at, before, after, why }: Moved) {
    this.#stand = after
    const terms = this.#now()?.terms
    if (!terms) return
    for (const { metric, fact } of onMoved(terms.definition, before, after, at, why))
      if (metric === 'resolution' && isPause(fact)) this.#take(fact)
  }

  #counts(fact: FactOf<'recalculated'>) {
    const { calendar } = this.#otherwise
    const anew = { ...fact, replaced: calendar(fact.replaced), calendar: calendar(fact.calendar) }
    if (anew.replaced !== anew.calendar) this.#take(anew)
  }
}

/** Work that nothing was promised for, and what its solution would have been told. */
export interface Unpromised {
  readonly priority: number
  readonly opened: number
  readonly moves: readonly Moved[]
}

export const toldAnew = (terms: Terms, { priority, opened, moves }: Unpromised): ClockFact[] => [
  ...startFact(terms, 'resolution', priority, labelOf({ priority }), opened),
  ...moves.flatMap(({ at, before, after, why }) =>
    onMoved(terms.definition, before, after, at, why).flatMap(({ metric, fact }) =>
      metric === undefined || metric === 'resolution' ? [fact] : [],
    ),
  ),
]
