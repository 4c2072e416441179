import { z } from 'zod'
import { event, Id } from '#lib/contract'
import { eventLine } from '#kernel/event-lines'
import { w } from './words.ts'

export const productSeatsSynced = event(
  'product.seats-synced',
  z.object({ source: z.string(), came: z.int(), went: z.int(), seats: z.int() }),
)
export const productSeatMatched = event(
  'product.seat-matched',
  z.object({ seat_id: Id, person_id: Id.nullable() }),
)
export const seatEvents = [productSeatsSynced, productSeatMatched]

export const seatLines = [
  eventLine(productSeatsSynced, {
    say: ({ came, went, seats }) => w.later('said-synced', { came, went, seats }),
  }),
  eventLine(productSeatMatched, {
    mentions: ({ person_id }) => [person_id],
    say: ({ person_id }, { of }) =>
      person_id === null ? w.later('said-nobody') : w.later('said-matched', { person: of(person_id) }),
  }),
]
