import { z } from 'zod'
import { Day, Id, Instant, Verdict } from '#lib/contract'
import { line, optional } from '#lib/inputs'
import { patchOf } from '#lib/patch'
import { Named } from '#lib/shapes'
import { Tier } from '../schemas.ts'
import { AnswerKind, Answer, Question } from './question-schemas.ts'

export { AnswerKind, Answer, Question }

export const Topic = z.enum(['security', 'privacy', 'continuity', 'other']).meta({ title: 'About' })
export type Topic = z.output<typeof Topic>

export const questionnaireFields = {
  name: line('Name').min(1),
  topic: Topic.default('security'),
  note: z
    .string()
    .max(5000)
    .default('')
    .meta({ title: 'Note', hint: 'Whom it is for, and what goes with it' }),
}
const questions = z.array(Question).max(200).meta({ title: 'Questions' })

export const QuestionnaireDraft = z.object({
  ...questionnaireFields,
  questions: questions.default([]),
  shipped: z.boolean().default(true).meta({
    title: 'Begin with the questions that come with the house',
    hint: 'There are some on each topic',
  }),
})
export type QuestionnaireDraft = z.input<typeof QuestionnaireDraft>
export const QuestionnairePatch = z.object({
  ...patchOf(questionnaireFields),
  questions: questions.optional(),
})

export const QuestionnaireRow = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  topic: Topic,
  edition: z.int().meta({ title: 'Edition' }),
  questions: z.int().meta({ title: 'Questions' }),
  assessments: z.int().meta({ title: 'Assessments' }),
  archived: z.boolean(),
})

export const QuestionnaireView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  topic: Topic,
  note: z.string(),
  archived: z.boolean(),
  edition: z.int(),
  questions: z.array(Question),
  editions: z.array(
    z.object({ edition: z.int(), questions: z.int(), made_at: Instant, assessments: z.int() }),
  ),
  created_at: Instant,
  updated_at: Instant,
  can: z.object({ write: z.boolean() }),
})

export const AssessmentStatus = z.enum(['open', 'finished', 'accepted']).meta({ title: 'Status' })
export type AssessmentStatus = z.output<typeof AssessmentStatus>

export const assessmentFields = {
  due_on: Day.meta({ title: 'Due on' }),
  assessor_id: optional(
    Id.meta({ title: 'Assessor', of: 'person', hint: 'Who asks, and writes the answers down' }),
  ),
  note: z.string().max(5000).default('').meta({ title: 'Note' }),
}
export const AssessmentDraft = z.object({
  vendor_id: Id.meta({ title: 'Vendor', of: 'vendor' }),
  questionnaire_id: Id.meta({ title: 'Questionnaire', of: 'questionnaire' }),
  ...assessmentFields,
})
export type AssessmentDraft = z.input<typeof AssessmentDraft> & { id?: string | undefined }
export const AssessmentPatch = z.object(patchOf(assessmentFields))

const score = z.number().nullable().meta({ title: 'Score' })

export const AssessmentRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Title' }),
  vendor: z.string().meta({ title: 'Vendor' }),
  questionnaire: z.string().meta({ title: 'Questionnaire' }),
  status: AssessmentStatus,
  due_on: Day.meta({ title: 'Due on' }),
  score,
  assessor: z.string().nullable().meta({ title: 'Assessor' }),
  again_on: Day.nullable().meta({ title: 'Ask again on' }),
  updated_at: Instant.meta({ title: 'Updated' }),
})

export const AssessmentView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  vendor: Named.extend({ key: z.string(), tier: Tier.nullable() }),
  questionnaire: Named.extend({ key: z.string(), edition: z.int(), is_latest: z.boolean() }),
  assessor: Named.nullable(),
  due_on: Day,
  note: z.string(),
  archived: z.boolean(),
  status: AssessmentStatus,
  questions: z.array(Question),
  answers: z.array(Answer),
  /** Percent of what could be had by the questions that are answered and apply. */
  score,
  answered: z.int(),
  counted: z.int(),
  /** What keeps the score down, the heaviest first. */
  gaps: z.array(z.object({ question: z.string(), lost: z.number() })),
  tier: z.object({ proposed: Tier.nullable(), by_score: Tier.nullable() }),
  finished_on: Day.nullable(),
  accepted_on: Day.nullable(),
  accepted_by: Named.nullable(),
  again_on: Day.nullable(),
  created_at: Instant,
  updated_at: Instant,
  can: z.object({
    write: z.boolean(),
    answer: Verdict,
    finish: Verdict,
    accept: Verdict,
  }),
})
