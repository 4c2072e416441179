import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { useToday } from '#kit/reader.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { RecordsOf } from '../../ui/records-of.tsx'
import { assessing } from '../contract.ts'
import { scoreWords, StatusPill } from './assessment-words.tsx'
import { w } from './words.ts'

interface AssessmentsOfProps {
  vendor: { id: string; name: string }
}

/** How a vendor was assessed, the latest first. */
export function AssessmentsOf({ vendor: { id, name } }: AssessmentsOfProps) {
  const asked = { q: `vendor:${id} archived:no`, limit: 20 }
  const { data } = useAsk(assessing.assessments, asked, { kinds: ['assessment'] })
  const { day } = useSaid()
  const today = useToday()
  const may = useMay()
  if (!data) return null
  const items = data.items.toSorted((a, b) => b.due_on.localeCompare(a.due_on))
  return (
    <RecordsOf
      title={items.length === 0 ? w('of.none', { name }) : w('of.some', { n: items.length, name })}
      items={items}
      add={may('vendors.assess') && { to: `/vendors/assessments/new?vendor=${id}`, title: w('new') }}
    >
      {(one) => (
        <>
          <span className="grow cut">
            <Link to={`/vendors/assessments/${one.key}`}>{one.questionnaire}</Link>
          </span>
          <span className="num nw">{scoreWords(one.score)}</span>
          <span className={`f12 nw ${one.status === 'open' && one.due_on < today ? 'warn' : 't2'}`}>
            {one.again_on === null
              ? one.status !== 'accepted' &&
                w(one.status === 'open' && one.due_on < today ? 'of.overdue' : 'of.due', {
                  day: day(one.due_on),
                })
              : w('of.again', { day: day(one.again_on) })}
          </span>
          <StatusPill status={one.status} />
        </>
      )}
    </RecordsOf>
  )
}
