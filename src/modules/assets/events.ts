import { z } from 'zod'
import { event } from '#lib/contract'
import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import { asItCame } from './starters.ts'
import { w } from './words.ts'

export const assetCreated = event('asset.created', z.object({ name: z.string(), type: z.string() }))
const facts = z.record(z.string(), z.unknown())
const change = z.object({ before: facts, after: facts })
export const assetChanged = event('asset.changed', change)
/** What it cost and where it came from: told to those inside only. */
export const assetBought = event('asset.bought', change)
/** A counter of it was read; null: that reading was wrong. */
export const assetRead = event('asset.read', z.object({ on: z.string(), count: z.int().nullable() }))

export const events = [assetCreated, assetChanged, assetBought, assetRead]

export const openFacts = [
  'type',
  'manufacturer',
  'model',
  'model_number',
  'tag',
  'serial',
  'status',
  'home_place_id',
  'minimum',
  'warranty_until',
] as const
export const boughtFacts = [
  'supplier_id',
  'order_no',
  'bought_on',
  'cost',
  'proceeds',
  'note',
  'depreciation',
] as const
type Spoken = (typeof openFacts)[number] | Exclude<(typeof boughtFacts)[number], 'note' | 'depreciation'>

const references: readonly string[] = ['home_place_id', 'supplier_id']
const days: readonly string[] = ['warranty_until', 'bought_on']
const titles: readonly string[] = ['status', 'type']
type Facts = Readonly<Record<string, unknown>>

function shown(value: unknown, field: string, { of, day, say }: Names): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value === '') return '–'
  if (references.includes(field)) return of(value)
  if (days.includes(field)) return day(value)
  return titles.includes(field) ? say(asItCame(value)) : value
}

const changed = (field: Spoken, before: Facts, after: Facts, names: Names) =>
  w.later(`changed.${field}`, {
    before: shown(before[field], field, names),
    after: shown(after[field], field, names),
  })

const idsIn = ({ before, after }: { before: Facts; after: Facts }) =>
  references.flatMap((field) => [before[field], after[field]]).filter((value) => typeof value === 'string')

export const eventLines = [
  eventLine(assetCreated, { say: () => w.later('said-created') }),
  eventLine(assetChanged, {
    mentions: idsIn,
    say({ before, after }, names): Sentence[] {
      const renamed = w.later('said-renamed', {
        before: String(before['name']),
        after: String(after['name']),
      })
      return [
        ...('name' in after ? [renamed] : []),
        ...openFacts.filter((field) => field in after).map((field) => changed(field, before, after, names)),
        ...('custom' in after ? [w.later('changed.custom')] : []),
      ]
    },
  }),
  eventLine(assetRead, {
    insideOnly: true,
    say: ({ on, count }, { day }) =>
      w.later('said-read', { day: day(on), count: count === null ? 'none' : String(count) }),
  }),
  eventLine(assetBought, {
    insideOnly: true,
    mentions: idsIn,
    say: ({ before, after }, names): Sentence[] =>
      boughtFacts
        .filter((field) => field in after)
        .map((field) =>
          field === 'note' || field === 'depreciation'
            ? w.later(`changed.${field}`)
            : changed(field, before, after, names),
        ),
  }),
]
