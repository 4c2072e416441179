import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import { titleOf } from '#kernel/past'
import { w as room } from '../words.ts'
import * as happened from './events.ts'
import { obligationFields } from './schemas.ts'
import { w } from './words.ts'

type Facts = Record<string, unknown>
const isField = (field: string): field is keyof typeof obligationFields =>
  Object.hasOwn(obligationFields, field)
const days: readonly string[] = ['first_on', 'last_on', 'due_on']
const names: readonly string[] = ['owner_id', 'team_id']

function shown(value: unknown, field: string, { of, day }: Names): string | Sentence {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value === '') return '–'
  if (field === 'side' || field === 'kind') return { key: `vendors.oblige.${field}.${value}` }
  if (days.includes(field)) return day(value)
  return names.includes(field) ? of(value) : value
}

function changes({ before, after }: { before: Facts; after: Facts }, told: Names): Sentence[] {
  return Object.keys(after).flatMap((field) => {
    if (field === 'note')
      return [room.later('said-changed', { field: told.say(titleOf(obligationFields.note)) })]
    if (field === 'due_on') {
      const next = shown(after[field], field, told)
      return [w.later('said-next', { next })]
    }
    if (!isField(field)) return []
    const title = told.say(titleOf(obligationFields[field]))
    const [was, is] = [shown(before[field], field, told), shown(after[field], field, told)]
    return [room.later('said-from-to', { field: title, before: was, after: is })]
  })
}

const idsIn = (facts: Facts) => names.map((field) => facts[field]).filter((id) => typeof id === 'string')

/** How what happens to obligations reads in their timelines. */
export const obligationLines = [
  eventLine(happened.obligationCreated, {
    mentions: ({ contract_id }) => [contract_id],
    say: ({ contract_id, due_on }, { of, day }) =>
      w.later('said-created', { contract: of(contract_id), due: day(due_on) }),
  }),
  eventLine(happened.obligationChanged, {
    mentions: ({ before, after }) => [...idsIn(before), ...idsIn(after)],
    say: changes,
  }),
  eventLine(happened.obligationSettled, {
    say({ due_on, state, on, note, next_on }, { day }) {
      const due = day(due_on)
      const first =
        state === 'met'
          ? w.later('said-met', { due, on: day(on) })
          : w.later(state === 'missed' ? 'said-missed' : 'said-waived', { due, why: note })
      return [
        first,
        ...(state === 'met' && note !== '' ? [w.later('said-shows', { note })] : []),
        ...(next_on === null ? [] : [w.later('said-next', { next: day(next_on) })]),
      ]
    },
  }),
  eventLine(happened.obligationReopened, {
    say: ({ due_on, dropped_on }, { day }) => [
      w.later('said-reopened', { due: day(due_on) }),
      ...(dropped_on === null ? [] : [w.later('said-dropped', { next: day(dropped_on) })]),
    ],
  }),
  eventLine(happened.obligationArchived, {
    say: ({ archived }) => room.later(archived ? 'said-archived' : 'said-restored'),
  }),
]
