import './held.ts'
import './home.ts'
import './supply.ts'
import './import/importers.ts'
import './promised.ts'
import { thenDone } from '#kernel/handlers'
import { roles } from '#kernel/auth/roles'
import { defineModule } from '#kernel/module'
import { askFor, cancel, close, decide, order, revise } from './commands/decide.ts'
import { createPurchases, savePurchase } from './commands/draft.ts'
import { acceptInvoice, enterInvoice, returnInvoice } from './commands/invoice.ts'
import { receive } from './commands/receive.ts'
import { sendBack } from './commands/send-back.ts'
import { purchasing as contract } from './contract.ts'
import * as happened from './events.ts'
import { eventLines } from './lines.ts'
import { countPurchases, listPurchases } from './list.ts'
import { purchasePast } from './past.ts'
import { showPurchase } from './queries.ts'
import { scoreOf } from './score.ts'
import { settings } from './settings.ts'
import { w } from './words.ts'

export const purchasing = defineModule({
  name: 'purchasing',
  contract,
  handlers: {
    list: listPurchases,
    count: countPurchases,
    get: showPurchase,
    create: async (ctx, input) => {
      const [made] = await createPurchases(ctx, [input])
      return { id: made?.id ?? '', key: made?.key ?? '' }
    },
    save: savePurchase,
    ask: thenDone(askFor),
    revise: thenDone(revise),
    decide: thenDone(decide),
    order: thenDone(order),
    receive,
    sendBack: thenDone(sendBack),
    invoice: enterInvoice,
    acceptInvoice: thenDone(acceptInvoice),
    returnInvoice: thenDone(returnInvoice),
    close: thenDone(close),
    cancel: thenDone(cancel),
    score: scoreOf,
  },
  permissions: {
    // Which purchases is decided by audience and grants: whoever asks for one sees it, and whoever could approve it.
    'purchasing.read': { title: w.later('may-read'), roles, part: 'everywhere' },
    'purchasing.ask': {
      title: w.later('may-ask'),
      roles: ['requester', 'technician', 'lead', 'manager', 'director', 'finance', 'people-manager'],
      part: 'everywhere',
    },
    'purchasing.approve': { title: w.later('may-approve'), roles: ['manager', 'finance', 'director'] },
    'purchasing.approve-any': { title: w.later('may-approve-any'), roles: ['finance', 'director'] },
    'purchasing.order': { title: w.later('may-order'), roles: ['lead', 'manager'] },
    'purchasing.receive': { title: w.later('may-receive'), roles: ['technician', 'lead', 'manager'] },
    'purchasing.book': { title: w.later('may-book'), roles: ['finance', 'manager'] },
  },
  kinds: [
    {
      name: 'purchase',
      title: w.later('purchase'),
      prefix: 'PO',
      sequence: 'purchase_number',
      can: { read: 'purchasing.read', write: 'purchasing.ask' },
      page: contract.get.path,
      family: 'purchase',
    },
  ],
  settings,
  events: Object.values(happened),
  eventLines,
  pasts: [purchasePast],
  views: [
    {
      list: 'purchasing.list',
      name: 'open',
      title: w.later('view.open'),
      q: '-status:closed,cancelled,refused',
    },
    { list: 'purchasing.list', name: 'mine', title: w.later('view.mine'), q: 'requester:me' },
    { list: 'purchasing.list', name: 'decide', title: w.later('view.decide'), q: 'status:asked' },
    { list: 'purchasing.list', name: 'coming', title: w.later('view.coming'), q: 'status:ordered,partly' },
    { list: 'purchasing.list', name: 'held', title: w.later('view.held'), q: 'held:yes' },
    { list: 'purchasing.list', name: 'all', title: w.later('view.all'), q: '' },
  ],
  refusals: {
    purchase_vendor_id_fkey: w.later('no-such-vendor'),
    purchase_invoice_number: w.later('number-taken'),
  },
})
