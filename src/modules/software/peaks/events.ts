import { z } from 'zod'
import { Day, event } from '#lib/contract'
import { eventLine } from '#kernel/event-lines'
import { w } from './words.ts'

/** What was said of the use at once; the highest among it, none where all of it was taken away. */
export const productPeaksSaid = event(
  'product.peaks-said',
  z.object({
    source: z.string(),
    said: z.int(),
    removed: z.int(),
    highest: z.object({ day: Day, peak: z.int() }).nullable(),
  }),
)
export const peakEvents = [productPeaksSaid]

export const peakLines = [
  eventLine(productPeaksSaid, {
    say: ({ said, removed, highest }, { day }) =>
      highest === null
        ? w.later('said-removed', { n: removed })
        : w.later('said-peaks', { n: said, peak: highest.peak, day: day(highest.day) }),
  }),
]
