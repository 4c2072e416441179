import type { Sentence } from '#lib/words'
import { refusal as ofAssets } from '../policy.ts'
import type { Capacity, Meaning } from '../schemas.ts'
import type { WriteOffRow } from './schemas.ts'
import { w } from './words.ts'

interface Thing {
  readonly name: string
  readonly meaning: Meaning
  readonly can: readonly Capacity[]
}

interface Proposal {
  readonly state: WriteOffRow['state']
  readonly asked_by: string
  readonly actor: string
}

const waits = (state: WriteOffRow['state']): Sentence | null =>
  state === 'waiting' ? null : w.later(`is-${state}`)

/** Why a write-off is not proposed, decided or taken back; null if it can be. */
export const refusal = {
  propose({ name, meaning, can }: Thing): Sentence | null {
    return can.includes('counted') ? w.later('is-counted', { name }) : ofAssets.hand({ meaning })
  },
  proceeds: (proceeds: string | null, currency: string | null): Sentence | null =>
    proceeds !== null && currency !== null && proceeds !== currency
      ? w.later('currency', { currency })
      : null,
  decide: ({ state, asked_by, actor }: Proposal): Sentence | null =>
    waits(state) ?? (asked_by === actor ? w.later('own') : null),
  withdraw: ({ state, asked_by, actor }: Proposal): Sentence | null =>
    waits(state) ?? (asked_by === actor ? null : w.later('not-own')),
}
