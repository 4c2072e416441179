import type { LotPer, Metric } from '../schemas.ts'

interface Seat {
  /** The price of the whole lot, in the smallest unit. */
  readonly minor: number
  readonly per: LotPer
  readonly metric: Metric
  readonly quantity: number
  readonly cores: number | null
  readonly processors: number | null
  /** On how many devices of the same person, and on how many in all, it is. */
  readonly own: number
  readonly all: number
}

/** A share without rounding: so many seats, divided among so many devices. */
function shareOf({ metric, quantity, cores, processors, own, all }: Seat): [seats: number, among: number] {
  switch (metric) {
    case 'device':
      return [1, 1]
    case 'core':
      return [cores ?? 1, 1]
    case 'processor':
      return [processors ?? 1, 1]
    case 'user':
    case 'named-user':
    case 'subscription':
      return [1, own]
    case 'concurrent':
    case 'site':
      // Of more seats than devices each has one at most.
      return [Math.min(quantity, all), all]
  }
}

/**
 * What a seat on a device has cost after so many days: its share of the price of the lot, of what is paid by month or year for those
 * days (a year of 365¼ days), else once. In the smallest unit, halves up.
 */
export function seatCost(seat: Seat, days: number): number {
  const [seats, among] = shareOf(seat)
  const whole = BigInt(seat.minor) * BigInt(seats)
  const parts = BigInt(seat.quantity) * BigInt(among)
  const [n, d] =
    seat.per === 'once'
      ? [whole, parts]
      : [whole * (seat.per === 'month' ? 12n : 1n) * BigInt(days) * 4n, parts * 1461n]
  return Number((2n * n + d) / (2n * d))
}
