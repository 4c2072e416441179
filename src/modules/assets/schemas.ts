import { z } from 'zod'
import { Day, Id, Instant, listingBy, Verdict } from '#lib/contract'
import { line, optional } from '#lib/inputs'
import { CostText } from '#lib/money/money'
import { patchOf } from '#lib/patch'
import { Named, NamedRecord } from '#lib/shapes'
import { conventions, methods } from './engine/depreciation.ts'
import { sheetNames } from './engine/sheets.ts'
import type { Source } from './engine/sources.ts'
import { Holding } from '#facets/custody/contract'

/** What the state of a thing means, whatever an organisation calls it. */
export const meanings = ['ready', 'in-use', 'out', 'gone'] as const
export const Meaning = z.enum(meanings).meta({ title: 'Is' })
export type Meaning = z.output<typeof Meaning>

/** What things of a type can do. */
export const capacities = [
  'serial',
  'networked',
  'software',
  'counted',
  'consumable',
  'lendable',
  'warranty',
  'component',
] as const
export type Capacity = (typeof capacities)[number]
const Capacities = z.array(z.enum(capacities)).meta({ title: 'Can' })

const Code = z
  .string()
  .trim()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/)
export const TypeCode = Code.meta({ title: 'Type', widget: 'choice', example: 'laptop' })
const StatusCode = Code.meta({ title: 'Status', widget: 'choice', example: 'ready' })

export const assetFields = {
  type: TypeCode,
  name: line('Name').default('').meta({ title: 'Name', hint: 'Empty: what its model is called' }),
  manufacturer: line('Manufacturer', 120).default(''),
  model: line('Model', 160).default(''),
  model_number: line('Model number', 120).default(''),
  tag: line('Asset tag', 60).default('').meta({ title: 'Asset tag', hint: 'What stands on its label' }),
  serial: line('Serial number', 120).default(''),
  home_place_id: optional(Id.meta({ title: 'Belongs to', of: 'place' })),
  minimum: optional(
    z.int().min(0).max(1_000_000).meta({ title: 'At least', hint: 'Fewer in stock is too few' }),
  ),
  supplier_id: optional(Id.meta({ title: 'Supplier', of: 'vendor' })),
  order_no: line('Order number', 120).default(''),
  bought_on: optional(Day.meta({ title: 'Bought' })),
  cost: optional(CostText.meta({ title: 'Cost' })),
  proceeds: optional(CostText.meta({ title: 'Proceeds', hint: 'What it brought in the end' })),
  warranty_until: optional(Day.meta({ title: 'Warranty until' })),
  note: z.string().max(10_000).default('').meta({ title: 'Note' }),
}

const Quantity = z.int().min(1).max(1_000_000).meta({ title: 'How many' })
const Custom = z.record(z.string().max(60), z.unknown()).optional().meta({ title: 'Fields of your own' })

export const AssetDraft = z.object({
  ...assetFields,
  status: StatusCode.optional(),
  holder_id: optional(
    Id.meta({ title: 'Held by', hint: 'A person, a place or another asset', of: 'record' }),
  ),
  quantity: Quantity.default(1),
  custom: Custom,
})
export type AssetDraft = z.input<typeof AssetDraft> & {
  id?: string | undefined
  key?: string | undefined
  external?: { source: string; id: string } | undefined
  /** Who says all this; else whoever adds it here. */
  from?: Source | undefined
  /** Since when its first holder has it, else since it was added; and until when. */
  handed_at?: string | undefined
  due_back?: string | undefined
  created_at?: string | undefined
  updated_at?: string | undefined
}

/** What a change may name: only what is there is changed. */
export const AssetPatch = z.object({ ...patchOf(assetFields), status: StatusCode.optional(), custom: Custom })
export type AssetPatch = z.output<typeof AssetPatch>

/** How things lose their value; what is left at the end is a share of the cost. */
export const Depreciation = z.object({
  method: z.enum(methods).meta({ title: 'Method' }),
  years: z.int().min(1).max(50).default(4).meta({ title: 'Years' }),
  salvage_percent: z
    .int()
    .min(0)
    .max(100)
    .default(0)
    .meta({ title: 'Left at the end', hint: 'In percent of the cost' }),
  factor: z
    .int()
    .min(100)
    .max(500)
    .default(200)
    .meta({ title: 'Declining by', hint: 'Percent of the straight share; 200 is double declining' }),
  switches: z
    .boolean()
    .default(true)
    .meta({ title: 'Goes over to the straight line', hint: 'As soon as that takes more' }),
  convention: z.enum(conventions).default('full-month').meta({ title: 'Counted by' }),
  units: z
    .int()
    .min(1)
    .max(1_000_000_000_000)
    .nullable()
    .default(null)
    .meta({ title: 'Units in all', hint: 'By units: how many it is expected to make' }),
  unit: z.string().trim().max(40).default('').meta({ title: 'Unit', hint: 'Hours, pages, kilometres' }),
})
export type Depreciation = z.output<typeof Depreciation>

/** What a counter of a thing stood at. */
export const Reading = z.object({
  on: Day.meta({ title: 'Read on' }),
  count: z.int().min(0).max(1_000_000_000_000).meta({ title: 'Counter' }),
})
/** As it is looked at: with what was read. */
export const KeptDepreciation = Depreciation.extend({ readings: z.array(Reading).default([]) })

/** What a thing is worth, and how that was computed. */
export const AssetValue = z.object({
  terms: Depreciation.nullable(),
  /** The terms are those of its model. */
  of_model: z.boolean(),
  how: z.string(),
  today: Day,
  cost: z.string(),
  /** None: it goes by units, and none were read by then. */
  book: z.string().nullable(),
  readings: z.array(Reading),
  years: z.array(
    z.object({
      year: z.int().meta({ title: 'Year' }),
      amount: z.string().meta({ title: 'Lost' }),
      book: z.string().meta({ title: 'Worth at its end' }),
    }),
  ),
})

export const HandOver = z.object({
  ids: z.array(Id).min(1).max(200).meta({ title: 'Assets' }),
  to_id: Id.nullable().meta({
    title: 'To',
    hint: 'A person, a place or another asset',
    description: 'None: it leaves for good',
    of: 'record',
  }),
  from_id: Id.nullable().optional().meta({
    title: 'From',
    description: 'Of what is counted: who has it now; none: it comes in',
    of: 'record',
  }),
  quantity: Quantity.default(1),
  due_back: optional(Day.meta({ title: 'Due back' })),
  status: StatusCode.optional().meta({
    title: 'Status',
    widget: 'choice',
    hint: 'Empty: as it follows from where it goes',
  }),
  note: z.string().trim().max(1000).default('').meta({ title: 'Note' }),
  protocol: z.enum(['none', 'here', 'link']).default('none').meta({
    title: 'Protocol',
    widget: 'choice',
    description: 'Whether the person signs: not at all, at this screen, or asked by a notice',
  }),
})
export type HandOver = z.input<typeof HandOver>

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const ids = new RegExp(`^(?:${uuid}(?:,${uuid})*)?$`)
export const mostLabels = 2000
/** What the list of assets takes. */
export const asListed = listingBy('name', 'updated', 'tag', 'warranty')
export const Labels = z.object({
  q: asListed.q,
  ids: z
    .string()
    .max(7400)
    .regex(ids)
    .default('')
    .meta({ title: 'Assets', description: 'Their ids with commas between them; none: all of the filter' }),
  sort: asListed.sort,
  sheet: z.enum(sheetNames).default('l7160').meta({ title: 'Sheet', widget: 'choice' }),
  first: z.coerce
    .number<number | string>()
    .int()
    .min(1)
    .max(200)
    .default(1)
    .meta({ title: 'Begin at label', hint: 'Where the first one that is still on the sheet is, row by row' }),
})

export const AssetRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Name' }),
  tag: z.string().meta({ title: 'Asset tag' }),
  serial: z.string().meta({ title: 'Serial number' }),
  type: z.string().meta({ title: 'Type' }),
  icon: z.string(),
  model: z.string().meta({ title: 'Model' }),
  status: z.string().meta({ title: 'Status' }),
  meaning: Meaning,
  holder: NamedRecord.nullable().meta({ title: 'Held by' }),
  place: Named.nullable().meta({ title: 'Is at' }),
  quantity: z.int().meta({ title: 'How many' }),
  warranty_until: Day.nullable().meta({ title: 'Warranty until' }),
  custom: z.record(z.string(), z.unknown()).meta({ title: 'Fields of your own', minor: true }),
  updated_at: Instant.meta({ title: 'Updated' }),
})
export type AssetRow = z.output<typeof AssetRow>

export const AssetType = z.object({
  code: z.string(),
  title: z.string().meta({ title: 'Type' }),
  icon: z.string(),
  capacities: Capacities,
})
export type AssetType = z.output<typeof AssetType>
export const AssetStatus = z.object({
  code: z.string(),
  title: z.string().meta({ title: 'Status' }),
  meaning: Meaning,
})
export type AssetStatus = z.output<typeof AssetStatus>

export const AssetView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  tag: z.string(),
  serial: z.string(),
  type: AssetType,
  manufacturer: z.string(),
  model: z.string(),
  model_number: z.string(),
  end_of_life: Day.nullable(),
  status: AssetStatus,
  holdings: z.array(Holding),
  quantity: z.int(),
  place: Named.nullable(),
  home_place: Named.nullable(),
  minimum: z.int().nullable(),
  warranty_until: Day.nullable(),
  custom: z.record(z.string(), z.unknown()),
  /** What it cost and where it came from; for those who see it from inside. */
  bought: z
    .object({
      supplier: Named.nullable(),
      order_no: z.string(),
      bought_on: Day.nullable(),
      cost: z.string().nullable(),
      proceeds: z.string().nullable(),
      note: z.string(),
    })
    .nullable(),
  created_at: Instant,
  updated_at: Instant,
  inside: z.boolean(),
  can: z.object({ change: Verdict, hand: Verdict }),
})
export type AssetView = z.output<typeof AssetView>
