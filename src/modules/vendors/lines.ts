import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import { titleOf } from '#kernel/past'
import { factFields, termFields } from './contract-schemas.ts'
import * as happened from './events.ts'
import { vendorFields } from './schemas.ts'
import { w } from './words.ts'

type Facts = Record<string, unknown>
type Change = { before: Facts; after: Facts }

/** How a fact is told: the name behind an id, a day, one of several words, or only that it changed. */
const names: readonly string[] = ['vendor_id', 'owner_id', 'calendar_id']
const days: readonly string[] = ['starts_on', 'first_end']
const bare: readonly string[] = ['note']
const fields = { ...vendorFields, ...factFields, ...termFields }
const isField = (field: string): field is keyof typeof fields => Object.hasOwn(fields, field)

const worded = {
  type: 'type',
  renewal: 'renewal',
  per: 'per',
  notice_unit: 'unit',
  notice_to: 'to',
  notice_in: 'in',
} as const
const isWorded = (field: string): field is keyof typeof worded => Object.hasOwn(worded, field)

function shown(value: unknown, field: string, { of, day }: Names): string | Sentence {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return '–'
  if (isWorded(field)) return { key: `vendors.${worded[field]}.${value}` }
  if (field === 'tier') return { key: `vendors.tier.${value}` }
  if (days.includes(field)) return day(value)
  return names.includes(field) ? of(value) : value
}

function changes({ before, after }: Change, told: Names): Sentence[] {
  return Object.keys(after)
    .filter(isField)
    .map((field) => {
      const title = told.say(titleOf(fields[field]))
      return bare.includes(field)
        ? w.later('said-changed', { field: title })
        : w.later('said-from-to', {
            field: title,
            before: shown(before[field], field, told),
            after: shown(after[field], field, told),
          })
    })
}

const idsIn = (facts: Facts) => names.map((field) => facts[field]).filter((id) => typeof id === 'string')
const mentions = ({ before, after }: Change) => [...idsIn(before), ...idsIn(after)]
const archived = ({ archived: away }: { archived: boolean }) =>
  w.later(away ? 'said-archived' : 'said-restored')

/** How what happens to vendors and contracts reads in their timelines. */
export const eventLines = [
  eventLine(happened.vendorCreated, { say: () => w.later('said-vendor-created') }),
  eventLine(happened.vendorChanged, { mentions, say: changes }),
  eventLine(happened.vendorArchived, { say: archived }),
  eventLine(happened.vendorContactChanged, {
    say({ before, after }) {
      if (after === null) return w.later('said-contact-removed', { name: before?.name ?? '' })
      return w.later(before === null ? 'said-contact-added' : 'said-contact-changed', { name: after.name })
    },
  }),
  eventLine(happened.contractCreated, {
    mentions: ({ vendor_id }) => [vendor_id],
    say: ({ vendor_id }, { of }) => w.later('said-contract-created', { vendor: of(vendor_id) }),
  }),
  eventLine(happened.contractChanged, { mentions, say: changes }),
  eventLine(happened.contractArchived, { say: archived }),
  eventLine(happened.contractCancelled, {
    say({ after, ends_on }, { day }) {
      if (after === null) return w.later('said-notice-taken-back')
      return w.later('said-notice', { on: day(after), end: ends_on === null ? '–' : day(ends_on) })
    },
  }),
]
