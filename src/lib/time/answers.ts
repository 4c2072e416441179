import type { ClockFact, FactOf } from './clock-facts.ts'

/** Who spoke in a conversation: those who ask for something, or those who answer. */
export interface Turn {
  readonly at: number
  readonly who: 'asker' | 'answerer'
}

/** What was promised for an answer. */
export type AnswerTerms = Omit<FactOf<'started'>, 'is' | 'at' | 'kind'>

/**
 * The facts of the first-response clock, its turns in order: it runs from the first question to the first answer.
 * What an answerer opens on someone's behalf was answered in person and has none.
 */
export function firstResponseFacts([opening, ...turns]: readonly Turn[], terms: AnswerTerms): ClockFact[] {
  if (opening?.who !== 'asker') return []
  const answer = turns.find((turn) => turn.who === 'answerer')
  const started = { is: 'started', kind: 'first_response', at: opening.at, ...terms } as const
  return answer ? [started, { is: 'stopped', at: answer.at }] : [started]
}

/**
 * The facts of the next-response clock: from the first answer on, it runs from the earliest question without an
 * answer until the next one. Before the first answer there is none, however often the asker writes, so it never
 * overrules an unfinished first response.
 */
export function nextResponseFacts(turns: readonly Turn[], terms: AnswerTerms): ClockFact[] {
  const facts: ClockFact[] = []
  let waiting = false
  const answered = turns.findIndex((turn) => turn.who === 'answerer')
  for (const { at, who } of answered < 0 ? [] : turns.slice(answered)) {
    if (waiting === (who === 'asker')) continue
    waiting = who === 'asker'
    if (!waiting) facts.push({ is: 'stopped', at })
    else if (facts.length > 0) facts.push({ is: 'restarted', at })
    else facts.push({ is: 'started', kind: 'next_response', at, ...terms })
  }
  return facts
}
