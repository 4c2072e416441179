import { eventLine } from '#kernel/event-lines'
import { BookingTold } from './contract.ts'
import { w } from './words.ts'

export const bookingLines = [
  eventLine(BookingTold, {
    insideOnly: true,
    mentions: ({ holder_id }) => [holder_id],
    say: ({ state, holder_id, starts_on, ends_on }, { of, day }) =>
      w.later(`said-${state}`, { holder: of(holder_id), from: day(starts_on), until: day(ends_on) }),
  }),
]
