import { useState } from 'react'
import { z } from 'zod'
import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { known } from '#kit/form/known'
import { useToday } from '#kit/reader.tsx'
import { findVendors } from '#modules/vendors/ui/finders'
import { purchasing } from '../contract.ts'
import type { Deed } from '../engine/state.ts'
import { Ordering, Why } from '../schemas.ts'
import { InvoiceDialog } from './invoice-dialog.tsx'
import classes from './lines.module.css'
import { ReceiveDialog } from './receive-dialog.tsx'
import { SendBackDialog } from './send-back-dialog.tsx'
import type { Invoice, Purchase } from './said.tsx'
import { w } from './words.ts'

/** What was pressed: a deed of the purchase, or one about an invoice of it. */
export type Open =
  | { readonly deed: Exclude<Deed, 'edit' | 'ask' | 'revise'> }
  | { readonly deed: 'accept' | 'return'; readonly invoice: Invoice }

export interface DialogProps {
  purchase: Purchase
  onClose: () => void
}

/** Asks what a deed needs, and does it. */
export function Dialog({ open, ...props }: DialogProps & { open: Open }) {
  switch (open.deed) {
    case 'approve':
    case 'refuse':
      return <DecideDialog {...props} deed={open.deed} />
    case 'order':
      return <OrderDialog {...props} />
    case 'receive':
      return <ReceiveDialog {...props} />
    case 'send-back':
      return <SendBackDialog {...props} />
    case 'invoice':
    case 'credit':
      return <InvoiceDialog {...props} sort={open.deed} />
    case 'close':
    case 'cancel':
      return <EndDialog {...props} deed={open.deed} />
    case 'accept':
    case 'return':
      return <SettleDialog {...props} deed={open.deed} invoice={open.invoice} />
  }
}

const Said = z.object({ text: Why.default('').meta({ title: 'Word to the requester' }) })
const Reason = z.object({ why: Why.default('').meta({ title: 'Why' }) })
const Needed = z.object({ why: Why.min(1).meta({ title: 'Why' }) })

function DecideDialog({ purchase, deed, onClose }: DialogProps & { deed: 'approve' | 'refuse' }) {
  // What stood there when it was opened is decided, whatever comes in meanwhile.
  const [{ id, version }] = useState(purchase)
  const decide = useCommand(purchasing.decide, {
    form: underField,
    done: w(deed === 'approve' ? 'approve.done' : 'refuse.done'),
    touches: ['notices'],
    closes: onClose,
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w(`deed.${deed}`)}
      size={460}
      schema={Said}
      save={w(`deed.${deed}`)}
      onSave={({ text }) => decide.mutateAsync({ id, version, approve: deed === 'approve', text })}
    />
  )
}

function OrderDialog({ purchase: { id, vendor }, onClose }: DialogProps) {
  const order = useCommand(purchasing.order, { form: underField, done: w('order.done'), closes: onClose })
  const today = useToday()
  return (
    <FormDialog
      onClose={onClose}
      title={w('deed.order')}
      size={480}
      text={<p className={classes.lead}>{w('order.text')}</p>}
      schema={Ordering}
      initial={{ ordered_on: today, ...(vendor && { vendor_id: vendor.id }) }}
      save={w('order.save')}
      onSave={(input) => order.mutateAsync({ id, ...input })}
      extras={{
        vendor_id: { search: findVendors, known: known(vendor) },
        promised_on: { ahead: true },
      }}
    />
  )
}

function EndDialog({ purchase: { id, status }, deed, onClose }: DialogProps & { deed: 'close' | 'cancel' }) {
  const close = useCommand(purchasing.close, { form: underField, done: w('close.done'), closes: onClose })
  const cancel = useCommand(purchasing.cancel, { form: underField, done: w('cancel.done'), closes: onClose })
  return (
    <FormDialog
      onClose={onClose}
      title={w(`deed.${deed}`)}
      size={460}
      text={deed === 'close' && <p className={classes.lead}>{w('close.text')}</p>}
      schema={deed === 'cancel' && status === 'draft' ? Reason : Needed}
      save={w(`deed.${deed}`)}
      onSave={({ why }) => (deed === 'close' ? close : cancel).mutateAsync({ id, why })}
    />
  )
}

interface SettleProps extends DialogProps {
  deed: 'accept' | 'return'
  invoice: Invoice
}

function SettleDialog({ purchase: { id }, deed, invoice, onClose }: SettleProps) {
  const accept = useCommand(purchasing.acceptInvoice, {
    form: underField,
    done: w('accept.done'),
    closes: onClose,
  })
  const back = useCommand(purchasing.returnInvoice, {
    form: underField,
    done: w('return.done'),
    closes: onClose,
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w(deed)}
      size={460}
      text={<p className={classes.lead}>{w(deed === 'accept' ? 'accept.text' : 'return.text')}</p>}
      schema={Needed}
      save={w(deed)}
      onSave={({ why }) =>
        (deed === 'accept' ? accept : back).mutateAsync({ id, invoice_id: invoice.id, why })
      }
    />
  )
}
