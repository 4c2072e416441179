import { z } from 'zod'
import { Day, Instant } from '#lib/contract'

/** What was counted: people and devices each once however often they are at it, or each use by itself. */
export const peakUnits = ['user', 'device', 'session'] as const
export const PeakUnit = z.enum(peakUnits).meta({ title: 'What was counted' })
export type PeakUnit = z.output<typeof PeakUnit>

/** Where peaks come from that somebody typed, or that a log brought which was read in. */
export const byHand = 'hand'
export const byLog = 'log'
export const PeakSource = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(60)
  .default(byHand)
  .meta({ title: 'Source', hint: 'hand, log, or what the licence server is called' })

const peak = z.int().min(0).max(10_000_000).meta({ title: 'At once at most' })

/** One measurement: of a day as a whole, or of a time, the last moment not among it. */
export const Measure = z.object({
  day: Day.optional().meta({ title: 'Day' }),
  from: Instant.optional().meta({ title: 'From' }),
  to: Instant.optional().meta({ title: 'To' }),
  peak,
})
export type Measure = z.output<typeof Measure>

export const PeakRow = z.object({
  /** The day and the source, which are one row. */
  id: z.string(),
  day: Day.meta({ title: 'Day' }),
  peak,
  unit: PeakUnit,
  source: z.string().meta({ title: 'Source' }),
  said_at: Instant.meta({ title: 'Said' }),
})
export type PeakRow = z.output<typeof PeakRow>

/** The highest of a day, whatever says so, beside what is owned then and counted so. */
export const PeakDay = z.object({
  day: Day,
  peak: z.int(),
  owned: z.int(),
})
export type PeakDay = z.output<typeof PeakDay>

/** How many of a product were in use at once at most within the window that its lots agree on; none measured: null. */
export const AtOnce = z.object({
  /** Of lots that count today and are counted by use at once. */
  owned: z.int(),
  /** The first day of the window. */
  since: Day,
  measured: z
    .object({
      peak: z.int(),
      /** The last day on which it was so. */
      on: Day,
      unit: PeakUnit,
      /** On how many days of the window it was measured, the last of them. */
      days: z.int(),
      last: Day,
    })
    .nullable(),
})
export type AtOnce = z.output<typeof AtOnce>
