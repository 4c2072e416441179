import type { Tier } from '../../schemas.ts'
import type { Answer, Question } from '../question-schemas.ts'

type Asked = Pick<Question, 'id' | 'kind' | 'weight'>
type Given = Pick<Answer, 'id' | 'value'>

const worth: ReadonlyMap<string, number> = new Map([
  ['yes', 1],
  ['partly', 0.5],
  ['no', 0],
])
const steps = ['1', '2', '3', '4', '5']

/** Whether that can be said to a question of that kind; nothing at all always can. */
export function isAnswer(kind: Question['kind'], value: string): boolean {
  if (value === '' || kind === 'text') return true
  return value === 'na' || (kind === 'yes-no' ? worth.has(value) : steps.includes(value))
}

/** What an answer is worth, 0 to 1; null where it counts for nothing: open, in words, or it does not apply. */
export function worthOf(kind: Question['kind'], value: string): number | null {
  if (kind === 'text') return null
  if (kind === 'yes-no') return worth.get(value) ?? null
  const step = steps.indexOf(value)
  return step === -1 ? null : step / (steps.length - 1)
}

export interface Standing {
  /** Percent of what the answered questions could bring; null while none of them counts. */
  readonly score: number | null
  /** Questions that want an answer, and those that have one. */
  readonly counted: number
  readonly answered: number
  /** Questions that keep the score down, by how many points of weight, the most first. */
  readonly gaps: readonly { readonly question: string; readonly lost: number }[]
}

/** How an assessment stands: Σ weight × worth ÷ Σ weight over what is answered and applies. */
export function standingOf(questions: readonly Asked[], answers: readonly Given[]): Standing {
  const said = new Map(answers.map(({ id, value }) => [id, value]))
  const counted = questions.filter(({ weight }) => weight > 0)
  const judged = counted.flatMap(({ id, kind, weight }) => {
    const value = worthOf(kind, said.get(id) ?? '')
    return value === null ? [] : [{ question: id, weight, lost: weight * (1 - value) }]
  })
  const whole = judged.reduce((sum, { weight }) => sum + weight, 0)
  const lost = judged.reduce((sum, one) => sum + one.lost, 0)
  return {
    score: whole === 0 ? null : Math.round((1000 * (whole - lost)) / whole) / 10,
    counted: counted.length,
    answered: counted.filter(({ id }) => (said.get(id) ?? '') !== '').length,
    gaps: judged
      .filter((one) => one.lost > 0)
      .map((one) => ({ question: one.question, lost: one.lost }))
      .toSorted((a, b) => b.lost - a.lost),
  }
}

/** From which score on a vendor is no riskier than that tier. */
const least: readonly (readonly [Tier, number])[] = [
  ['4', 85],
  ['3', 70],
  ['2', 50],
]

/** The tier that a score alone speaks for. */
export const tierByScore = (score: number | null): Tier | null =>
  score === null ? null : (least.find(([, from]) => score >= from)?.[0] ?? '1')

/** The tier to propose: a weak result makes a vendor riskier; a good one does not make less hang on it. */
export function proposedTier(score: number | null, now: Tier | null): Tier | null {
  const by = tierByScore(score)
  if (by === null || now === null) return by ?? now
  return by < now ? by : now
}
