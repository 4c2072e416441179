import { z } from 'zod'
import { Day, event, Id } from '#lib/contract'
import { Tier } from '../schemas.ts'
import { Answer, AssessmentStatus } from './schemas.ts'

const facts = z.record(z.string(), z.unknown())
const change = z.object({ before: facts, after: facts })
const archived = z.object({ archived: z.boolean() })

export const questionnaireCreated = event('questionnaire.created', z.object({ name: z.string() }))
export const questionnaireChanged = event('questionnaire.changed', change)
export const questionnaireArchived = event('questionnaire.archived', archived)

export const assessmentCreated = event(
  'assessment.created',
  z.object({ name: z.string(), vendor_id: Id, questionnaire_id: Id, edition: z.int() }),
)
export const assessmentChanged = event('assessment.changed', change)
/** Answers as they were and as they came to be, of those questions alone that it changed. */
export const assessmentAnswered = event(
  'assessment.answered',
  z.object({ took: z.array(Answer), put: z.array(Answer) }),
)
export const assessmentMoved = event(
  'assessment.moved',
  z.object({
    before: AssessmentStatus,
    after: AssessmentStatus,
    score: z.number().nullable(),
    again_on: Day.nullable(),
    tier: Tier.nullable(),
  }),
)
export const assessmentArchived = event('assessment.archived', archived)
