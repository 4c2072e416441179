import type { Sentence } from '#lib/words'
import type { Capacity, Meaning } from '../schemas.ts'
import { w as room } from '../words.ts'
import { w } from './words.ts'

interface TypeChange {
  readonly before: readonly Capacity[]
  readonly after: readonly Capacity[]
  readonly used: number
}
interface StatusChange {
  readonly before: Meaning
  readonly after: Meaning
  readonly archives: boolean
  readonly used: number
  /** How many others that are not archived mean the same. */
  readonly others: number
}

/** Why an entry of the catalogue stays as it is; null if it may change. */
export const refusal = {
  /** The ledger of what is counted is another than that of single things. */
  type: ({ before, after, used }: TypeChange): Sentence | null =>
    used > 0 && before.includes('counted') !== after.includes('counted')
      ? w.later('is-counted', { n: used })
      : null,
  status({ before, after, archives, used, others }: StatusChange): Sentence | null {
    if (after !== before && used > 0) return w.later('means-something', { n: used })
    if ((archives || after !== before) && others === 0)
      return w.later('last-of-meaning', { meaning: room.later(`meaning.${before}`) })
    return null
  },
}
