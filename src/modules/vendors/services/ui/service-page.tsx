import { ask, useAsk, useCommand } from '#kit/api'
import { Callout } from '#kit/callout.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Link } from '#kit/link.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { NameInPlace } from '#kit/record/name-in-place.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { useParam } from '#kit/url'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
import { w as room } from '../../ui/words.ts'
import { serving } from '../contract.ts'
import { ServiceSide } from './service-side.tsx'
import { type Service, TierPill } from './service-words.tsx'
import { w } from './words.ts'

/** One service: what covers it, what it serves, what happened. */
export function Screen() {
  const key = useParam('key')
  const answer = useAsk(serving.service, { id: key }, { kinds: ['vendor-service', 'contract', 'vendor'] })
  return <Loaded answer={answer}>{(service) => <Shown service={service} />}</Loaded>
}

function Shown({ service }: { service: Service }) {
  const touches = ['vendors']
  const save = useCommand(serving.saveService, { form: underField, touches })
  const archive = useCommand(serving.archiveService, {
    touches,
    undo: (_, { id: one, archived: away = true }) =>
      ask(serving.archiveService, { id: one, archived: !away }),
  })
  const { id, key, name, tier, vendor, contract, archived, can } = service
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      heading={
        <NameInPlace
          schema={serving.saveService.input}
          of={service}
          refused={can.write ? null : ''}
          save={save.mutateAsync}
        />
      }
      to={`/vendors/services/${key}`}
      icon="cloud"
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: vendor.name, to: `/vendors/${vendor.key}` },
      ]}
      facts={
        <>
          <TierPill tier={tier} />
          {archived && <Pill icon="archive">{w('archived')}</Pill>}
          <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>
        </>
      }
      actions={can.write ? [archiving({ id, archived }, archive)] : []}
      side={<ServiceSide service={service} />}
    >
      <RecordBody id={id} kind="vendor-service">
        {contract ? (
          <Callout tone="info" title={w('finding.covered', { name: contract.name })}>
            <p>{w('finding.serves')}</p>
          </Callout>
        ) : (
          <Callout tone="warn" title={w('finding.uncovered')}>
            <p>{w('finding.uncovered-text')}</p>
          </Callout>
        )}
      </RecordBody>
    </RecordPage>
  )
}
