import { matchSeat } from './commands.ts'
import { listSeats } from './queries.ts'

export const seatHandlers = { seats: listSeats, matchSeat }
