import { useState } from 'react'
import { useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Link } from '#kit/link.tsx'
import { archiving } from '#kit/record/archiving'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { NameFact, RecordScreen } from '#facets/pages/ui/record-screen.tsx'
import { PenaltiesPanel } from '../claims/ui/penalties-panel.tsx'
import { vendors } from '../contract.ts'
import { ObligationsOf } from '../obligations/ui/obligations-of.tsx'
import { ServicesOf } from '../services/ui/services-of.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { ContractSide } from './contract-side.tsx'
import { type Contract, StatusPill } from './contract-words.tsx'
import { Outlook } from './outlook.tsx'
import { TermsDialog } from './terms-dialog.tsx'
import { w } from './words.ts'

const touches = ['contracts', 'vendors']
type Open = 'terms' | 'cancel'

/** One contract: what must be decided by when, what follows by itself, what was agreed. */
export const Screen = () => (
  <OneRecord by={vendors.contract} kinds={['contract', 'vendor']}>
    {(contract) => <Shown contract={contract} />}
  </OneRecord>
)

function Shown({ contract }: { contract: Contract }) {
  const [open, setOpen] = useState<Open>()
  const { id, vendor, status } = contract
  const close = () => setOpen(undefined)
  return (
    <RecordScreen
      kind="contract"
      of={contract}
      heading={<NameFact of={contract} by={vendors.saveContract} touches={touches} />}
      crumbs={[
        { title: w('vendors'), to: '/vendors' },
        { title: vendor.name, to: `/vendors/${vendor.key}` },
      ]}
      state={<StatusPill status={status} />}
      facts={<Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>}
      actions={useActions(contract, setOpen)}
      side={<ContractSide contract={contract} onTerms={() => setOpen('terms')} />}
    >
      <Outlook contract={contract} />
      <PenaltiesPanel id={id} />
      <ObligationsOf contract={contract} />
      <ServicesOf contract={contract} />
      {open === 'terms' && <TermsDialog contract={contract} onClose={close} />}
      {open === 'cancel' && <CancelDialog contract={contract} onClose={close} />}
    </RecordScreen>
  )
}

function useActions(contract: Contract, open: (which: Open) => void): Action[] {
  const { id, renewal, status, cancelled_on, can } = contract
  const archive = useCommand(vendors.archiveContract, { touches })
  const takeBack = useCommand(vendors.cancelContract, { done: w('cancel.undone'), touches })
  if (!can.write) return []
  const notice: Action[] =
    cancelled_on !== null
      ? [
          {
            name: 'take-back',
            title: w('cancel.undo'),
            icon: 'undo',
            busy: takeBack.isPending,
            run: () => takeBack.mutate({ id, on: null }),
          },
        ]
      : renewal === 'none' || status === 'ended'
        ? []
        : [{ name: 'cancel', title: w('cancel'), icon: 'flag', run: () => open('cancel') }]
  return [
    ...notice,
    { name: 'terms', title: w('terms.edit'), icon: 'edit', run: () => open('terms') },
    archiving(contract, archive),
  ]
}
