import { z } from 'zod'
import { Day, Id, Verdict } from '#lib/contract'
import { NamedRecord } from '#lib/shapes'

export const bookingStates = ['booked', 'out', 'back', 'cancelled'] as const
export const BookingState = z.enum(bookingStates).meta({ title: 'Status' })

export const bookingFields = {
  holder_id: Id.meta({ title: 'For', hint: 'A person or a team', of: 'record' }),
  starts_on: Day.meta({ title: 'First day' }),
  ends_on: Day.meta({ title: 'Last day' }),
  purpose: z.string().trim().max(500).default('').meta({ title: 'What for' }),
}
export const BookingDraft = z.object({
  asset_id: Id.optional().meta({ title: 'Asset', of: 'asset' }),
  model_id: Id.optional().meta({ title: 'Any of the model', of: 'model' }),
  ...bookingFields,
})
export type BookingDraft = z.input<typeof BookingDraft>

export const Booking = z.object({
  id: Id,
  asset: z.object({ id: Id, key: z.string(), name: z.string(), tag: z.string(), icon: z.string() }),
  /** Missing for those who may not see whoever it is for. */
  holder: NamedRecord.nullable().meta({ title: 'For' }),
  starts_on: Day.meta({ title: 'First day' }),
  ends_on: Day.meta({ title: 'Last day' }),
  purpose: z.string().meta({ title: 'What for' }),
  state: BookingState,
  overdue: z.boolean(),
  version: z.int(),
  can: z.object({
    hand: Verdict,
    cancel: Verdict,
  }),
})
export type Booking = z.output<typeof Booking>

/** Days on which somebody has a thing without a booking. */
export const Loan = z.object({ holder: NamedRecord.nullable(), from: Day, until: Day, overdue: z.boolean() })

export const BoardRow = z.object({
  asset: Booking.shape.asset,
  bookings: z.array(Booking),
  loans: z.array(Loan),
})
export type BoardRow = z.output<typeof BoardRow>
