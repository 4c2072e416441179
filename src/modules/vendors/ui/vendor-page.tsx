import type { z } from 'zod'
import { useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { NameFact, RecordScreen } from '#facets/pages/ui/record-screen.tsx'
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
export const Screen = () => (
  <OneRecord by={vendors.get} kinds={['vendor']}>
    {(vendor) => <Shown vendor={vendor} />}
  </OneRecord>
)

function Shown({ vendor }: { vendor: Vendor }) {
  const archive = useCommand(vendors.archive)
  const { id, tier, website, can } = vendor
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
    <RecordScreen
      kind="vendor"
      of={vendor}
      heading={<NameFact of={vendor} by={vendors.save} />}
      crumbs={[{ title: w('vendors'), to: '/vendors' }]}
      state={tier && <Pill tone={tier === '1' ? 'warn' : undefined}>{said(`tier.${tier}`)}</Pill>}
      facts={
        website && (
          <a href={website} rel="noreferrer noopener" target="_blank">
            {website.replace(/^https?:\/\//u, '')}
          </a>
        )
      }
      actions={actions}
      side={<VendorSide vendor={vendor} />}
    >
      <ServicesOf vendor={vendor} />
      <ContractsOf vendor={vendor} />
      <ClaimsOf id={id} />
      <ObligationsOf vendor={vendor} />
      <AssessmentsOf vendor={vendor} />
      <Contacts vendor={vendor} />
    </RecordScreen>
  )
}
