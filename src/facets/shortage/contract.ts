import { z } from 'zod'
import { event, Id } from '#lib/contract'

/** What would be bought, where somebody buys it. */
export const Wanted = z.object({
  sort: z.enum(['thing', 'licence']),
  metric: z.string().nullable(),
  vendor_id: Id.nullable(),
  /** Of one, as it was paid last: `12.50 EUR`. */
  price: z.string().nullable(),
  /** Of things that are devices: which ones. */
  asset: z.object({ type: z.string(), manufacturer: z.string(), model: z.string() }).nullable().default(null),
  /** How often that is paid; left out: once. */
  per: z.enum(['once', 'month', 'year']).optional(),
})

/** There is less of something than there must be; told once, until there is enough again. */
export const shortageFound = event(
  'shortage.found',
  z.object({
    shortage_id: Id,
    /** The record's; or an id of its room, of what is no record. */
    record_id: Id,
    kind: z.string(),
    key: z.string(),
    title: z.string(),
    /** Where it is seen whole. */
    to: z.string(),
    /** Beside what is on order. */
    missing: z.int(),
    ordered: z.int().default(0),
    wanted: Wanted,
  }),
)
/** There is enough again. */
export const shortageOver = event('shortage.over', z.object({ shortage_id: Id, title: z.string() }))

/** Nothing is asked of it: rooms tell it what is short. */
export const shortage = {}
