import { moneySaid, moneyOf } from '#lib/money/money'
import { say } from '#lib/words'
import { fieldsAs, type Past, tells } from '#kernel/past'
import { linesOf, rowOf } from './commands/load.ts'
import * as happened from './events.ts'
import { lineFacts } from './lines-drafted.ts'
import { type LineDraft, Ordering, purchaseFields, Status } from './schemas.ts'
import { w } from './words.ts'

interface Changed {
  before: Record<string, unknown>
  after: Record<string, unknown>
}
const asTold = ({ before, after }: Changed) => ({ before, after })
const onlyStatus = ['status']

/** What was known of a purchase: what was asked for, and how far it was. */
export const purchasePast: Past = {
  of: (kind) => kind === 'purchase',
  called: 'name',
  fields: {
    ...fieldsAs(purchaseFields, {
      name: {},
      vendor_id: { reads: 'record' },
      cost_centre: {},
      needed_by: { reads: 'day' },
      note: {},
      lines: {},
    }),
    ...fieldsAs(Ordering.shape, {
      order_no: {},
      ordered_on: { reads: 'day' },
      promised_on: { reads: 'day' },
    }),
    status: { title: w.later('status') },
    received_on: { title: w.later('received-on'), reads: 'day' },
    ended_why: { title: w.later('ended-why') },
  },
  async now(ctx, { id }) {
    const { title, ...row } = await rowOf(ctx, id)
    const lines = await linesOf(ctx, [id])
    return { ...row, name: title, lines: lines.map((line) => lineFacts(line, row.currency)) }
  },
  tells: [
    tells(happened.purchaseChanged, Object.keys(purchaseFields), asTold),
    tells(happened.purchaseAsked, onlyStatus, asTold),
    tells(happened.purchaseRevised, onlyStatus, asTold),
    tells(happened.purchaseDecided, onlyStatus, asTold),
    tells(happened.purchaseOrdered, ['status', 'vendor_id', 'order_no', 'ordered_on', 'promised_on'], asTold),
    tells(happened.purchaseReceived, ['status', 'received_on'], asTold),
    tells(happened.purchaseReturned, ['status', 'received_on'], asTold),
    tells(happened.purchaseEnded, ['status', 'ended_why'], asTold),
  ],
  say({ actor: { language } }, _record, { lines, status }) {
    const known = Status.safeParse(status)
    const words = ((lines ?? []) as LineDraft[]).map(
      ({ quantity, title, unit_price }) =>
        `${quantity} × ${title}, ${moneySaid(moneyOf(unit_price), language)}`,
    )
    return Promise.resolve({
      lines: words.join('; '),
      ...(known.success && { status: say(w.later(`status.${known.data}`), language) }),
    })
  },
}
