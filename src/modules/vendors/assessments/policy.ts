import type { Sentence } from '#lib/words'
import type { Standing } from './engine/score.ts'
import type { AssessmentStatus } from './schemas.ts'
import { w } from './words.ts'

interface Stands extends Pick<Standing, 'answered' | 'counted'> {
  readonly status: AssessmentStatus
  readonly archived: boolean
}

const away = ({ archived }: Stands) => (archived ? w.later('is-archived') : null)

/** Why something cannot be done with an assessment now; null if it can. */
export const refusal = {
  answer: (one: Stands): Sentence | null =>
    away(one) ?? (one.status === 'open' ? null : w.later('is-finished')),
  finish: (one: Stands): Sentence | null =>
    refusal.answer(one) ??
    (one.answered < one.counted ? w.later('questions-open', { n: one.counted - one.answered }) : null),
  accept: (one: Stands): Sentence | null =>
    away(one) ??
    (one.status === 'open'
      ? w.later('not-finished')
      : one.status === 'accepted'
        ? w.later('accepted-already')
        : null),
  reopen: (one: Stands): Sentence | null => away(one) ?? (one.status === 'open' ? w.later('is-open') : null),
}
