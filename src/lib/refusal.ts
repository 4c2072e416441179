import { say, type Sentence } from './words.ts'

export const statusOf = {
  invalid: 422,
  'not-signed-in': 401,
  forbidden: 403,
  /** Their role needs a second factor, and they have none. */
  'factor-missing': 403,
  /** They must show that it is really them; then the same request goes through. */
  'proof-needed': 403,
  /** It waits for a second person now, who is to confirm it. */
  'second-needed': 409,
  'not-found': 404,
  conflict: 409,
  /** It changed since the caller read it. */
  stale: 412,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
} as const
export type RefusalKind = keyof typeof statusOf

/** The one error a caller may see; its sentence is said in the reader's language. All else is a fault of ours. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly kind: RefusalKind
  readonly sentence: Sentence
  /** `fields`: what is wrong with each input, by name. Anything else is for programs. */
  readonly details: Record<string, unknown> | undefined
  constructor(kind: RefusalKind, sentence: Sentence, details?: Record<string, unknown>) {
    super(say(sentence, 'en'))
    this.kind = kind
    this.sentence = sentence
    this.details = details
  }
}

/** A refusal of what was given for one input, by its name. */
export const inputRefused = (field: string, why: Sentence) =>
  new Refusal('invalid', why, { fields: { [field]: why } })

/** Turns the reason a policy gave into a refusal; no reason means go on. */
export function refuseIf(reason: Sentence | null | undefined | false) {
  if (reason) throw new Refusal('conflict', reason)
}
