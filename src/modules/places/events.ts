import { z } from 'zod'
import { event, Id } from '#lib/contract'
import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import { Spot } from './plan-schemas.ts'
import { Level } from './schemas.ts'
import { networkName } from './network-name.ts'
import { w } from './words.ts'

export const placeCreated = event(
  'place.created',
  z.object({
    name: z.string(),
    level: Level,
    /** It came with IP networks. */
    networked: z.literal(true).optional(),
  }),
)
const facts = z.record(z.string(), z.unknown())
export const placeChanged = event('place.changed', z.object({ before: facts, after: facts }))
export const placeMoved = event('place.moved', z.object({ before: Id.nullable(), after: Id.nullable() }))
export const placeArchived = event('place.archived', z.object({ archived: z.boolean() }))

const picture = z.object({ file_id: Id, name: z.string() }).nullable()
export const planChanged = event('place.plan-changed', z.object({ before: picture, after: picture }))
/** Told of the place whose plan it is. */
export const pinPlaced = event(
  'place.pinned',
  z.object({ place_id: Id, before: Spot.nullable(), after: Spot.nullable() }),
)

export const events = [placeCreated, placeChanged, placeMoved, placeArchived, planChanged, pinPlaced]

const spoken = ['level', 'code', 'phone', 'email', 'contact_id', 'zone', 'calendar_id', 'capacity'] as const
const references: readonly string[] = ['contact_id', 'calendar_id']
function shown(value: unknown, field: string, { of }: Names): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value === '') return '–'
  return references.includes(field) ? of(value) : value
}

const listed = (value: unknown) =>
  Array.isArray(value) && value.length > 0 ? value.map((one) => networkName(String(one))).join(', ') : '–'

/** One sentence per fact that changed; a position is two facts and one sentence. */
function changes(before: Record<string, unknown>, after: Record<string, unknown>, names: Names): Sentence[] {
  const said: Sentence[] = []
  if ('name' in after)
    said.push(w.later('said-renamed', { before: String(before['name']), after: String(after['name']) }))
  for (const field of spoken)
    if (field in after)
      said.push(
        w.later(`changed.${field}`, {
          before: shown(before[field], field, names),
          after: shown(after[field], field, names),
        }),
      )
  for (const field of ['networks', 'silent_networks'] as const)
    if (field in after)
      said.push(w.later(`changed.${field}`, { before: listed(before[field]), after: listed(after[field]) }))
  if ('address' in after) said.push(w.later('changed.address'))
  if ('latitude' in after || 'longitude' in after) said.push(w.later('changed.position'))
  if ('note' in after) said.push(w.later('changed.note'))
  return said
}

const idsIn = (values: Record<string, unknown>) =>
  references.map((field) => values[field]).filter((value) => typeof value === 'string')

export const eventLines = [
  eventLine(placeCreated, { say: () => w.later('said-created') }),
  eventLine(placeChanged, {
    mentions: ({ before, after }) => [...idsIn(before), ...idsIn(after)],
    say: ({ before, after }, names) => changes(before, after, names),
  }),
  eventLine(placeMoved, {
    mentions: ({ before, after }) => [before, after],
    say({ before, after }, { of }) {
      if (after === null) return w.later('said-moved-top', { before: of(before) })
      if (before === null) return w.later('said-moved-in', { after: of(after) })
      return w.later('said-moved', { before: of(before), after: of(after) })
    },
  }),
  eventLine(planChanged, {
    say({ before, after }) {
      if (after === null) return w.later('said-plan-down')
      return w.later(before === null ? 'said-plan-up' : 'said-plan-other', { name: after.name })
    },
  }),
  eventLine(pinPlaced, {
    mentions: ({ place_id }) => [place_id],
    say({ place_id, before, after }, { of }) {
      const name = of(place_id)
      if (after === null) return w.later('said-pin-off', { name })
      return w.later(before === null ? 'said-pin-on' : 'said-pin-moved', { name })
    },
  }),
  eventLine(placeArchived, { say: ({ archived }) => w.later(archived ? 'said-archived' : 'said-restored') }),
]
