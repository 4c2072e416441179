import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel } from '#kit/panel.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { claiming } from '../contract.ts'
import { ClaimRows } from './claim-rows.tsx'
import { w } from './words.ts'

const most = 6
const kinds = ['claim', 'contract']

/** On the page of a vendor: what may be claimed of it, what was, and what it granted. Nothing where nothing ever was. */
export function ClaimsOf({ id }: { id: string }) {
  const q = `vendor:${id} archived:no`
  const { data } = useAsk(claiming.claims, { q, limit: most }, { kinds })
  const { data: figures } = useAsk(claiming.claimFigures, { id }, { kinds })
  const { money } = useSaid()
  if (!data || !figures || data.items.length === 0) return null
  return (
    <Panel
      title={w('vendor.claims')}
      sub={figures.items
        .map(({ prepared, claimed, granted }) =>
          w('vendor.figures', {
            prepared: money(prepared),
            claimed: money(claimed),
            granted: money(granted),
          }),
        )
        .join(' ')}
      end={
        data.next !== null && <Link to={`/vendors/claims?q=${encodeURIComponent(q)}`}>{w('vendor.all')}</Link>
      }
    >
      <ClaimRows claims={data.items} />
    </Panel>
  )
}
