import { useState } from 'react'
import { useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Link } from '#kit/link.tsx'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { RecordScreen } from '#facets/pages/ui/record-screen.tsx'
import { purchasing } from '../contract.ts'
import { Dialog, type Open } from './dialogs.tsx'
import { Invoices } from './invoices.tsx'
import { LinesTable } from './lines-table.tsx'
import { PurchaseSide } from './purchase-side.tsx'
import { Receipts } from './receipts.tsx'
import { Returns } from './returns.tsx'
import { type Purchase, StatusPill, useSaid } from './said.tsx'
import { w } from './words.ts'

/** One purchase: what was asked for, what came of it, what was billed. */
export const Screen = () => (
  <OneRecord by={purchasing.get} kinds={['purchase']}>
    {(purchase) => <Shown purchase={purchase} />}
  </OneRecord>
)

function Shown({ purchase }: { purchase: Purchase }) {
  const [open, setOpen] = useState<Open>()
  const { money } = useSaid()
  const { status, vendor, net } = purchase
  return (
    <RecordScreen
      kind="purchase"
      of={purchase}
      crumbs={[{ title: w('purchases'), to: '/purchasing' }]}
      state={
        <>
          <StatusPill status={status} />
          <span className="num">{w('net', { net: money(net) })}</span>
          {vendor && <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>}
        </>
      }
      actions={useActions(purchase, setOpen)}
      side={<PurchaseSide purchase={purchase} />}
    >
      <LinesTable purchase={purchase} />
      <Receipts purchase={purchase} />
      <Returns purchase={purchase} />
      <Invoices purchase={purchase} onSettle={(deed, invoice) => setOpen({ deed, invoice })} />
      {open && <Dialog purchase={purchase} open={open} onClose={() => setOpen(undefined)} />}
    </RecordScreen>
  )
}

const icons = {
  edit: 'edit',
  ask: 'send',
  approve: 'check',
  refuse: 'close',
  revise: 'undo',
  order: 'external',
  receive: 'box',
  'send-back': 'undo',
  invoice: 'file',
  credit: 'file',
  close: 'archive',
  cancel: 'close',
} as const
const primary: readonly string[] = ['ask', 'approve', 'order', 'receive']
const rare: readonly string[] = ['revise', 'send-back', 'credit', 'close', 'cancel']

/** What the state and the reader's permissions offer; with the sentence why one is refused. */
function useActions({ id, version, key, status, offers }: Purchase, open: (open: Open) => void): Action[] {
  const ask = useCommand(purchasing.ask, { done: w('ask.done'), touches: ['notices'] })
  const revise = useCommand(purchasing.revise, { done: w('revise.done') })
  const first = offers.find(
    ({ deed, refused }) => primary.includes(deed) && refused === null && status !== 'received',
  )?.deed
  return offers.map(({ deed, refused }): Action => {
    const shared = {
      name: deed,
      title: w(`deed.${deed}`),
      icon: icons[deed],
      refused,
      // Once all is there, more of it seldom comes.
      rare: rare.includes(deed) || (deed === 'receive' && status === 'received'),
      ...(deed === first && { kind: 'primary' as const }),
    }
    if (deed === 'edit') return { ...shared, to: `/purchasing/${key}/edit` }
    if (deed === 'ask') return { ...shared, busy: ask.isPending, run: () => ask.mutate({ id, version }) }
    if (deed === 'revise') return { ...shared, busy: revise.isPending, run: () => revise.mutate({ id }) }
    return { ...shared, run: () => open({ deed }) }
  })
}
