import { z } from 'zod'
import { Day, Id, Instant } from '#lib/contract'
import { Keyed } from '#lib/shapes'

/** Which seats are asked for. */
export const seatKinds = ['all', 'leaver', 'unused', 'unknown', 'ended'] as const
export const SeatKind = z.enum(seatKinds).default('all').meta({ title: 'Which' })
/** What speaks against a seat, the gravest alone. */
export const SeatState = z.enum(['leaver', 'unused', 'unknown', 'used', 'ended'])

/** A seat by the vendor's own list. */
export const VendorSeat = z.object({
  id: Id,
  account: z.string().meta({ title: 'Account' }),
  name: z.string().meta({ title: 'Name' }),
  person: Keyed.nullable().meta({ title: 'Person' }),
  /** Somebody said whose it is. */
  by_hand: z.boolean(),
  state: SeatState.meta({ title: 'State' }),
  last_used: Day.nullable().meta({ title: 'Last used' }),
  since: Instant.meta({ title: 'Since' }),
  ended_at: Instant.nullable().meta({ title: 'Ended' }),
})
export type VendorSeat = z.output<typeof VendorSeat>

export const SeatFigures = z.object({
  /** Taken now by the vendor's list. */
  seats: z.int(),
  leavers: z.int(),
  unused: z.int(),
  unknown: z.int(),
  ended: z.int(),
  /** When a list was last read; none where there was none. */
  synced_at: Instant.nullable(),
})
export type SeatFigures = z.output<typeof SeatFigures>
