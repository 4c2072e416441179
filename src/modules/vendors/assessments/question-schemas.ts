import { z } from 'zod'

export const AnswerKind = z.enum(['yes-no', 'scale', 'text']).meta({ title: 'Answered by' })
export type AnswerKind = z.output<typeof AnswerKind>

/** A name within its questionnaire: an edition that changes a question's words keeps it. */
const QuestionId = z
  .string()
  .regex(/^[\w-]{1,60}$/)
  .meta({ title: 'Question' })

export const Question = z.object({
  id: QuestionId,
  part: z.string().trim().max(100).default('').meta({ title: 'Part' }),
  text: z.string().trim().min(1).max(600).meta({ title: 'Question' }),
  kind: AnswerKind.default('yes-no'),
  weight: z.int().min(0).max(10).default(1).meta({ title: 'Weight', hint: 'Zero: asked, and not counted' }),
})
export type Question = z.output<typeof Question>

export const AnswerValue = z
  .string()
  .trim()
  .max(4000)
  .meta({ title: 'Answer', description: 'yes, partly, no or na; 1 to 5 on a scale; else words. Empty: open' })

export const Answer = z.object({
  id: QuestionId,
  value: AnswerValue,
  evidence: z
    .string()
    .trim()
    .max(4000)
    .default('')
    .meta({ title: 'Evidence', hint: 'What shows it: a report, a certificate, a page' }),
})
export type Answer = z.output<typeof Answer>
