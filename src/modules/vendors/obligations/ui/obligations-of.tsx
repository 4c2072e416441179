import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { RecordsOf } from '../../ui/records-of.tsx'
import { obliging } from '../contract.ts'
import { w as said } from '../words.ts'
import { everyWords, StatusPill } from './obligation-words.tsx'
import { w } from './words.ts'

interface Owing {
  id: string
  can: { write: boolean }
}

interface ObligationsOfProps {
  /** Of one contract, where more can be added. */
  contract?: Owing
  /** Of all contracts with a vendor; nothing is shown where there is none. */
  vendor?: Owing
}

/** What is owed by a contract or by all those with a vendor, the one that is due first on top. */
export function ObligationsOf({ contract, vendor }: ObligationsOfProps) {
  const of = contract ? `contract:${contract.id}` : `vendor:${vendor?.id ?? ''}`
  const asked = { q: `${of} archived:no`, sort: 'due' as const, limit: 50 }
  const { data } = useAsk(obliging.obligations, asked, { kinds: ['obligation', 'contract'] })
  const { day } = useSaid()
  if (!data || (!contract && data.items.length === 0)) return null
  const { items } = data
  const late = items.filter(({ status }) => status === 'overdue').length
  return (
    <RecordsOf
      title={items.length === 0 ? w('of.none') : w('of.some', { n: items.length, late })}
      items={items}
      add={contract?.can.write && { to: `/vendors/obligations/new?contract=${contract.id}`, title: w('new') }}
      roomy
    >
      {(one) => (
        <>
          <span className="row wrap grow">
            <Link to={`/vendors/obligations/${one.key}`}>{one.name}</Link>
            <span className="t3 f12">
              {[said(`side.${one.side}`), everyWords(one.every_months), contract ? '' : one.contract]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {(one.status === 'open' || one.status === 'overdue') && (
              <span className={`f12 nw ${one.status === 'overdue' ? 'warn' : 't2'}`}>
                {w(one.status === 'overdue' ? 'of.overdue' : 'of.due', { day: day(one.due_on) })}
              </span>
            )}
          </span>
          <StatusPill status={one.status} />
        </>
      )}
    </RecordsOf>
  )
}
