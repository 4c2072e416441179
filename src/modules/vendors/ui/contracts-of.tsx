import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { vendors } from '../contract.ts'
import { StatusPill, useCostWords } from './contract-words.tsx'
import { RecordsOf } from './records-of.tsx'
import type { Vendor } from './vendor-page.tsx'
import { w } from './words.ts'

/** What was signed with a vendor, the nearest notice first. */
export function ContractsOf({ vendor: { id, name, can } }: { vendor: Vendor }) {
  const asked = { q: `vendor:${id} archived:no`, limit: 100 }
  const { data } = useAsk(vendors.contracts, asked, { kinds: ['contract'] })
  const costWords = useCostWords()
  if (!data) return null
  const { items } = data
  return (
    <RecordsOf
      title={
        items.length === 0 ? w('contracts.none', { name }) : w('contracts.some', { n: items.length, name })
      }
      items={items}
      add={can.write && { to: `/vendors/contracts/new?vendor=${id}`, title: w('contract.new') }}
    >
      {(one) => (
        <>
          <span className="grow cut">
            <Link to={`/vendors/contracts/${one.key}`}>{one.name}</Link>
          </span>
          <span className="t2 f12 nw num">{costWords(one)}</span>
          <StatusPill status={one.status} />
        </>
      )}
    </RecordsOf>
  )
}
