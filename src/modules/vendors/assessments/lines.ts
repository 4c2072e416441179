import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import { titleOf } from '#kernel/past'
import { w as room } from '../words.ts'
import * as happened from './events.ts'
import { assessmentFields, questionnaireFields } from './schemas.ts'
import { w } from './words.ts'

type Facts = Record<string, unknown>
const fields = { ...questionnaireFields, ...assessmentFields }
const isField = (field: string): field is keyof typeof fields => Object.hasOwn(fields, field)

function shown(value: unknown, field: string, { of, day }: Names): string | Sentence {
  if (typeof value !== 'string' || value === '') return '–'
  if (field === 'topic') return { key: `vendors.assess.topic.${value}` }
  if (field === 'due_on') return day(value)
  return field === 'assessor_id' ? of(value) : value
}

function changes({ before, after }: { before: Facts; after: Facts }, told: Names): Sentence[] {
  return Object.keys(after).flatMap((field) => {
    if (field === 'questions') return [w.later('said-questions')]
    if (!isField(field)) return []
    const title = told.say(titleOf(fields[field]))
    if (field === 'note') return [room.later('said-changed', { field: title })]
    const [was, is] = [shown(before[field], field, told), shown(after[field], field, told)]
    return [room.later('said-from-to', { field: title, before: was, after: is })]
  })
}

const archived = ({ archived: away }: { archived: boolean }) =>
  room.later(away ? 'said-archived' : 'said-restored')
const idsIn = ({ assessor_id }: Facts) => (typeof assessor_id === 'string' ? [assessor_id] : [])

/** How what happens to questionnaires and assessments reads in their timelines. */
export const assessmentLines = [
  eventLine(happened.questionnaireCreated, { say: () => w.later('said-questionnaire-created') }),
  eventLine(happened.questionnaireChanged, { say: changes }),
  eventLine(happened.questionnaireArchived, { say: archived }),
  eventLine(happened.assessmentCreated, {
    mentions: ({ vendor_id }) => [vendor_id],
    say: ({ vendor_id }, { of }) => w.later('said-begun', { vendor: of(vendor_id) }),
  }),
  eventLine(happened.assessmentChanged, {
    mentions: ({ before, after }) => [...idsIn(before), ...idsIn(after)],
    say: changes,
  }),
  eventLine(happened.assessmentAnswered, {
    say: ({ took, put }) => w.later('said-answered', { n: Math.max(took.length, put.length) }),
  }),
  eventLine(happened.assessmentMoved, {
    say({ after, score, again_on, tier }, { day }) {
      if (after === 'open') return w.later('said-reopened')
      if (after === 'finished')
        return score === null ? w.later('said-finished') : w.later('said-finished-score', { score })
      return [
        again_on === null
          ? w.later('said-accepted')
          : w.later('said-accepted-until', { again: day(again_on) }),
        ...(tier === null ? [] : [w.later('said-tier', { tier: room.later(`tier.${tier}`) })]),
      ]
    },
  }),
  eventLine(happened.assessmentArchived, { say: archived }),
]
