import type { z } from 'zod'
import { useAsk, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { NameInPlace } from '#kit/record/name-in-place.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { useParam } from '#kit/url'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
import { ClaimsOf } from '../claims/ui/claims-of.tsx'
import { AssessmentsOf } from '../assessments/ui/assessments-of.tsx'
import { vendors } from '../contract.ts'
import { ObligationsOf } from '../obligations/ui/obligations-of.tsx'
import type { VendorView } from '../schemas.ts'
import { ServicesOf } from '../services/ui/services-of.tsx'
import { w as said } from '../words.ts'
import { Contacts } from './contacts.tsx'
import { ContractsOf } from './contracts-of.tsx'
import { VendorSide } from './vendor-side.tsx'
import { w } from './words.ts'

export type Vendor = z.output<typeof VendorView>

/** One vendor: what was signed, whom one reaches, what happened. */
export function Screen() {
  const key = useParam('key')
  const answer = useAsk(vendors.get, { id: key }, { kinds: ['vendor'] })
  return <Loaded answer={answer}>{(vendor) => <Shown vendor={vendor} />}</Loaded>
}

function Shown({ vendor }: { vendor: Vendor }) {
  const save = useCommand(vendors.save, { form: underField })
  const archive = useCommand(vendors.archive)
  const { id, key, name, tier, website, archived, can } = vendor
  const actions: Action[] = can.write
    ? [
        {
          name: 'contract',
          title: w('contract.new'),
          icon: 'plus',
          to: `/vendors/contracts/new?vendor=${id}`,
        },
        archiving(vendor, archive),
      ]
    : []
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      heading={
        <NameInPlace
          schema={vendors.save.input}
          of={vendor}
          refused={can.write ? null : ''}
          save={save.mutateAsync}
        />
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
      <RecordBody id={id} kind="vendor">
        <ServicesOf vendor={vendor} />
        <ContractsOf vendor={vendor} />
        <ClaimsOf id={id} />
        <ObligationsOf vendor={vendor} />
        <AssessmentsOf vendor={vendor} />
        <Contacts vendor={vendor} />
      </RecordBody>
    </RecordPage>
  )
}
