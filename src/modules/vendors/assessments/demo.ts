import { randomFrom } from '#lib/random'
import type { Answer, Question, Topic } from './schemas.ts'

/** A past or running assessment of the demo company. */
export interface Assessed {
  readonly vendor: string
  readonly topic: Exclude<Topic, 'other'>
  readonly assessor: string
  /** Days from today to the due day. */
  readonly due: number
  /** How good the answers are, 0 to 1, and which share of them is there. */
  readonly level: number
  readonly share: number
  readonly until: 'open' | 'finished' | 'accepted'
}

export const assessed: readonly Assessed[] = [
  {
    vendor: 'Nordlys Datasenter',
    topic: 'security',
    assessor: 'Jonas Behrens',
    due: -9,
    level: 0.5,
    share: 0.6,
    until: 'open',
  },
  {
    vendor: 'Vestfjord Software',
    topic: 'continuity',
    assessor: 'Ingrid Solheim',
    due: 12,
    level: 0.55,
    share: 1,
    until: 'finished',
  },
  {
    vendor: 'Polaris Telecom',
    topic: 'security',
    assessor: 'Jonas Behrens',
    due: -60,
    level: 0.85,
    share: 1,
    until: 'accepted',
  },
]

const evidence = [
  'Report of last spring, page 12',
  'Certificate, see the files',
  'Said on the telephone, nothing seen',
  '',
  '',
]

/** Plausible answers: the same for the same seed. */
export function answersTo(
  questions: readonly Question[],
  { level, share }: Pick<Assessed, 'level' | 'share'>,
  seed: number,
): Answer[] {
  const { next, pick } = randomFrom(seed)
  return questions.slice(0, Math.ceil(questions.length * share)).map(({ id, kind }) => {
    const luck = next()
    if (kind === 'text') return { id, value: 'The head of operations; see the letter.', evidence: '' }
    const yes = luck < level ? 'yes' : luck < (1 + level) / 2 ? 'partly' : 'no'
    return { id, value: kind === 'scale' ? String(1 + Math.round(4 * level)) : yes, evidence: pick(evidence) }
  })
}
