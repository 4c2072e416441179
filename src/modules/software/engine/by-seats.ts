import type { Tally } from './tally.ts'

type Counted = Pick<Tally, 'owned' | 'short' | 'spare' | 'risk' | 'idle'>

/**
 * A tally where the vendor's own list says how many seats are taken: those are used, installed or not. What is not bought and yet
 * taken is short; money follows by the price of a seat as the tally knows it.
 */
export function bySeats<T extends Counted>(tally: T, seats: number | undefined): T {
  if (seats === undefined) return tally
  const { owned, short, spare, risk, idle } = tally
  const price = short > 0 && risk !== null ? risk / short : spare > 0 && idle !== null ? idle / spare : null
  const left = Math.max(0, Math.min(spare, owned - seats))
  const missing = Math.max(short, seats - owned)
  const worth = (n: number) => (price === null || n === 0 ? null : Math.round(price * n))
  return { ...tally, spare: left, short: missing, idle: worth(left), risk: worth(missing) }
}
