import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { Link } from '#kit/link.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { RecordPanels } from '#kit/record/panels.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import { History } from '#facets/history/ui/history.tsx'
import { vendors } from '../contract.ts'
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
  const {
    data: contract,
    error,
    refetch,
  } = useAsk(vendors.contract, { id: key }, { kinds: ['contract', 'vendor'] })
  if (error && !contract) return <PageFault error={error} onAgain={() => void refetch()} />
  return contract ? <Shown contract={contract} /> : <Skeleton shape="record" />
}

function Shown({ contract }: { contract: Contract }) {
  const [open, setOpen] = useState<Open>()
  const save = useCommand(vendors.saveContract, { form: underField, touches })
  const { id, key, name, version, vendor, status, archived, can } = contract
  const close = () => setOpen(undefined)
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      heading={
        <EditInPlace
          schema={vendors.saveContract.input}
          name="name"
          value={name}
          version={version}
          refused={can.write ? null : ''}
          save={(next, edited) => save.mutateAsync({ id, version: edited, name: String(next) })}
        >
          {name}
        </EditInPlace>
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
      <div className="stack wide">
        <p />
        <Outlook contract={contract} />
        <RecordPanels kind="contract" id={id} />
        <Panel title={w('story')}>
          <PanelBody>
            <History id={id} kind="contract" />
          </PanelBody>
        </Panel>
      </div>
      {open === 'terms' && <TermsDialog contract={contract} onClose={close} />}
      {open === 'cancel' && <CancelDialog contract={contract} onClose={close} />}
    </RecordPage>
  )
}

function useActions(contract: Contract, open: (which: Open) => void): Action[] {
  const { id, renewal, status, cancelled_on, archived, can } = contract
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
    {
      name: 'archive',
      title: w(archived ? 'restore' : 'archive'),
      icon: archived ? 'undo' : 'archive',
      rare: true,
      busy: archive.isPending,
      run: () => archive.mutate({ id, archived: !archived }),
    },
  ]
}
