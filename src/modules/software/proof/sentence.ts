import type { Sentence } from '#lib/words'
import type { Proof } from '../schemas.ts'
import { w as room } from '../words.ts'
import { w } from './words.ts'

/** What covers an installation with the purchase that does, or why nothing does; `day` writes a day as the reader does. */
export function proofSentence(
  { covered, why, on, n, peak, lot }: Pick<Proof, 'covered' | 'why' | 'on' | 'n' | 'peak' | 'lot'>,
  day: (day: string) => string,
): Sentence {
  const values = { day: on === null ? '–' : day(on), n: n ?? 0, by: '' }
  const top = peak && {
    top: w.later(`at-once.${peak.unit}`, { n: peak.peak }),
    of: peak.of,
    day: day(peak.on),
  }
  if (!covered && top) return w.later('why.peak', top)
  if (!covered) return w.later(`why.${why}`, values)
  if (!lot) return w.later('why.free')
  const named = {
    lot: room.later('lot', { n: lot.quantity, metric: room.later(`metric.${lot.metric}`) }),
    product: lot.product.name,
  }
  const by =
    lot.order_no === '' ? w.later('by-lot', named) : w.later('by-order', { ...named, order: lot.order_no })
  const said = w.later(`why.${why}`, { ...values, by })
  if (top) return w.later('within-peak', { ...top, said })
  return lot.metric === 'concurrent' && why !== 'given' ? w.later('not-measured', { said }) : said
}
