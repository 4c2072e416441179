import { z } from 'zod'
import { Day, Id } from '#lib/contract'
import { NamedRecord } from '#lib/shapes'
import { costParts } from '#facets/costs/parts'
import { costKinds } from '../engine/ownership.ts'

/** By what costs are gathered. */
export const costBys = ['device', 'model', 'supplier', 'department'] as const
export type CostBy = (typeof costBys)[number]
export const costSorts = [
  'total',
  'yearly',
  'repairs',
  'downtime',
  'work',
  'licences',
  'devices',
  'name',
] as const
export type CostSort = (typeof costSorts)[number]

/** Money of several currencies, each by itself: “1250.00 EUR”. */
const Sums = z.array(z.string())

export const CostRow = z.object({
  id: z.string(),
  name: z.string().meta({ title: 'Name' }),
  /** The record that they are gathered by; none: those that have none, and models. */
  of: NamedRecord.nullable(),
  devices: z.int().meta({ title: 'Devices' }),
  purchase: Sums.meta({ title: 'Purchase' }),
  worth: Sums.meta({ title: 'Worth or sold for' }),
  repairs: Sums.meta({ title: 'Repairs' }),
  downtime: Sums.meta({ title: 'Downtime' }),
  work: Sums.meta({ title: 'Work on tickets' }),
  licences: Sums.meta({ title: 'Licences' }),
  total: Sums.meta({ title: 'In all' }),
  /** For one device; of those of which it is known since when, once they come to a year together. */
  yearly: Sums.meta({ title: 'A year' }),
  unknown: z.int().meta({ title: 'Not known' }),
})
export type CostRow = z.output<typeof CostRow>

const CostLine = z.object({
  on: Day.nullable(),
  key: z.string(),
  title: z.string(),
  to: z.string().nullable(),
  /** Null: nobody knows it. */
  money: z.string().nullable(),
  minutes: z.int().nullable(),
})

export const CostBreakdown = z.object({
  model_id: Id.nullable(),
  /** It is not gone: what is taken off is what it is still worth, else what it brought. */
  is_here: z.boolean(),
  total: Sums,
  yearly: Sums,
  /** For so many days it has been owned; none: not known. */
  days: z.int().nullable(),
  unknown: z.int(),
  kinds: z.array(
    z.object({
      kind: z.enum(costKinds),
      sums: Sums,
      unknown: z.int(),
      minutes: z.int(),
      lines: z.array(CostLine),
    }),
  ),
  /** What an hour costs; none: the house has not said. */
  rates: z.object({ downtime: z.string().nullable(), labour: z.string().nullable() }),
  /** What the reader hears nothing of. */
  unheard: z.array(z.enum(costParts)),
})
export type CostBreakdown = z.output<typeof CostBreakdown>

const Point = z.object({
  months: z.int(),
  yearly: z.string(),
  worth: z.string(),
  running: z.string(),
  devices: z.int(),
  /** From so many months before and after it was it smoothed. */
  reach: z.int(),
})
export type Point = z.output<typeof Point>

export const ModelCosts = z.object({
  name: z.string(),
  manufacturer: z.string(),
  costs: CostRow,
  unheard: z.array(z.enum(costParts)),
  /** The house has not said what an hour costs. */
  unpriced: z.boolean(),
  curve: z.object({
    verdict: z.enum(['found', 'falling', 'few']),
    devices: z.int(),
    left_out: z.int(),
    unknown: z.int(),
    /** How many sales say what one brings; 0: it brings what its depreciation leaves at the end. */
    sales: z.int(),
    price: z.string().nullable(),
    points: z.array(Point),
    cheapest: Point.nullable(),
    /** The ages around it at which a year costs hardly more, in months. */
    flat: z.object({ from: z.int(), until: z.int() }).nullable(),
  }),
  /** Older than the cheapest age and dearer to keep for a year than a new one, those that save most first. */
  past: z.array(z.object({ id: Id, key: z.string(), name: z.string(), months: z.int(), saves: z.string() })),
  past_in_all: z.int(),
  /** In a year, of all of them. */
  saves: z.string().nullable(),
})
export type ModelCosts = z.output<typeof ModelCosts>
