import type { Sentence } from '#lib/words'
import { moneyOf } from '#lib/money/money'
import type { Criterion, Offer, Result } from './schemas.ts'
import { w } from './words.ts'

interface Stands {
  readonly archived: boolean
  readonly decided: boolean
}
interface Problem {
  readonly field: 'criteria' | 'offers'
  readonly why: Sentence
}

const areOne = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id)).size === all.length

/** Why criteria and offers cannot be worked with; null if they can. */
export function partsProblem(criteria: readonly Criterion[], offers: readonly Offer[]): Problem | null {
  if (!areOne(criteria)) return { field: 'criteria', why: w.later('named-twice') }
  if (!areOne(offers)) return { field: 'offers', why: w.later('named-twice') }
  const mixed = offers.find(
    ({ setup, cost }) =>
      setup !== null && cost !== null && moneyOf(setup).currency !== moneyOf(cost).currency,
  )
  return mixed ? { field: 'offers', why: w.later('two-currencies', { name: mixed.name }) } : null
}

/** Why something cannot be done with a comparison now; null if it can. */
export const refusal = {
  change: ({ archived, decided }: Stands): Sentence | null =>
    archived ? w.later('is-archived') : decided ? w.later('is-decided') : null,
  decide: ({ archived }: Stands, offers: readonly Offer[]): Sentence | null =>
    archived ? w.later('is-archived') : offers.length === 0 ? w.later('no-offers') : null,
  /** An offer that misses a must-have is not taken; for one that is not the first, somebody says why. */
  take: (
    offer: Offer | undefined,
    { standings, winner }: Pick<Result, 'standings' | 'winner'>,
    reason: string,
    nameOf: (criterion: string) => string,
  ): Sentence | null => {
    if (!offer) return w.later('no-such-offer')
    const [missed] = standings.find((one) => one.offer === offer.id)?.missed ?? []
    if (missed !== undefined) return w.later('misses-must', { name: offer.name, criterion: nameOf(missed) })
    return reason === '' && winner !== offer.id ? w.later('say-why') : null
  },
  sign: ({ archived }: Stands, taken: Offer | undefined, contractId: string | null): Sentence | null => {
    if (archived) return w.later('is-archived')
    if (!taken) return w.later('not-decided')
    if (contractId !== null) return w.later('signed-already')
    return taken.vendor_id === null ? w.later('no-vendor', { name: taken.name }) : null
  },
}
