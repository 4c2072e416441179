import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Link } from '#kit/link.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { NameInPlace } from '#kit/record/name-in-place.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { useParam } from '#kit/url'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
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
export function Screen() {
  const key = useParam('key')
  const answer = useAsk(vendors.contract, { id: key }, { kinds: ['contract', 'vendor'] })
  return <Loaded answer={answer}>{(contract) => <Shown contract={contract} />}</Loaded>
}

function Shown({ contract }: { contract: Contract }) {
  const [open, setOpen] = useState<Open>()
  const save = useCommand(vendors.saveContract, { form: underField, touches })
  const { id, key, name, vendor, status, archived, can } = contract
  const close = () => setOpen(undefined)
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      heading={
        <NameInPlace
          schema={vendors.saveContract.input}
          of={contract}
          refused={can.write ? null : ''}
          save={save.mutateAsync}
        />
      }
      to={`/vendors/contracts/${key}`}
      icon="file"
      crumbs={[
        { title: w('vendors'), to: '/vendors' },
        { title: vendor.name, to: `/vendors/${vendor.key}` },
      ]}
      facts={
        <>
          <StatusPill status={status} />
          {archived && <Pill icon="archive">{w('archived')}</Pill>}
          <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>
        </>
      }
      actions={useActions(contract, setOpen)}
      side={<ContractSide contract={contract} onTerms={() => setOpen('terms')} />}
    >
      <RecordBody id={id} kind="contract">
        <Outlook contract={contract} />
        <PenaltiesPanel id={id} />
        <ObligationsOf contract={contract} />
        <ServicesOf contract={contract} />
      </RecordBody>
      {open === 'terms' && <TermsDialog contract={contract} onClose={close} />}
      {open === 'cancel' && <CancelDialog contract={contract} onClose={close} />}
    </RecordPage>
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
