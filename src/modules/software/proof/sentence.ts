import type { Sentence } from '#lib/words'
import type { Proof } from '../schemas.ts'
import { w as room } from '../words.ts'
import { w } from './words.ts'

/** What covers an installation with the purchase that does, or why nothing does; `day` writes a day as the reader does. */
export function proofSentence(
  { covered, why, on, n, lot }: Pick<Proof, 'covered' | 'why' | 'on' | 'n' | 'lot'>,
  day: (day: string) => string,
): Sentence {
  const values = { day: on === null ? '–' : day(on), n: n ?? 0, by: '' }
  if (!covered) return w.later(`why.${why}`, values)
  if (!lot) return w.later('why.free')
  const named = {
    lot: room.later('lot', { n: lot.quantity, metric: room.later(`metric.${lot.metric}`) }),
    product: lot.product.name,
  }
  const by =
    lot.order_no === '' ? w.later('by-lot', named) : w.later('by-order', { ...named, order: lot.order_no })
  return w.later(`why.${why}`, { ...values, by })
}
