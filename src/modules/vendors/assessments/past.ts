import { fieldsAs, type Past, tells } from '#kernel/past'
import { w as room } from '../words.ts'
import * as happened from './events.ts'
import { loaded, questionsOf } from './load.ts'
import { type Answer, assessmentFields, type Question, questionnaireFields } from './schemas.ts'
import { w } from './words.ts'

const archivedField = { archived: { title: room.later('archived'), reads: 'switch' } } as const
const archivedTells = (type: typeof happened.questionnaireArchived | typeof happened.assessmentArchived) =>
  tells(type, ['archived'], ({ archived }) => ({
    before: { archived: !archived },
    after: { archived },
  }))

const listOf = (facts: Record<string, unknown>) =>
  Array.isArray(facts['questions']) ? (facts['questions'] as unknown[]) : []

const withoutQuestions = ({ questions: _, ...facts }: Record<string, unknown>) => facts

/** What a questionnaire asked. */
export const questionnairePast: Past = {
  of: (kind) => kind === 'questionnaire',
  called: 'name',
  fields: {
    ...fieldsAs(questionnaireFields, { name: {}, topic: {}, note: {} }),
    questions: { title: w.later('questions'), many: true },
    ...archivedField,
  },
  async now(ctx, { id }) {
    const { title, ...row } = await ctx.db
      .selectFrom('questionnaire')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return { ...row, name: title, questions: await questionsOf(ctx, row) }
  },
  tells: [
    tells(
      happened.questionnaireChanged,
      [...Object.keys(questionnaireFields), 'questions'],
      ({ before, after }) => ({
        before: withoutQuestions(before),
        after: withoutQuestions(after),
        took: { questions: listOf(before) },
        put: { questions: listOf(after) },
      }),
    ),
    archivedTells(happened.questionnaireArchived),
  ],
  say: (_ctx, _record, { questions }) =>
    Promise.resolve({ questions: ((questions ?? []) as Question[]).map(({ text }) => text) }),
}

/** What was known of a vendor by an assessment. */
export const assessmentPast: Past = {
  of: (kind) => kind === 'assessment',
  called: 'name',
  fields: {
    name: { title: room.later('name') },
    ...fieldsAs(assessmentFields, { due_on: { reads: 'day' }, assessor_id: { reads: 'record' }, note: {} }),
    status: { title: room.later('status') },
    answers: { title: w.later('answers'), many: true },
    ...archivedField,
  },
  async now(ctx, { id }) {
    const { row, answers } = await loaded(ctx, id)
    return { ...row, name: row.title, answers }
  },
  tells: [
    tells(happened.assessmentChanged, Object.keys(assessmentFields), ({ before, after }) => ({
      before,
      after,
    })),
    tells(happened.assessmentAnswered, ['answers'], ({ took, put }) => ({
      took: { answers: took },
      put: { answers: put },
    })),
    tells(happened.assessmentMoved, ['status'], ({ before, after }) => ({
      before: { status: before },
      after: { status: after },
    })),
    archivedTells(happened.assessmentArchived),
  ],
  async say(ctx, { id }, { answers }) {
    const { questions } = await loaded(ctx, id)
    const asked = new Map(questions.map((one) => [one.id, one.text]))
    return {
      answers: ((answers ?? []) as Answer[]).map(
        ({ id: question, value, evidence }) =>
          `${asked.get(question) ?? question}: ${[value, evidence].filter(Boolean).join(', ')}`,
      ),
    }
  },
}
