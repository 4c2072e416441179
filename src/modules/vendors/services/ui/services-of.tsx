import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { RecordsOf } from '../../ui/records-of.tsx'
import { serving } from '../contract.ts'
import { TierPill } from './service-words.tsx'
import { w } from './words.ts'

interface ServicesOfProps {
  /** Of one vendor, where more can be added. */
  vendor?: { id: string; name: string; can: { write: boolean } }
  /** What a contract covers; nothing is shown where that is nothing. */
  contract?: { id: string }
}

/** What a vendor does for us, or what a contract covers of it. */
export function ServicesOf({ vendor, contract }: ServicesOfProps) {
  const of = vendor ? `vendor:${vendor.id}` : `contract:${contract?.id ?? ''}`
  const asked = { q: `${of} archived:no`, sort: 'tier' as const, limit: 50 }
  const { data } = useAsk(serving.services, asked, { kinds: ['vendor-service', 'contract'] })
  if (!data || (!vendor && data.items.length === 0)) return null
  const { items } = data
  return (
    <RecordsOf
      title={<Title vendor={vendor} n={items.length} />}
      items={items}
      add={vendor?.can.write && { to: `/vendors/services/new?vendor=${vendor.id}`, title: w('new') }}
      roomy
    >
      {(one) => (
        <>
          <span className="row wrap grow">
            <Link to={`/vendors/services/${one.key}`}>{one.name}</Link>
            <span className="t3 f12">
              {[vendor ? (one.contract ?? w('uncovered')) : '', w('serves.n', { n: one.serves })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <TierPill tier={one.tier} />
        </>
      )}
    </RecordsOf>
  )
}

function Title({ vendor, n }: { vendor: ServicesOfProps['vendor']; n: number }) {
  if (!vendor) return w('of.contract', { n })
  const { name } = vendor
  return n === 0 ? w('of.none', { name }) : w('of.some', { n, name })
}
