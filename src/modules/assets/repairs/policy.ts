import type { Sentence } from '#lib/words'
import type { Capacity, Meaning } from '../schemas.ts'
import { refusal as ofAssets } from '../policy.ts'
import type { results } from './schemas.ts'
import { w } from './words.ts'

interface Thing {
  readonly name: string
  readonly meaning: Meaning
  readonly can: readonly Capacity[]
  readonly isAway: boolean
}

/** Why a repair cannot be begun or ended; null if it can. */
export const refusal = {
  open({ name, meaning, can, isAway }: Thing): Sentence | null {
    if (can.includes('counted')) return w.later('is-counted', { name })
    return ofAssets.hand({ meaning }) ?? (isAway ? w.later('is-away', { name }) : null)
  },
  close: (end: {
    closed: boolean
    result: (typeof results)[number]
    new_serial: string
  }): Sentence | null => {
    if (end.closed) return w.later('is-closed')
    return end.new_serial !== '' && end.result !== 'replaced' ? w.later('no-serial') : null
  },
}
