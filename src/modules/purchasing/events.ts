import { z } from 'zod'
import { Day, event, Id } from '#lib/contract'
import { accounts } from './engine/posting.ts'
import { Expects } from './return-schemas.ts'
import { InvoiceSort, InvoiceStatus, Status } from './schemas.ts'

const facts = z.record(z.string(), z.unknown())
/** What was known before and after; the state among it. */
const change = { before: facts, after: facts }

export const purchaseCreated = event('purchase.created', z.object({ name: z.string() }))
export const purchaseChanged = event('purchase.changed', z.object(change))
export const purchaseAsked = event('purchase.asked', z.object(change))
export const purchaseRevised = event('purchase.revised', z.object(change))
export const purchaseDecided = event(
  'purchase.decided',
  z.object({ ...change, approved: z.boolean(), text: z.string() }),
)
export const purchaseOrdered = event('purchase.ordered', z.object(change))
export const purchaseReceived = event(
  'purchase.received',
  z.object({
    ...change,
    lines: z.array(z.object({ title: z.string(), quantity: z.int() })),
    over_why: z.string(),
    assets: z.array(Id),
  }),
)
export const purchaseReturned = event(
  'purchase.returned',
  z.object({
    ...change,
    title: z.string(),
    quantity: z.int(),
    expects: Expects,
    rma: z.string(),
    assets: z.array(Id),
  }),
)
export const purchaseInvoiced = event(
  'purchase.invoiced',
  z.object({
    sort: InvoiceSort,
    number: z.string(),
    dated_on: Day,
    total: z.string(),
    status: InvoiceStatus,
  }),
)
export const purchaseInvoiceSettled = event(
  'purchase.invoice-settled',
  z.object({ number: z.string(), status: InvoiceStatus, why: z.string() }),
)
export const purchaseEnded = event(
  'purchase.ended',
  z.object({ ...change, how: Status.extract(['closed', 'cancelled']), why: z.string() }),
)

/**
 * What happened in money, for whoever keeps budgets: entries in the smallest unit of the currency that come to nothing together;
 * `on` is the day they belong to. Accounts are named by the part they play: engine/posting.ts.
 */
export const purchasingPosted = event(
  'purchasing.posted',
  z.object({
    reason: z.enum(['approved', 'ordered', 'received', 'invoiced', 'returned', 'released', 'cut-short']),
    on: Day,
    currency: z.string(),
    cost_centre: z.string(),
    entries: z.array(z.object({ account: z.enum(accounts), minor: z.int() })),
  }),
)
