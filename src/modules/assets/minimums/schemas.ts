import { z } from 'zod'
import { Day, Id } from '#lib/contract'
import { NamedRecord } from '#lib/shapes'

export const ReadyDraft = z.object({
  place_id: Id.nullable()
    .default(null)
    .meta({ title: 'Ready in', of: 'place', hint: 'And in all places within; none: everywhere together' }),
  least: z
    .int()
    .min(0)
    .max(100_000)
    .meta({ title: 'At least', hint: 'So many must lie ready; 0: it matters no more' }),
})

export const ReadyRow = z.object({
  /** None: everywhere together. */
  place: NamedRecord.nullable(),
  least: z.int(),
  ready: z.int(),
  missing: z.int(),
  /** Of those that are missing. */
  ordered: z.int(),
  /** Beside what is bought for places within. */
  buy: z.int(),
})
export type ReadyRow = z.output<typeof ReadyRow>

export const ModelStock = z.object({
  ready: z.int(),
  /** Of those that lie ready, how many are meant for people who begin soon. */
  promised: z.int(),
  rows: z.array(ReadyRow),
  orders: z.array(
    z.object({ key: z.string(), title: z.string(), to: z.string(), promised_on: Day.nullable(), n: z.int() }),
  ),
  /** Why no minimum can be said of it; none: one can. */
  refused: z.string().nullable(),
})
export type ModelStock = z.output<typeof ModelStock>
