import { z } from 'zod'
import { Id, Instant } from '#lib/contract'
import { Keyed, Named, NamedRecord } from '#lib/shapes'

/** How many keys are written down at once, and how long they may be together. */
export const mostKeys = 500

export const KeysDraft = z.object({
  keys: z
    .string()
    .trim()
    .min(1)
    .max(100_000)
    .meta({ title: 'Keys', hint: 'One a line', widget: 'long-text' }),
  label: z
    .string()
    .trim()
    .max(120)
    .default('')
    .meta({ title: 'What for', hint: 'Such as: volume key of the servers' }),
  activations: z
    .int()
    .min(1)
    .max(1_000_000)
    .nullable()
    .default(null)
    .meta({ title: 'Activations', hint: 'How often each may be used; empty: as often as one likes' }),
})

export const Reveal = z.object({
  reason: z
    .string()
    .trim()
    .min(5)
    .max(500)
    .meta({ title: 'Why', hint: 'It stands in the timeline, with your name' }),
  holder_id: Id.nullable().default(null).meta({
    title: 'Handed to',
    of: 'record',
    hint: 'It takes one activation until it is given back; empty: only looked at',
  }),
})

/** A key as lists show it: never the key itself. */
export const LicenceKey = z.object({
  id: Id,
  lot_id: Id,
  label: z.string(),
  /** Its last characters; empty where it is too short to show any. */
  ending: z.string(),
  activations: z.int().nullable(),
  /** How many activations are handed out. */
  used: z.int(),
  /** How often it was shown, and last when. */
  sights: z.int(),
  last_at: Instant.nullable(),
  /** To whom it is handed out; holders that the reader may not see are counted. */
  holders: z.array(NamedRecord.extend({ sight_id: Id })),
  holders_unseen: z.int(),
})
export type LicenceKey = z.output<typeof LicenceKey>

/** That somebody saw a key. */
export const KeySight = z.object({
  id: Id,
  at: Instant.meta({ title: 'When' }),
  by: Named.meta({ title: 'By' }),
  reason: z.string().meta({ title: 'Why' }),
  /** Null once the key is gone. */
  key_id: Id.nullable(),
  label: z.string().meta({ title: 'What for' }),
  ending: z.string().meta({ title: 'Licence key' }),
  product: Keyed.meta({ title: 'Product' }),
  holder: NamedRecord.nullable().meta({ title: 'Handed to' }),
  given_back_at: Instant.nullable(),
})
export type KeySight = z.output<typeof KeySight>

/** How often somebody looked. */
export const Looker = Named.extend({ n: z.int() })
