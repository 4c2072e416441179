import type { Write } from '#kernel/context'
import { answer, createAssessments } from './commands.ts'
import { answersTo, assessed } from './demo.ts'
import { loaded } from './load.ts'
import { acceptAssessment, finishAssessment } from './moves.ts'
import { createQuestionnaires } from './questionnaire-commands.ts'

const names = {
  security: 'Information security',
  privacy: 'Privacy',
  continuity: 'Continuity',
} as const
const topics = ['security', 'privacy', 'continuity'] as const

/** The questionnaires of Halden Marine, and three assessments: one is overdue, one waits to be accepted, one counts. */
export async function seedAssessments(
  ctx: Write,
  vendors: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, { id: string }>,
  today: string,
): Promise<void> {
  const asked = await createQuestionnaires(
    ctx,
    topics.map((topic) => ({ name: names[topic], topic })),
  )
  const idOf = new Map(topics.map((topic, n) => [topic, asked[n]?.id ?? '']))
  const some = assessed.filter(({ vendor }) => vendors.has(vendor))
  const made = await createAssessments(
    ctx,
    some.map(({ vendor, topic, assessor, due }) => ({
      vendor_id: vendors.get(vendor) ?? '',
      questionnaire_id: idOf.get(topic) ?? '',
      assessor_id: people.get(assessor)?.id ?? null,
      due_on: Temporal.PlainDate.from(today).add({ days: due }).toString(),
    })),
  )
  for (const [n, { id }] of made.entries()) {
    const one = some[n]
    if (!one) continue
    const { questions } = await loaded(ctx, id)
    await answer(ctx, { id, answers: answersTo(questions, one, n) })
    if (one.until !== 'open') await finishAssessment(ctx, { id })
    if (one.until === 'accepted') await acceptAssessment(ctx, { id, take_tier: false })
  }
}
