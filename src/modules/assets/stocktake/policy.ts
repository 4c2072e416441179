import type { Sentence } from '#lib/words'
import type { Stocktake } from './schemas.ts'
import { w } from './words.ts'

type State = Stocktake['state']

/** Why a stocktake cannot go on so; null if it can. */
export const refusal = {
  scan: (state: State): Sentence | null => (state === 'counting' ? null : w.later('not-counting')),
  /** Four eyes: whoever counted proposes, somebody else decides. */
  approve: (state: State, counters: readonly (string | null)[], actor: string): Sentence | null => {
    if (state !== 'waiting') return w.later('not-waiting')
    return counters.includes(actor) ? w.later('own-count') : null
  },
  cancel: (state: State): Sentence | null =>
    state === 'counting' || state === 'waiting' ? null : w.later('is-over'),
  /** What is built into another thing, or with somebody, is where that is. */
  takePlace: (lies: boolean): Sentence | null => (lies ? null : w.later('lies-nowhere')),
}
