import type { z } from 'zod'
import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import { titleOf } from '#kernel/past'
import * as happened from './events.ts'
import { type KeptRule, type LotFields, lotFields, nobody, productFields } from './schemas.ts'
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
    publisher && say(publisher === nobody ? w.later('rule-of-nobody') : w.later('rule-of', { publisher })),
    source,
    version_from && say(w.later('rule-from', { version: version_from })),
    version_below && say(w.later('rule-below', { version: version_below })),
  ]
    .filter(Boolean)
    .join(', ')
}

type Lots = { before: LotFacts | null; after: LotFacts | null }
type LotFacts = z.output<typeof LotFields>

const counted = ({ quantity, metric }: LotFacts, { say }: Names) =>
  w.later('lot', { n: quantity, metric: say(w.later(`metric.${metric}`)) })

/** What of a lot is another now, by its fields. */
function lotChanges({ before, after }: { before: LotFacts; after: LotFacts }, told: Names): Sentence[] {
  return (Object.keys(lotFields) as (keyof LotFacts)[])
    .filter((field) => before[field] !== after[field])
    .map((field) =>
      w.later('said-from-to', {
        field: told.say(titleOf(lotFields[field])),
        before: lotShown(before[field], field, told),
        after: lotShown(after[field], field, told),
      }),
    )
}

function lotShown(value: unknown, field: keyof LotFacts, told: Names): string | Sentence {
  if (typeof value === 'string' && value !== '' && field === 'metric')
    return { key: `software.metric.${value}` }
  if (typeof value === 'string' && value !== '' && field === 'per') return { key: `software.per.${value}` }
  return shown(value, field === 'starts_on' || field === 'ends_on' ? 'support_ends' : field, told)
}

function lotSaid({ before, after }: Lots, told: Names) {
  if (before && after) return lotChanges({ before, after }, told)
  const one = after ?? before
  if (!one) return []
  return w.later(after ? 'said-lot-added' : 'said-lot-removed', { lot: told.say(counted(one, told)) })
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
  eventLine(happened.productLotChanged, {
    mentions: ({ before, after }) => [before?.vendor_id, after?.vendor_id],
    say: lotSaid,
  }),
  eventLine(happened.deniedFound, { say: ({ n }) => w.later('said-denied-found', { n }) }),
  eventLine(happened.auditFrozen, {
    say: ({ as_of, sha256 }, { day }) =>
      w.later('said-frozen', { day: day(as_of), hash: sha256.slice(0, 16) }),
  }),
  eventLine(happened.productSeatGiven, {
    mentions: ({ holder_id }) => [holder_id],
    say: ({ holder_id, given }, { of }) =>
      w.later(given ? 'said-seat-given' : 'said-seat-taken', { holder: of(holder_id) }),
  }),
]
