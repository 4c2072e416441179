import { z } from 'zod'
import { event, Id } from '#lib/contract'
import { eventLine } from '#kernel/event-lines'
import { w } from './words.ts'

/** Somebody was to have a seat, and none was left. */
export const productSeatWanted = event('product.seat-wanted', z.object({ person_id: Id }))

export const kitSeatEvents = [productSeatWanted]
export const kitSeatLines = [
  eventLine(productSeatWanted, {
    mentions: ({ person_id }) => [person_id],
    say: ({ person_id }, { of }) => w.later('said-wanted', { person: of(person_id) }),
  }),
]
