import { z } from 'zod'
import { byId, Done, get, Id, page, paging, post } from '#lib/contract'
import { IdOrKey } from '#lib/shapes'
import { SeatFigures, SeatKind, VendorSeat } from './schemas.ts'

const days = z.coerce
  .number<number | string>()
  .int()
  .min(1)
  .max(3650)
  .default(60)
  .meta({ title: 'Unused for days' })

export const seatEndpoints = {
  seats: get('/api/software/products/:id/seats', {
    summary: 'Who has a seat of a product by its vendor’s own list, and what speaks against it',
    can: 'software.read',
    input: z.object({ id: IdOrKey, which: SeatKind, days, ...paging }),
    reply: page(VendorSeat).extend({ figures: SeatFigures }),
  }),
  matchSeat: post('/api/software/products/:id/seats/match', {
    summary: 'Say whose an account is; every list that comes keeps to it',
    can: 'software.write',
    input: byId.extend({
      seat_id: Id.meta({ title: 'Seat' }),
      person_id: Id.nullable().meta({ title: 'Person', of: 'person', hint: 'Empty: nobody’s' }),
    }),
    reply: Done,
  }),
}
