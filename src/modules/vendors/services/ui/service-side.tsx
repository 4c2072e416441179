import { Link } from '#kit/link.tsx'
import { Prop } from '#kit/props-list.tsx'
import { factOf } from '#facets/pages/ui/facts.tsx'
import { RecordSide } from '#facets/pages/ui/record-side.tsx'
import { wordChoices } from '../../ui/contract-words.tsx'
import { contractsWith } from '../../ui/finders.ts'
import { w as said } from '../../words.ts'
import { serving } from '../contract.ts'
import type { Service } from './service-words.tsx'
import { w } from './words.ts'

const Fact = factOf(serving.saveService)

/** Beside the story of a service: whose it is, how critical, what covers it, what it serves, its papers. */
export function ServiceSide({ service }: { service: Service }) {
  const { vendor, contract, tier, what } = service
  return (
    <RecordSide
      kind="vendor-service"
      of={service}
      facts={
        <>
          <Prop title={w('vendor')}>
            <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>
          </Prop>
          <Fact
            of={service}
            name="tier"
            shown={tier ? said(`tier.${tier}`) : undefined}
            choices={wordChoices.tier()}
          />
          <Fact of={service} name="contract_id" record={contract} search={contractsWith(vendor.id)} />
          <Fact of={service} name="what" shown={what} />
        </>
      }
    />
  )
}
