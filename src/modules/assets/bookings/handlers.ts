import { done, type Input } from '#lib/contract'
import type { Write } from '#kernel/context'
import { book, cancelBooking, handOutBooking, takeBackBooking } from './commands.ts'
import type { bookingEndpoints } from './contract.ts'
import { board, freeOn } from './queries.ts'

type Asked<Name extends keyof typeof bookingEndpoints> = Input<(typeof bookingEndpoints)[Name]>

export const bookingHandlers = {
  board,
  freeOn,
  book,
  handOutBooking: async (ctx: Write, input: Asked<'handOutBooking'>) => {
    await handOutBooking(ctx, input)
    return done
  },
  takeBackBooking: async (ctx: Write, input: Asked<'takeBackBooking'>) => {
    await takeBackBooking(ctx, input)
    return done
  },
  cancelBooking: async (ctx: Write, input: Asked<'cancelBooking'>) => {
    await cancelBooking(ctx, input)
    return done
  },
}
