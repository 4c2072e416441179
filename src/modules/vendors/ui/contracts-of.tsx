import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { vendors } from '../contract.ts'
import { StatusPill, useCostWords } from './contract-words.tsx'
import type { Vendor } from './vendor-page.tsx'
import { w } from './words.ts'

/** What was signed with a vendor, the nearest notice first. */
export function ContractsOf({ vendor: { id, name, can } }: { vendor: Vendor }) {
  const asked = { q: `vendor:${id} archived:no`, limit: 100 }
  const { data } = useAsk(vendors.contracts, asked, { kinds: ['contract'] })
  const costWords = useCostWords()
  if (!data) return null
  const { items } = data
  const add = can.write && (
    <Button size="s" icon="plus" to={`/vendors/contracts/new?vendor=${id}`}>
      {w('contract.new')}
    </Button>
  )
  return (
    <Panel
      title={
        items.length === 0 ? w('contracts.none', { name }) : w('contracts.some', { n: items.length, name })
      }
      end={add}
    >
      {items.length > 0 && (
        <PanelList>
          {items.map((one) => (
            <PanelRow key={one.id}>
              <span className="grow cut">
                <Link to={`/vendors/contracts/${one.key}`}>{one.name}</Link>
              </span>
              <span className="t2 f12 nw num">{costWords(one)}</span>
              <StatusPill status={one.status} />
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Panel>
  )
}
