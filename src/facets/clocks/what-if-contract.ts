import { z } from 'zod'
import { Id, Instant } from '#lib/contract'
import { Named } from '#lib/shapes'
import { Metric } from './schemas.ts'

const count = z.int()
const ms = z.object({ before: z.number(), after: z.number() })

/** How often a promise was kept, broken, or is not decided yet. */
export const Tally = z.object({ kept: count, broken: count, open: count })
export type Tally = z.output<typeof Tally>
export const Sides = z.object({ before: Tally, after: Tally })
export type Sides = z.output<typeof Sides>

const Turned = Sides.extend({
  record: z.object({ id: Id, key: z.string(), title: z.string() }),
  opened_at: Instant,
  metric: Metric,
})

/**
 * What a change would have made of the promises of a while, a portion at a time: `next` asks for the following one, and
 * `plus` adds them up. Before: by what counts today, for the whole while. Numbers are over all tickets; those named are
 * only those that the reader may see.
 */
export const WhatIf = z.object({
  from: Instant,
  until: Instant,
  /** How far back this portion went, and the cursor of the next; null once all were looked at. */
  reached: Instant,
  next: z.string().nullable(),
  /** Tickets looked at, and those whose outcome would be another: for the better, for the worse, or neither. */
  tickets: count,
  changed: count,
  better: count,
  worse: count,
  promises: z.array(Sides.extend({ metric: Metric })),
  priorities: z.array(Sides.extend({ priority: count })),
  teams: z.array(Sides.extend({ team: Named.nullable() })),
  /** The newest first. */
  examples: z.array(Turned),
  /** Working time beyond what was promised, in milliseconds. */
  late_ms: ms,
  /** How long the hours were open in that while, in milliseconds. */
  open_ms: ms,
  /** Promises whose outcome was another when they were counted, because the service level or its hours changed since. */
  otherwise: count,
  /** Promises of answers that nobody made then: no clock tells what would have become of them. */
  unknown: count,
  /** Tickets hidden from the reader, left with the service level they had while another scope is tried. */
  left: count,
})
export type WhatIf = z.output<typeof WhatIf>

export const whatIfAfter = z.string().max(2000).optional().meta({ title: 'Cursor of the portion before' })
