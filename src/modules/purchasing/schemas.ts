import { z } from 'zod'
import { Day, Id, Instant } from '#lib/contract'
import { line, optional } from '#lib/inputs'
import { CostText } from '#lib/money/money'
import { patchOf } from '#lib/patch'
import { Named, NamedRecord } from '#lib/shapes'
import { deeds, statuses } from './engine/state.ts'
import { ReturnView } from './return-schemas.ts'
import { w } from './words.ts'

/** So long may a name be, and what a line is called. */
export const longestLine = 200

export const Status = z.enum(statuses).meta({ title: 'Status' })
export type Status = z.output<typeof Status>

/** What a line is, and so what it becomes when it is delivered. */
export const LineSort = z.enum(['thing', 'asset', 'licence']).meta({ title: 'Is' })
export type LineSort = z.output<typeof LineSort>
/** By what a licence is counted. */
export const Metric = z
  .enum(['user', 'named-user', 'device', 'concurrent', 'subscription', 'core', 'processor', 'site'])
  .meta({ title: 'Counted by' })
export type Metric = z.output<typeof Metric>

/** How often the price of a licence is paid. */
export const LinePer = z.enum(['once', 'month', 'year']).meta({ title: 'Per' })
export type LinePer = z.output<typeof LinePer>

const hasTwoDecimals = (n: number) => Math.round(n * 100) === Number((n * 100).toFixed(6))
const mostPieces = 100_000

/** How an amount that must be there is typed in, and what it looks like. */
const money = { widget: 'money', example: '1250.00 EUR' } as const

export const LineDraft = z.object({
  sort: LineSort.default('thing'),
  title: line('What').min(1),
  asset_type: line('Type', 40).default(''),
  manufacturer: line('Manufacturer', 120).default(''),
  model: line('Model', 160).default(''),
  metric: optional(Metric),
  quantity: z.int().min(1).max(mostPieces).meta({ title: 'How many' }),
  unit_price: CostText.meta({ title: 'Price of one', hint: 'Without tax', ...money }),
  tax_percent: z
    .number()
    .min(0)
    .max(100)
    .refine(hasTwoDecimals, { params: { sentence: w.later('two-decimals') } })
    .default(0)
    .meta({ title: 'Tax in %' }),
  per: LinePer.default('once'),
  starts_on: optional(
    Day.meta({ title: 'Counts from', hint: 'The first day; empty: the day on which it comes' }),
  ),
  ends_on: optional(Day.meta({ title: 'Counts until', hint: 'The last day; empty: for good' })),
  months: optional(z.int().min(1).max(240).meta({ title: 'For months', hint: 'Instead of a last day' })),
})
export type LineDraft = z.output<typeof LineDraft>

export const purchaseFields = {
  name: line('What for').min(1),
  vendor_id: optional(Id.meta({ title: 'Vendor', of: 'vendor' })),
  cost_centre: line('Cost centre', 80).default(''),
  needed_by: optional(Day.meta({ title: 'Needed by' })),
  note: z
    .string()
    .max(10_000)
    .default('')
    .meta({ title: 'Reason', hint: 'What whoever approves it should know', widget: 'long-text' }),
  lines: z.array(LineDraft).min(1).max(100).meta({ title: 'Lines' }),
}
export const PurchaseDraft = z.object(purchaseFields)
export type PurchaseDraft = z.input<typeof PurchaseDraft> & {
  id?: string | undefined
  requester_id?: string | undefined
}
export const PurchasePatch = z.object(patchOf(purchaseFields))
export type PurchasePatch = z.output<typeof PurchasePatch>

export const Why = z.string().trim().max(1000).meta({ title: 'Why' })

export const Ordering = z.object({
  vendor_id: Id.optional().meta({
    title: 'Vendor',
    of: 'vendor',
    description: 'Left out: the one that was asked for',
  }),
  order_no: line('Order number', 120)
    .default('')
    .meta({ title: 'Order number', hint: 'As the vendor calls it' }),
  ordered_on: Day.meta({ title: 'Ordered on' }),
  promised_on: optional(Day.meta({ title: 'Promised for' })),
})

const ReceivedLine = z.object({
  line_id: Id.meta({ title: 'Line' }),
  quantity: z.int().min(1).max(mostPieces).meta({ title: 'How many' }),
  serials: z.array(line('Serial number', 120).min(1)).max(1000).default([]).meta({ title: 'Serial numbers' }),
})
export const Receiving = z.object({
  received_on: Day.meta({ title: 'Arrived on' }),
  lines: z.array(ReceivedLine).min(1).max(100).meta({ title: 'Lines' }),
  place_id: optional(Id.meta({ title: 'Put to', of: 'place', hint: 'Where the devices are now' })),
  warranty_months: optional(z.int().min(1).max(240).meta({ title: 'Warranty in months' })),
  note: line('Delivery note', 200).default(''),
  over_why: Why.default('').meta({ title: 'Why more than ordered' }),
})
export type Receiving = z.output<typeof Receiving>

export const InvoiceSort = z.enum(['invoice', 'credit']).meta({ title: 'Is' })
const InvoiceLine = z.object({
  line_id: Id.meta({ title: 'Line' }),
  quantity: z
    .int()
    .min(0)
    .max(mostPieces)
    .meta({ title: 'How many', hint: 'None: only the price of a credit note' }),
  net: CostText.meta({ title: 'Without tax', ...money }),
})
export const Invoicing = z.object({
  sort: InvoiceSort.default('invoice'),
  number: line('Invoice number', 120).min(1),
  dated_on: Day.meta({ title: 'Dated' }),
  lines: z.array(InvoiceLine).min(1).max(100).meta({ title: 'Lines' }),
  tax: CostText.meta({ title: 'Tax', ...money }),
  total: CostText.meta({ title: 'Total', hint: 'With tax, as it is printed', ...money }),
})
export type Invoicing = z.output<typeof Invoicing>

export const PurchaseRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'What for' }),
  status: Status,
  vendor: z.string().nullable().meta({ title: 'Vendor' }),
  requester: z.string().meta({ title: 'Requester' }),
  net: z.string().meta({ title: 'Without tax' }),
  needed_by: Day.nullable().meta({ title: 'Needed by' }),
  ordered_on: Day.nullable().meta({ title: 'Ordered on' }),
  promised_on: Day.nullable().meta({ title: 'Promised for' }),
  held: z.int().meta({ title: 'Invoices held' }),
  updated_at: Instant.meta({ title: 'Updated' }),
})

export const LineView = LineDraft.extend({
  id: Id,
  /** All of the line, without tax. */
  net: z.string().meta({ title: 'Without tax' }),
  received: z.int().meta({ title: 'Received' }),
  returned: z.int().meta({ title: 'Sent back' }),
  invoiced: z.int().meta({ title: 'Invoiced' }),
})
export const ReceiptView = z.object({
  id: Id,
  received_on: Day,
  by: Named,
  note: z.string(),
  over_why: z.string(),
  lines: z.array(
    z.object({
      line_id: Id,
      title: z.string(),
      quantity: z.int(),
      pieces: z.array(
        z.object({ serial: z.string(), record: NamedRecord.nullable(), returned: z.boolean() }),
      ),
    }),
  ),
})
export const InvoiceStatus = z.enum(['held', 'matched', 'accepted', 'returned']).meta({ title: 'Status' })
export type InvoiceStatus = z.output<typeof InvoiceStatus>
export const InvoiceView = z.object({
  id: Id,
  sort: InvoiceSort,
  number: z.string(),
  dated_on: Day,
  status: InvoiceStatus,
  net: z.string(),
  tax: z.string(),
  total: z.string(),
  entered_by: Named,
  settled_by: Named.nullable(),
  why: z.string(),
  /** What was found of each line, as a sentence; told of what is held. */
  findings: z.array(z.object({ passes: z.boolean(), text: z.string() })),
  /** Why the reader may not let it pass; none: they may. Left out where nothing is to be decided, or not by them. */
  accept: z.string().nullable().optional(),
})

/** Something that could be done with it now, by this reader's permissions; with the sentence why not. */
const Offer = z.object({ deed: z.enum(deeds), refused: z.string().nullable() })

export const PurchaseView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  status: Status,
  requester: Named,
  vendor: Named.extend({ key: z.string() }).nullable(),
  cost_centre: z.string(),
  needed_by: Day.nullable(),
  note: z.string(),
  currency: z.string(),
  net: z.string(),
  tax: z.string(),
  total: z.string(),
  decided: z.object({ by: Named, at: Instant, text: z.string() }).nullable(),
  order_no: z.string(),
  ordered_by: Named.nullable(),
  ordered_on: Day.nullable(),
  promised_on: Day.nullable(),
  received_on: Day.nullable(),
  ended_why: z.string(),
  lines: z.array(LineView),
  receipts: z.array(ReceiptView),
  returns: z.array(ReturnView),
  /** Billed and not here: a credit note over so much, without tax, is expected. */
  owed: z.string().nullable().meta({ title: 'Credit expected' }),
  invoices: z.array(InvoiceView),
  archived: z.boolean(),
  created_at: Instant,
  updated_at: Instant,
  offers: z.array(Offer),
})
export type PurchaseView = z.output<typeof PurchaseView>

export const VendorScore = z.object({
  delivery: z
    .object({
      orders: z.int().meta({ title: 'Orders' }),
      median: z.int(),
      most: z.int(),
      promised: z.int(),
      late: z.int(),
      late_by: z.int(),
    })
    .nullable(),
  drifts: z.array(
    z.object({
      what: z.string(),
      first: z.object({ on: Day, price: z.string() }),
      last: z.object({ on: Day, price: z.string() }),
      /** In percent; below nothing: it fell. */
      percent: z.number(),
    }),
  ),
  /** Pieces that came, and of these, those that went back; by the reason given. */
  pieces: z.int(),
  returned: z.int().meta({ title: 'Sent back' }),
  faulty: z.int(),
  invoices: z.int().meta({ title: 'Invoices' }),
  /** Of these, those that were not right when they came. */
  wrong: z.int(),
})
