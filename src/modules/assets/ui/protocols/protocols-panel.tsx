import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import { w } from '../words.ts'
import { ProtocolPill, protocolTitle } from './protocol-words.tsx'

const most = 5

/** What was signed and what waits for it: of a person or of an asset. Nothing is shown where there is none. */
export function ProtocolsPanel({ of }: { of: { person_id: string } | { asset_id: string } }) {
  const { data } = useAsk(assets.protocols, { ...of, limit: most + 1 }, { kinds: ['asset'] })
  if (!data || data.items.length === 0) return null
  const waiting = data.items.filter(({ state }) => state === 'waiting').length
  const all = new URLSearchParams(of).toString()
  return (
    <Panel
      title={waiting > 0 ? w('protocols.wait', { n: waiting }) : w('protocols.signed')}
      {...(data.items.length > most && {
        end: <Link to={`/assets/protocols?${all}`}>{w('panel.all')}</Link>,
      })}
    >
      <PanelList>
        {data.items.slice(0, most).map((row) => (
          <PanelRow key={row.id}>
            <Link to={`/assets/protocols/${row.id}`} className="grow cut">
              {protocolTitle(row)}
            </Link>
            {'asset_id' in of && <span className="t2 f12 cut">{row.person?.name}</span>}
            <span className="t3 f12 nw">
              <When at={row.signed_at ?? row.created_at} />
            </span>
            <ProtocolPill state={row.state} />
          </PanelRow>
        ))}
      </PanelList>
    </Panel>
  )
}
