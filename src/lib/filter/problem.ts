import { Refusal } from '../refusal.ts'
import type { Sentence } from '../words.ts'
import type { Title } from './fields.ts'
import type { Span } from './grammar.ts'

/** Why a filter cannot be read, where in its text, and what could have stood there. */
export interface Problem extends Span {
  readonly sentence: Sentence
  readonly expected: readonly Title[]
  /** A word that was probably meant in its place. */
  readonly near?: string
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

/** Carries a problem out of the depth of a parser; never leaves this folder. */
export class Stop extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.sentence.key)
    this.problem = problem
  }
}

export const stop = (
  { from, to }: Span,
  sentence: Sentence,
  expected: readonly Title[] = [],
  near?: string,
): never => {
  throw new Stop({ from, to, sentence, expected, ...(near !== undefined && { near }) })
}

/** Turns a stop into a result; anything else is a fault and goes on. */
export function attempt<T>(run: () => T): Result<T> {
  try {
    return { ok: true, value: run() }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.problem }
    throw error
  }
}

/** The value, or its problem as a refusal that points at the character. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  const { sentence, ...where } = result.problem
  throw new Refusal('invalid', sentence, { filter: where })
}
