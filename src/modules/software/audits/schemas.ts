import { z } from 'zod'
import { Day, Id, Instant } from '#lib/contract'
import { Keyed } from '#lib/shapes'
import { Counts, reasons } from '../schemas.ts'

/** What is frozen for an audit: people and devices by their numbers. */
export const PackContent = z.object({
  vendor: z.object({ key: z.string(), name: z.string() }),
  as_of: Day,
  products: z.array(
    z.object({
      key: z.string().meta({ title: 'No.' }),
      name: z.string().meta({ title: 'Name' }),
      publisher: z.string(),
      family: z.string(),
      edition: z.int(),
      release: z.int(),
      licensing: z.string(),
      counts: Counts,
    }),
  ),
  purchases: z.array(
    z.object({
      id: Id,
      product: z.string(),
      metric: z.string(),
      quantity: z.int(),
      starts_on: Day.nullable(),
      ends_on: Day.nullable(),
      cost: z.string().nullable(),
      per: z.string(),
      order_no: z.string(),
      order_line: z.string(),
      upgrade: z.boolean(),
      downgrade: z.boolean(),
      second_use: z.boolean(),
      given: z.array(z.string()),
    }),
  ),
  installations: z.array(
    z.object({
      product: z.string(),
      device: z.string(),
      user: z.string().nullable(),
      reported_at: z.string().nullable(),
      covered: z.boolean(),
      why: z.enum(reasons),
      /** The same as a sentence, in the language of whoever froze it; packs of before have none. */
      because: z.string().default(''),
      /** What reported itself there as the product, with its versions. */
      packages: z.array(z.object({ name: z.string(), version: z.string() })).default([]),
      purchase: Id.nullable(),
    }),
  ),
  /** What was measured of the use at once, in the time that counts; packs of before have none. */
  peaks: z
    .array(
      z.object({
        product: z.string(),
        day: Day,
        peak: z.int(),
        unit: z.string(),
        source: z.string(),
      }),
    )
    .default([]),
})
export type PackContent = z.output<typeof PackContent>

export const Audit = z.object({
  id: Id,
  vendor: Keyed.meta({ title: 'Vendor' }),
  as_of: Day.meta({ title: 'As of' }),
  made_at: Instant.meta({ title: 'Frozen' }),
  made_by: z.string().meta({ title: 'By' }),
  sha256: z.string().meta({ title: 'Hash (SHA-256)' }),
  products: z.int().meta({ title: 'Products' }),
  installs: z.int().meta({ title: 'Installations' }),
  short: z.int().meta({ title: 'Missing' }),
})
export type Audit = z.output<typeof Audit>
