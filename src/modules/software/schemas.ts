import { z } from 'zod'
import { Day, Id, Instant } from '#lib/contract'
import { line, optional } from '#lib/inputs'
import { CostText } from '#lib/money/money'
import { patchOf } from '#lib/patch'
import { Keyed, NamedRecord } from '#lib/shapes'
import { PeakUnit } from './peaks/schemas.ts'

/** How long a name of ours can be. */
export const longestTitle = 200
/** How long reported names can be, each of their characters written as two where it would stand for anything. */
const longestPattern = 2 * 300
/** A publisher in a rule: only packages that name none. */
export const nobody = '""'

const level = (title: string, hint: string) => z.int().min(0).max(1_000_000).default(0).meta({ title, hint })

/** Whether somebody must have bought it before it may be installed. */
export const Licensing = z.enum(['paid', 'free']).meta({ title: 'Licence' })
export type Licensing = z.output<typeof Licensing>

export const productFields = {
  name: line('Name').min(1),
  publisher: line('Publisher').default(''),
  vendor_id: optional(Id.meta({ title: 'Bought from', of: 'vendor' })),
  licensing: Licensing.default('paid'),
  family: line('Family', 120)
    .default('')
    .meta({ title: 'Family', hint: 'Editions and releases of one family may stand in for one another' }),
  edition: level('Rank of its edition', 'Standard 1, Professional 2, Enterprise 3'),
  release: level('Release', '2021; 0 where releases do not matter'),
  support_ends: optional(Day.meta({ title: 'Support ends' })),
  denied: z.boolean().default(false).meta({ title: 'Must not be installed' }),
  denied_why: line('Why it must not be installed', 500).default(''),
  note: z.string().max(10_000).default('').meta({ title: 'Note' }),
}

const version = (title: string, hint?: string) =>
  z
    .string()
    .trim()
    .max(60)
    .regex(/^$|\d/)
    .default('')
    .meta({ title, ...(hint && { hint }) })

/** Which packages are a product; `*` stands for anything and `\*` for itself, small and capital letters are alike. */
export const Rule = z.object({
  name: line('Package is called', longestPattern).min(1).meta({
    title: 'Package is called',
    widget: 'text',
    hint: '* stands for anything: visio professional*; \\* stands for itself',
  }),
  publisher: line('Publisher', longestPattern).default('').meta({
    title: 'Publisher',
    widget: 'text',
    hint: 'Empty: any. "": where none is named. * works here, too',
  }),
  source: line('Comes from', 100)
    .default('')
    .meta({ title: 'Comes from', hint: 'deb, rpm, registry; empty: any' }),
  version_from: version('From version'),
  version_below: version('Below version', '12 takes all of 11'),
})
export type Rule = z.output<typeof Rule>
export const KeptRule = Rule.extend({ id: Id })

export const ProductDraft = z.object({
  ...productFields,
  rules: z.array(Rule).max(50).default([]).meta({ title: 'Which packages it is' }),
})
export type ProductDraft = z.input<typeof ProductDraft> & { id?: string | undefined }
export const ProductPatch = z.object(patchOf(productFields))

/** How a lot is counted. */
export const metrics = [
  'device',
  'user',
  'named-user',
  'concurrent',
  'subscription',
  'core',
  'processor',
  'site',
] as const
export const Metric = z.enum(metrics).meta({ title: 'Counted by' })
export type Metric = z.output<typeof Metric>
export const LotPer = z.enum(['once', 'month', 'year']).meta({ title: 'Per' })
export type LotPer = z.output<typeof LotPer>

export const lotFields = {
  metric: Metric.default('device'),
  quantity: z.int().min(1).max(10_000_000).meta({ title: 'How many' }),
  starts_on: optional(Day.meta({ title: 'Counts from' })),
  ends_on: optional(Day.meta({ title: 'Counts until', hint: 'The last day; empty: for good' })),
  cost: optional(CostText.meta({ title: 'Costs', widget: 'money', hint: 'All of them together' })),
  per: LotPer.default('once'),
  vendor_id: optional(Id.meta({ title: 'Bought from', of: 'vendor' })),
  order_no: line('Order number', 120).default(''),
  order_line: line('Line of the order', 60).default(''),
  upgrade: z.boolean().default(false).meta({ title: 'Covers later releases' }),
  downgrade: z.boolean().default(false).meta({ title: 'Covers lower editions and earlier releases' }),
  second_use: z.boolean().default(false).meta({ title: 'Covers a second device of the same person' }),
  peak_months: optional(
    z.int().min(1).max(60).meta({
      title: 'Months in which the peak counts',
      hint: 'Of what is used at once; empty: since the term began, twelve at most',
    }),
  ),
  note: z.string().trim().max(2000).default('').meta({ title: 'Note' }),
}
export const LotFields = z.object(lotFields)
/** For a product by its id or, made where there is none yet, by its name. */
export const EntitlementDraft = LotFields.extend({
  product_id: Id.optional().meta({ title: 'Product', of: 'product' }),
  product: z
    .object({ name: line('Name').min(1), publisher: line('Publisher').optional() })
    .optional()
    .meta({ title: 'Product by name' }),
})
export type EntitlementDraft = z.input<typeof EntitlementDraft>

export const Lot = LotFields.extend({
  id: Id,
  vendor: Keyed.nullable(),
  state: z.enum(['planned', 'running', 'ended']),
  /** Seats given by hand; holders that the reader may not see are counted and not named. */
  given: z.array(NamedRecord.extend({ since: Instant })),
  given_unseen: z.int(),
})
export type Lot = z.output<typeof Lot>

/** How many are bought, needed, covered and missing, as of when it was last counted. */
export const Counts = z.object({
  installed: z.int().meta({ title: 'Devices' }),
  owned: z.int().meta({ title: 'Owned' }),
  covered: z.int().meta({ title: 'Covered' }),
  short: z.int().meta({ title: 'Missing' }),
  spare: z.int().meta({ title: 'Unused' }),
  risk: z.string().nullable().meta({ title: 'Money at risk', widget: 'money' }),
  idle: z.string().nullable().meta({ title: 'Money unused', widget: 'money' }),
})
export type Counts = z.output<typeof Counts>

export const ProductRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Name' }),
  publisher: z.string().meta({ title: 'Publisher' }),
  licensing: Licensing,
  denied: z.boolean().meta({ title: 'Must not be installed' }),
  support_ends: Day.nullable().meta({ title: 'Support ends' }),
  ...Counts.shape,
  updated_at: Instant.meta({ title: 'Updated' }),
})
export type ProductRow = z.output<typeof ProductRow>

const { vendor_id: _, ...own } = productFields
export const ProductView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  ...own,
  ...Counts.shape,
  vendor: Keyed.nullable(),
  rules: z.array(KeptRule),
  /** What belongs to it as a suite, and to which suites it belongs. */
  members: z.array(Keyed),
  suites: z.array(Keyed),
  packages: z.int(),
  archived: z.boolean(),
  created_at: Instant,
  updated_at: Instant,
  can: z.object({ write: z.boolean() }),
})
export type ProductView = z.output<typeof ProductView>

/** A package that no rule knows, and which product it may be. */
export const Unmatched = z.object({
  id: z.string(),
  name: z.string().meta({ title: 'Name' }),
  publisher: z.string().meta({ title: 'Publisher' }),
  source: z.string().meta({ title: 'Comes from' }),
  versions: z.int().meta({ title: 'Versions' }),
  devices: z.int().meta({ title: 'Devices' }),
  suggestion: Keyed.nullable(),
})
export type Unmatched = z.output<typeof Unmatched>

/** What of an installation is proven: the lot that covers it and by which right, or why none does. */
export const reasons = [
  'given',
  'own',
  'lower',
  'later',
  'suite',
  'free',
  'none-bought',
  'no-right',
  'ended',
  'planned',
  'all-taken',
  'no-user',
  'no-site',
  'no-cores',
  'no-processors',
  'not-named',
  'peak',
] as const
export const Proof = NamedRecord.extend({
  title: z.string().meta({ title: 'Device' }),
  user: NamedRecord.nullable().meta({ title: 'Used by' }),
  covered: z.boolean().meta({ title: 'Covered' }),
  why: z.enum(reasons).meta({ title: 'Because' }),
  /** The day on which what was bought ended, or begins. */
  on: Day.nullable(),
  /** How many seats there are, all of them taken. */
  n: z.int().nullable(),
  /** Where it is decided by how many are at it at once: so many at most, of so many that are owned. */
  peak: z.object({ peak: z.int(), on: Day, unit: PeakUnit, of: z.int() }).nullable(),
  lot: z
    .object({ id: Id, order_no: z.string(), product: Keyed, quantity: z.int(), metric: Metric })
    .nullable(),
})
export type Proof = z.output<typeof Proof>

/**
 * A seat that could be given back: its device does not report any more, whoever has it by hand has it not installed, or by the vendor's
 * list whoever has it left or does not use it; or seats that were never needed at once, which their product itself has.
 */
export const Reclaimable = z.object({
  id: z.string(),
  what: z.enum(['device', 'seat', 'leaver', 'unused', 'peak']).meta({ title: 'Because' }),
  last: Instant.meta({ title: 'Since' }),
  product: Keyed.meta({ title: 'Product' }),
  holder: NamedRecord.meta({ title: 'Held by' }),
  seats: z.int().meta({ title: 'Seats' }),
  saves: z.string().nullable().meta({ title: 'Saves', widget: 'money' }),
})
export type Reclaimable = z.output<typeof Reclaimable>

/** A seat, a key or an account in somebody's hands. */
export const InHand = z.object({
  id: Id,
  what: z.enum(['seat', 'key', 'account']).meta({ title: 'What' }),
  product: Keyed.meta({ title: 'Product' }),
  /** The order of a seat, what a key is for, the account at a vendor. */
  name: z.string().meta({ title: 'Name' }),
  /** The last characters of a key; else empty. */
  ending: z.string(),
  since: Instant.meta({ title: 'Since' }),
})
export type InHand = z.output<typeof InHand>

const Step = z.object({
  what: z.enum(['move', 'lower', 'remove', 'buy']),
  product: NamedRecord,
  /** None: it is for how many are at it at once. */
  device: NamedRecord.nullable(),
  to: NamedRecord.nullable(),
  from: NamedRecord.nullable(),
  seats: z.int(),
  cost: z.string().nullable(),
  /** It must be bought, and nobody knows a price in the currency of the plan. */
  unpriced: z.boolean(),
})
export const Cheapest = z.object({
  steps: z.array(Step),
  /** Steps that are not listed, and such as the reader may not see. */
  more: z.int(),
  unseen: z.int(),
  /** In the first year, in the one currency of the plan. */
  cost: z.string().nullable(),
  /** What buying all that is missing would cost; null also where not all of it has a price in that currency. */
  instead: z.string().nullable(),
  unpriced: z.int(),
})
