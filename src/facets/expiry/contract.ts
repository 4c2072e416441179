import { z } from 'zod'
import { event, Id } from '#lib/contract'

/** Something ends soon, or must be acted on soon; told once for each day on which it would. */
export const expiryNear = event(
  'expiry.near',
  z.object({
    id: Id,
    kind: z.string(),
    key: z.string(),
    title: z.string(),
    sub: z.string(),
    /** Where it is seen whole. */
    to: z.string(),
    ends_on: z.string(),
    /** The last day on which something can be done about it. */
    act_on: z.string().nullable(),
    owner_id: Id.nullable(),
  }),
)

/** Nothing is asked of it: rooms tell it what ends, and whoever shows a time-line asks it on the server. */
export const expiry = {}
