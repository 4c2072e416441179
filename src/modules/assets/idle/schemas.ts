import { z } from 'zod'
import { Day, Id, Instant } from '#lib/contract'
import { NamedRecord } from '#lib/shapes'
import { idleReasons } from '../engine/idle.ts'

/** One of the reasons; or all that lie idle, which what is only old does not. */
export const idleChoices = ['idle', ...idleReasons] as const
export const idleSorts = ['worth', 'saves', 'smaller', 'since', 'name'] as const
export type IdleSort = (typeof idleSorts)[number]

export const IdleRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Name' }),
  holder: NamedRecord.nullable().meta({ title: 'Held by' }),
  reasons: z.array(z.enum(idleReasons)),
  why: z.string().meta({ title: 'Because' }),
  could: z.string().meta({ title: 'What could be done' }),
  since: Day.nullable().meta({ title: 'Since' }),
  /** What is bound in it: its book value; none: that is not known. */
  worth: z.string().nullable().meta({ title: 'Money in it' }),
  /** In a year, if it is replaced now. */
  saves: z.string().nullable().meta({ title: 'Saves a year' }),
  /** Once, where the next one is a model that would do. */
  smaller: z.string().nullable().meta({ title: 'Smaller saves' }),
})
export type IdleRow = z.output<typeof IdleRow>

export const IdleFigures = z.object({
  /** Everything that happened before is in it; null: it is being reckoned for the first time. */
  as_of: Instant.nullable(),
  idle: z.int(),
  /** What is bound in those, of which it is known, one sum for each currency. */
  worth: z.array(z.string()),
  past: z.int(),
  saves: z.array(z.string()),
  /** With much more memory or disk than they need, and what smaller ones in their place cost less. */
  large: z.int(),
  smaller: z.array(z.string()),
  reasons: z.array(z.object({ reason: z.enum(idleReasons), n: z.int() })),
  /** What is lent from a pool, by model: how much of the days it was booked. */
  pool: z.array(
    z.object({
      id: Id,
      name: z.string(),
      devices: z.int(),
      percent: z.int(),
      worth: z.array(z.string()),
    }),
  ),
})
