import { z } from 'zod'
import { byId, Day, Done, event, get, Id, post } from '#lib/contract'
import { BoardRow, BookingDraft, BookingState } from './schemas.ts'

export const bookingEndpoints = {
  board: get('/api/assets/bookings', {
    summary: 'Who has or gets what on which days: bookings and loans as a time-line',
    can: 'assets.care',
    input: z.object({
      from: Day.optional().meta({ title: 'First day' }),
      days: z.coerce.number<number | string>().int().min(7).max(92).default(28).meta({ title: 'Days' }),
      model_id: Id.optional().meta({ title: 'Model' }),
    }),
    reply: z.object({ from: Day, until: Day, today: Day, rows: z.array(BoardRow), more: z.boolean() }),
  }),
  freeOn: get('/api/assets/bookings/free', {
    summary: 'How many things of a model are to be had on all of these days',
    can: 'assets.care',
    input: z.object({
      model_id: Id.meta({ title: 'Model' }),
      starts_on: Day.meta({ title: 'First day' }),
      ends_on: Day.meta({ title: 'Last day' }),
    }),
    reply: z.object({ free: z.int(), all: z.int() }),
  }),
  book: post('/api/assets/bookings', {
    summary: 'Book an asset, or any one of a model, for some days; nothing is promised twice',
    can: 'assets.write',
    input: BookingDraft,
    reply: z.object({ id: Id, asset: z.object({ id: Id, key: z.string(), name: z.string() }) }),
  }),
  handOutBooking: post('/api/assets/bookings/:id/hand-out', {
    summary: 'Hand out what was booked; it is due back on the last day',
    can: 'assets.write',
    input: byId,
    reply: Done,
  }),
  takeBackBooking: post('/api/assets/bookings/:id/take-back', {
    summary: 'Take back what was booked; days that are left are free again',
    can: 'assets.write',
    input: byId.extend({
      to_id: Id.nullable()
        .default(null)
        .meta({ title: 'To', hint: 'None: where it belongs, else where it came from', of: 'place' }),
    }),
    reply: Done,
  }),
  cancelBooking: post('/api/assets/bookings/:id/cancel', {
    summary: 'Cancel a booking that was not handed out',
    can: 'assets.write',
    input: byId,
    reply: Done,
  }),
}

/** Told of the asset, to those who see it from inside. */
export const BookingTold = event(
  'asset.booking',
  z.object({ state: BookingState, holder_id: Id, starts_on: Day, ends_on: Day }),
)
