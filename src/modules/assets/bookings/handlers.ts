import { thenDone } from '#kernel/handlers'
import { book, cancelBooking, handOutBooking, takeBackBooking } from './commands.ts'
import { board, freeOn } from './queries.ts'

export const bookingHandlers = {
  board,
  freeOn,
  book,
  handOutBooking: thenDone(handOutBooking),
  takeBackBooking: thenDone(takeBackBooking),
  cancelBooking: thenDone(cancelBooking),
}
