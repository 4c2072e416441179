import type { z } from 'zod'
import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import { titleOf } from '#kernel/past'
import * as happened from './events.ts'
import { type KeptRule, productFields } from './schemas.ts'
import { w } from './words.ts'

type Facts = Record<string, unknown>
type Change = { before: Facts; after: Facts }

const isField = (field: string): field is keyof typeof productFields => Object.hasOwn(productFields, field)

function shown(value: unknown, field: string, { of, day }: Names): string | Sentence {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return w.later(value ? 'yes' : 'no')
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return '–'
  if (field === 'licensing') return w.later(value === 'free' ? 'licensing.free' : 'licensing.paid')
  if (field === 'support_ends') return day(value)
  return field === 'vendor_id' ? of(value) : value
}

function changes({ before, after }: Change, told: Names): Sentence[] {
  return Object.keys(after)
    .filter(isField)
    .map((field) => {
      const title = told.say(titleOf(productFields[field]))
      return field === 'note'
        ? w.later('said-changed', { field: title })
        : w.later('said-from-to', {
            field: title,
            before: shown(before[field], field, told),
            after: shown(after[field], field, told),
          })
    })
}

/** A rule in one line: Visio*, of Microsoft*, from 16, below 17. */
function ruleSaid(
  { name, publisher, source, version_from, version_below }: z.output<typeof KeptRule>,
  { say }: Names,
) {
  return [
    name,
    publisher && say(w.later('rule-of', { publisher })),
    source,
    version_from && say(w.later('rule-from', { version: version_from })),
    version_below && say(w.later('rule-below', { version: version_below })),
  ]
    .filter(Boolean)
    .join(', ')
}

/** How what happens to products reads in their timelines. */
export const eventLines = [
  eventLine(happened.productCreated, { say: () => w.later('said-created') }),
  eventLine(happened.productChanged, {
    mentions: ({ before, after }) =>
      [before['vendor_id'], after['vendor_id']].filter((id) => typeof id === 'string'),
    say: changes,
  }),
  eventLine(happened.productArchived, {
    say: ({ archived }) => w.later(archived ? 'said-archived' : 'said-restored'),
  }),
  eventLine(happened.productRulesChanged, {
    say: ({ added, removed }, names) => [
      ...added.map((rule) => w.later('said-rule-added', { rule: ruleSaid(rule, names) })),
      ...removed.map((rule) => w.later('said-rule-removed', { rule: ruleSaid(rule, names) })),
    ],
  }),
]
