import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import { titleOf } from '#kernel/past'
import * as happened from './events.ts'
import { purchaseFields } from './schemas.ts'
import { w } from './words.ts'

type Facts = Record<string, unknown>
type Change = { before: Facts; after: Facts }

const isField = (field: string): field is keyof typeof purchaseFields => Object.hasOwn(purchaseFields, field)
/** Only that they changed is told: they are long. */
const bare: readonly string[] = ['note', 'lines']

function shown(value: unknown, field: string, { of, day }: Names): string {
  if (typeof value !== 'string' || value === '') return '–'
  if (field === 'vendor_id') return of(value)
  return field === 'needed_by' ? day(value) : value
}

function changes({ before, after }: Change, told: Names): Sentence[] {
  return Object.keys(after)
    .filter(isField)
    .map((field) => {
      const title = told.say(titleOf(purchaseFields[field]))
      return bare.includes(field)
        ? w.later('said-changed', { field: title })
        : w.later('said-from-to', {
            field: title,
            before: shown(before[field], field, told),
            after: shown(after[field], field, told),
          })
    })
}

const vendorIn = ({ before, after }: Change) =>
  [before['vendor_id'], after['vendor_id']].filter((id) => typeof id === 'string')

/** How what happens to purchases reads in their timelines; what was posted is for budgets, and told in the audit trail alone. */
export const eventLines = [
  eventLine(happened.purchaseCreated, { say: () => w.later('said-created') }),
  eventLine(happened.purchaseChanged, { mentions: vendorIn, say: changes }),
  eventLine(happened.purchaseAsked, { say: () => w.later('said-asked') }),
  eventLine(happened.purchaseRevised, { say: () => w.later('said-revised') }),
  eventLine(happened.purchaseDecided, {
    say: ({ approved, text }) =>
      text === ''
        ? w.later(approved ? 'said-approved' : 'said-refused')
        : w.later(approved ? 'said-approved-why' : 'said-refused-why', { why: text }),
  }),
  eventLine(happened.purchaseOrdered, {
    mentions: vendorIn,
    say({ after }, { of }) {
      const { vendor_id, order_no: no } = after
      const vendor = of(typeof vendor_id === 'string' ? vendor_id : null)
      return typeof no !== 'string' || no === ''
        ? w.later('said-ordered', { vendor })
        : w.later('said-ordered-no', { vendor, no })
    },
  }),
  eventLine(happened.purchaseReceived, {
    say({ lines, over_why }) {
      const what = lines.map(({ title, quantity }) => `${quantity} × ${title}`).join(', ')
      const came = w.later('said-received', { what })
      return over_why === '' ? came : [came, w.later('said-over', { why: over_why })]
    },
  }),
  eventLine(happened.purchaseReturned, {
    say({ title, quantity, rma }) {
      const what = `${quantity} × ${title}`
      return rma === '' ? w.later('said-sent-back', { what }) : w.later('said-sent-back-rma', { what, rma })
    },
  }),
  eventLine(happened.purchaseInvoiced, {
    say: ({ sort, number, total, status }) =>
      w.later(
        sort === 'credit'
          ? status === 'held'
            ? 'said-credit-held'
            : 'said-credit'
          : status === 'held'
            ? 'said-invoice-held'
            : 'said-invoice',
        { number, total },
      ),
  }),
  eventLine(happened.purchaseInvoiceSettled, {
    say: ({ number, status, why }) =>
      status === 'matched'
        ? w.later('said-now-right', { number })
        : w.later(status === 'accepted' ? 'said-accepted' : 'said-returned', { number, why }),
  }),
  eventLine(happened.purchaseEnded, {
    say: ({ how, why }) =>
      why === ''
        ? w.later(how === 'closed' ? 'said-closed' : 'said-cancelled')
        : w.later(how === 'closed' ? 'said-closed-why' : 'said-cancelled-why', { why }),
  }),
  eventLine(happened.purchasingPosted, {
    say({ entries, currency }, { each, say }) {
      if (!each) return []
      const sides = entries.map(({ account, minor }) => `${say(w.later(`account.${account}`))} ${minor}`)
      return w.later('said-posted', { sides: sides.join(', '), currency })
    },
  }),
]
