import type { z } from 'zod'
import { useAsk, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { RecordPanels } from '#kit/record/panels.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import { History } from '#facets/history/ui/history.tsx'
import { AssessmentsOf } from '../assessments/ui/assessments-of.tsx'
import { vendors } from '../contract.ts'
import type { VendorView } from '../schemas.ts'
import { w as said } from '../words.ts'
import { Contacts } from './contacts.tsx'
import { ContractsOf } from './contracts-of.tsx'
import { VendorSide } from './vendor-side.tsx'
import { w } from './words.ts'

export type Vendor = z.output<typeof VendorView>

/** One vendor: what was signed, whom one reaches, what happened. */
export function Screen() {
  const key = useParam('key')
  const { data: vendor, error, refetch } = useAsk(vendors.get, { id: key }, { kinds: ['vendor'] })
  if (error && !vendor) return <PageFault error={error} onAgain={() => void refetch()} />
  return vendor ? <Shown vendor={vendor} /> : <Skeleton shape="record" />
}

function Shown({ vendor }: { vendor: Vendor }) {
  const save = useCommand(vendors.save, { form: underField })
  const archive = useCommand(vendors.archive)
  const { id, key, name, version, tier, website, archived, can } = vendor
  const actions: Action[] = can.write
    ? [
        {
          name: 'contract',
          title: w('contract.new'),
          icon: 'plus',
          to: `/vendors/contracts/new?vendor=${id}`,
        },
        {
          name: 'archive',
          title: w(archived ? 'restore' : 'archive'),
          icon: archived ? 'undo' : 'archive',
          rare: true,
          busy: archive.isPending,
          run: () => archive.mutate({ id, archived: !archived }),
        },
      ]
    : []
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      heading={
        <EditInPlace
          schema={vendors.save.input}
          name="name"
          value={name}
          version={version}
          refused={can.write ? null : ''}
          save={(next, edited) => save.mutateAsync({ id, version: edited, name: String(next) })}
        >
          {name}
        </EditInPlace>
      }
      to={`/vendors/${key}`}
      icon="building"
      crumbs={[{ title: w('vendors'), to: '/vendors' }]}
      facts={
        <>
          {tier && <Pill tone={tier === '1' ? 'warn' : undefined}>{said(`tier.${tier}`)}</Pill>}
          {archived && <Pill icon="archive">{w('archived')}</Pill>}
          {website && (
            <a href={website} rel="noreferrer noopener" target="_blank">
              {website.replace(/^https?:\/\//u, '')}
            </a>
          )}
        </>
      }
      actions={actions}
      side={<VendorSide vendor={vendor} />}
    >
      <div className="stack wide">
        <p />
        <ContractsOf vendor={vendor} />
        <AssessmentsOf vendor={vendor} />
        <Contacts vendor={vendor} />
        <RecordPanels kind="vendor" id={id} />
        <Panel title={w('story')}>
          <PanelBody>
            <History id={id} kind="vendor" />
          </PanelBody>
        </Panel>
      </div>
    </RecordPage>
  )
}
