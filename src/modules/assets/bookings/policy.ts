import type { Sentence } from '#lib/words'
import type { Capacity, Meaning } from '../schemas.ts'
import type { Booking } from './schemas.ts'
import { w } from './words.ts'

interface Asked {
  readonly starts_on: string
  readonly ends_on: string
  readonly today: string
  /** Of asset and model, how many were named. */
  readonly named: number
}

const longest = 366

/** Why a booking cannot be made or go on; null if it can. */
export const refusal = {
  book({ starts_on, ends_on, today, named }: Asked): Sentence | null {
    if (named !== 1) return w.later('one-of')
    if (ends_on < starts_on) return w.later('order')
    if (ends_on < today) return w.later('past')
    const days = Temporal.PlainDate.from(starts_on).until(ends_on).days
    return days >= longest ? w.later('long') : null
  },
  lend: (can: readonly Capacity[]): Sentence | null =>
    can.includes('lendable') && !can.includes('counted') ? null : w.later('not-lendable'),
  holder: (kind: string): Sentence | null =>
    kind === 'person' || kind === 'team' ? null : w.later('no-holder'),
  hand: (thing: {
    state: Booking['state']
    name: string
    meaning: Meaning
    holder: string | null
  }): Sentence | null => {
    if (thing.state !== 'booked') return w.later('not-booked')
    if (thing.holder !== null) return w.later('somebody-has', { holder: thing.holder, name: thing.name })
    return thing.meaning === 'out' || thing.meaning === 'gone'
      ? w.later('not-here', { name: thing.name })
      : null
  },
  cancel: (state: Booking['state']): Sentence | null => (state === 'booked' ? null : w.later('not-booked')),
  takeBack: (state: Booking['state']): Sentence | null => (state === 'out' ? null : w.later('not-out')),
}
