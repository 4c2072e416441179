import { z } from 'zod'
import { byId, Counted, Counting, Done, get, Id, listingBy, page, patch, post } from '#lib/contract'
import { Made, Saved, byIdOrKey, editing } from '#lib/shapes'
import { SendingBack } from './return-schemas.ts'
import {
  Invoicing,
  Ordering,
  PurchaseDraft,
  PurchasePatch,
  PurchaseRow,
  PurchaseView,
  Receiving,
  VendorScore,
  Why,
} from './schemas.ts'

const Ending = byId.extend({ why: Why.default('') })
const OfInvoice = byId.extend({ invoice_id: Id.meta({ title: 'Invoice' }), why: Why.min(1) })

export const purchasing = {
  list: get('/api/purchasing', {
    summary: 'Purchases that a filter lets through',
    can: 'purchasing.read',
    input: z.object(listingBy('needed', 'name', 'updated')),
    reply: page(PurchaseRow),
  }),
  count: get('/api/purchasing/count', {
    summary: 'How many purchases a filter lets through',
    can: 'purchasing.read',
    input: Counting,
    reply: Counted,
  }),
  get: get('/api/purchasing/:id', {
    summary: 'One purchase: its lines, who decided, what came, what was billed, what can be done with it',
    can: 'purchasing.read',
    input: byIdOrKey,
    reply: PurchaseView,
  }),
  create: post('/api/purchasing', {
    summary: 'Write down what should be bought',
    can: 'purchasing.ask',
    input: PurchaseDraft,
    reply: Made,
  }),
  save: patch('/api/purchasing/:id', {
    summary: 'Change a purchase that is still a draft',
    can: 'purchasing.ask',
    input: editing.extend(PurchasePatch.shape),
    reply: Saved,
  }),
  ask: post('/api/purchasing/:id/ask', {
    summary: 'Ask for approval',
    can: 'purchasing.ask',
    input: editing,
    reply: Done,
  }),
  revise: post('/api/purchasing/:id/revise', {
    summary: 'Make it a draft again, to change it; what was decided counts no more',
    can: 'purchasing.ask',
    input: byId,
    reply: Done,
  }),
  decide: post('/api/purchasing/:id/decide', {
    summary: 'Approve or refuse what somebody else asked for, in the version that was read',
    can: 'purchasing.approve',
    input: byId.extend({
      version: z.int().meta({ title: 'Version that was looked at' }),
      approve: z.boolean().meta({ title: 'Approved' }),
      text: Why.default('').meta({ title: 'Word to the requester' }),
    }),
    reply: Done,
  }),
  order: post('/api/purchasing/:id/order', {
    summary: 'Note that it was ordered',
    can: 'purchasing.order',
    input: byId.extend(Ordering.shape),
    reply: Done,
  }),
  receive: post('/api/purchasing/:id/receive', {
    summary:
      'Take a delivery in, or a part of one; devices become assets, licences are kept with their product',
    can: 'purchasing.receive',
    input: byId.extend(Receiving.shape),
    reply: z.object({ assets: z.array(Made), licences: z.int().meta({ title: 'Licences' }) }),
  }),
  sendBack: post('/api/purchasing/:id/returns', {
    summary: 'Send something of a delivery back to the vendor; its devices leave',
    can: 'purchasing.receive',
    input: byId.extend(SendingBack.shape),
    reply: Done,
  }),
  invoice: post('/api/purchasing/:id/invoices', {
    summary: 'Enter an invoice or a credit note; it is laid beside the order and what came',
    can: 'purchasing.book',
    input: byId.extend(Invoicing.shape),
    reply: z.object({ invoice_id: Id, held: z.boolean() }),
  }),
  acceptInvoice: post('/api/purchasing/:id/invoices/accept', {
    summary: 'Let an invoice pass that is not right; whoever asked for it or took the goods in may not',
    can: 'purchasing.approve',
    input: OfInvoice,
    reply: Done,
  }),
  returnInvoice: post('/api/purchasing/:id/invoices/return', {
    summary: 'Send an invoice that is not right back to the vendor; it counts no more',
    can: 'purchasing.book',
    input: OfInvoice,
    reply: Done,
  }),
  close: post('/api/purchasing/:id/close', {
    summary: 'Close a purchase; what is outstanding is given up, and why is said',
    can: 'purchasing.order',
    input: Ending,
    reply: Done,
  }),
  cancel: post('/api/purchasing/:id/cancel', {
    summary: 'Cancel a purchase of which nothing has come',
    can: 'purchasing.ask',
    input: Ending,
    reply: Done,
  }),
  score: get('/api/purchasing/scores/:id', {
    summary: 'How a vendor delivers, and how its prices moved, measured from purchases',
    can: 'purchasing.read',
    input: byId,
    reply: VendorScore,
  }),
}
