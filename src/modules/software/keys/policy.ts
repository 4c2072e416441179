import type { Sentence } from '#lib/words'
import { w } from './words.ts'

/** To what kinds of records a key can be handed. */
const holders = new Set(['person', 'asset', 'place'])

/** Why a key cannot be handed to a holder; null if it can. `used`: activations that others have. */
export function handProblem(
  { activations, used }: { readonly activations: number | null; readonly used: number },
  holder: { readonly kind: string },
): Sentence | null {
  if (!holders.has(holder.kind)) return w.later('holder-wants')
  return activations !== null && used >= activations ? w.later('all-used', { n: activations }) : null
}

/** Why a lot cannot be taken away: what it keeps would be lost; null if it can. */
export const lotKeysProblem = (keys: number): Sentence | null =>
  keys > 0 ? w.later('lot-has-keys', { n: keys }) : null
