import { ask, useCommand } from '#kit/api'
import { Callout } from '#kit/callout.tsx'
import { Link } from '#kit/link.tsx'
import { archiving } from '#kit/record/archiving'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { NameFact, RecordScreen } from '#facets/pages/ui/record-screen.tsx'
import { w as room } from '../../ui/words.ts'
import { serving } from '../contract.ts'
import { ServiceSide } from './service-side.tsx'
import { type Service, TierPill } from './service-words.tsx'
import { w } from './words.ts'

/** One service: what covers it, what it serves, what happened. */
export const Screen = () => (
  <OneRecord by={serving.service} kinds={['vendor-service', 'contract', 'vendor']}>
    {(service) => <Shown service={service} />}
  </OneRecord>
)

function Shown({ service }: { service: Service }) {
  const touches = ['vendors']
  const archive = useCommand(serving.archiveService, {
    touches,
    undo: (_, { id: one, archived: away = true }) =>
      ask(serving.archiveService, { id: one, archived: !away }),
  })
  const { tier, vendor, contract, can } = service
  return (
    <RecordScreen
      kind="vendor-service"
      of={service}
      heading={<NameFact of={service} by={serving.saveService} touches={touches} />}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: vendor.name, to: `/vendors/${vendor.key}` },
      ]}
      state={<TierPill tier={tier} />}
      facts={<Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>}
      actions={can.write ? [archiving(service, archive)] : []}
      side={<ServiceSide service={service} />}
    >
      {contract ? (
        <Callout tone="info" title={w('finding.covered', { name: contract.name })}>
          <p>{w('finding.serves')}</p>
        </Callout>
      ) : (
        <Callout tone="warn" title={w('finding.uncovered')}>
          <p>{w('finding.uncovered-text')}</p>
        </Callout>
      )}
    </RecordScreen>
  )
}
