import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { software } from '../../contract.ts'
import type { ProductView } from '../../schemas.ts'
import { against, SeatPill } from './seat-words.tsx'
import { w } from './words.ts'

const most = 4

/** Who has a seat by the vendor's list, those against whom something speaks first; nothing where none was read. */
export function SeatsPanel({ product: { id, key } }: { product: ProductView }) {
  const { data } = useAsk(software.seats, { id, limit: most }, { kinds: ['product', 'person'] })
  if (!data?.figures.synced_at) return null
  const { figures, items } = data
  const doubtful = items.filter(({ state }) => state !== 'used')
  return (
    <Panel
      title={w('panel.title', { seats: figures.seats })}
      sub={against(figures) || w('panel.good')}
      end={<Link to={`/software/${key}/seats`}>{w('panel.all')}</Link>}
    >
      {doubtful.length > 0 && (
        <PanelList>
          {doubtful.map(({ id: seat, account, name, person, state }) => (
            <PanelRow key={seat}>
              <span className="cut grow">
                {person ? <Link to={`/people/${person.key}`}>{person.name}</Link> : name}
                <span className="t2"> {account}</span>
              </span>
              <SeatPill state={state} />
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Panel>
  )
}
