import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import { titleOf } from '#kernel/past'
import { w as room } from '../words.ts'
import * as happened from './events.ts'
import { comparisonFields, partFields } from './schemas.ts'
import { w } from './words.ts'

type Facts = Record<string, unknown>
const fields = { ...comparisonFields, ...partFields }
const isField = (field: string): field is keyof typeof fields => Object.hasOwn(fields, field)

function shown(value: unknown, field: string, { of }: Names): string | Sentence {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value === '') return '–'
  if (field === 'weighing') return w.later(value === 'pairs' ? 'weighing.pairs' : 'weighing.weights')
  return field === 'owner_id' ? of(value) : value
}

function changes({ before, after }: { before: Facts; after: Facts }, told: Names): Sentence[] {
  return Object.keys(after)
    .filter(isField)
    .map((field) => {
      const title = told.say(titleOf(fields[field]))
      if (Array.isArray(after[field]) || field === 'sought')
        return room.later('said-changed', { field: title })
      const [was, is] = [shown(before[field], field, told), shown(after[field], field, told)]
      return room.later('said-from-to', { field: title, before: was, after: is })
    })
}
const idsIn = ({ owner_id }: Facts) => (typeof owner_id === 'string' ? [owner_id] : [])

/** How what happens to comparisons reads in their timelines. */
export const comparisonLines = [
  eventLine(happened.comparisonCreated, { say: () => w.later('said-created') }),
  eventLine(happened.comparisonChanged, {
    mentions: ({ before, after }) => [...idsIn(before), ...idsIn(after)],
    say: changes,
  }),
  eventLine(happened.comparisonPaired, { say: ({ put }) => w.later('said-paired', { n: put.length }) }),
  eventLine(happened.comparisonScored, {
    say: ({ before, after }) =>
      after.conflict !== '' && before?.conflict !== after.conflict
        ? w.later('said-conflict', { conflict: after.conflict })
        : w.later('said-scored'),
  }),
  eventLine(happened.comparisonDecided, {
    say: ({ offer, after }) =>
      after.decided_offer === null
        ? w.later('said-undecided')
        : after.reason === ''
          ? w.later('said-decided', { offer })
          : w.later('said-decided-why', { offer, reason: after.reason }),
  }),
  eventLine(happened.comparisonSigned, {
    mentions: ({ contract_id }) => [contract_id],
    say: ({ contract_id }, { of }) => w.later('said-signed', { contract: of(contract_id) }),
  }),
  eventLine(happened.comparisonArchived, {
    say: ({ archived }) => room.later(archived ? 'said-archived' : 'said-restored'),
  }),
]
