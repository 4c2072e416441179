import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import { titleOf } from '#kernel/past'
import { w as room } from '../words.ts'
import * as happened from './events.ts'
import { serviceFields } from './schemas.ts'
import { w } from './words.ts'

type Facts = Record<string, unknown>
const isField = (field: string): field is keyof typeof serviceFields => Object.hasOwn(serviceFields, field)

function shown(value: unknown, field: string, { of }: Names): string | Sentence {
  if (typeof value !== 'string' || value === '') return '–'
  if (field === 'tier') return { key: `vendors.tier.${value}` }
  return field === 'contract_id' ? of(value) : value
}

const changes = ({ before, after }: { before: Facts; after: Facts }, told: Names): Sentence[] =>
  Object.keys(after)
    .filter(isField)
    .map((field) => {
      const title = told.say(titleOf(serviceFields[field]))
      if (field === 'what') return room.later('said-changed', { field: title })
      const [was, is] = [shown(before[field], field, told), shown(after[field], field, told)]
      return room.later('said-from-to', { field: title, before: was, after: is })
    })

const idsIn = ({ contract_id }: Facts) => (typeof contract_id === 'string' ? [contract_id] : [])

/** How what happens to services of vendors reads in their timelines. */
export const serviceLines = [
  eventLine(happened.vendorServiceCreated, {
    mentions: ({ vendor_id }) => [vendor_id],
    say: ({ vendor_id }, { of }) => w.later('said-created', { vendor: of(vendor_id) }),
  }),
  eventLine(happened.vendorServiceChanged, {
    mentions: ({ before, after }) => [...idsIn(before), ...idsIn(after)],
    say: changes,
  }),
  eventLine(happened.vendorServiceArchived, {
    say: ({ archived }) => room.later(archived ? 'said-archived' : 'said-restored'),
  }),
]
