import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { software } from '../contract.ts'
import type { AtOnce } from '../peaks/schemas.ts'
import type { ProductView } from '../schemas.ts'
import { useSaid } from './product-words.tsx'
import { Because } from './proof-words.tsx'
import { w as words } from './suites/words.ts'
import { w } from './words.ts'

const most = 5

/** How the licences of a product stand, with the installations that nothing covers. */
export function PositionPanel({ product }: { product: ProductView }) {
  const { id, key, licensing, owned, spare, short, risk, idle } = product
  const { money } = useSaid()
  const places = usePlaces()
  const { data } = useAsk(software.position, { id, missing: true, limit: most }, { kinds: ['product'] })
  if (!data || licensing === 'free' || (data.total === 0 && owned === 0)) return null
  const { total, covered, items } = data
  const figures = [
    w('position.owned', { n: owned }),
    w('position.devices', { n: total }),
    short > 0 && w('position.short', { n: short }),
    risk !== null && w('position.risk', { cost: money(risk) }),
    spare > 0 && w('position.spare', { n: spare }),
    idle !== null && w('position.idle', { cost: money(idle) }),
  ]
  return (
    <Panel
      title={
        covered === total
          ? w('position.all', { n: total })
          : w('position.some', { n: total - covered, total })
      }
      sub={figures.filter(Boolean).join(' · ')}
      end={total > 0 && <Link to={`/software/${key}/position`}>{w('position.proof')}</Link>}
    >
      {items.length > 0 && (
        <PanelList>
          {items.map((proof) => (
            <PanelRow key={proof.id}>
              <span className="cut grow">
                <Link to={placeOf(places, proof).to}>{proof.title}</Link>
                {proof.user && <span className="t2"> · {proof.user.title}</span>}
              </span>
              <span className="f12">
                <Because proof={proof} />
              </span>
            </PanelRow>
          ))}
        </PanelList>
      )}
      <Notes product={product} data={data} />
    </Panel>
  )
}

function Notes({
  product: { short, suites },
  data: { covered, total, exact, at_once },
}: {
  product: ProductView
  data: { covered: number; total: number; exact: boolean; at_once: AtOnce | null }
}) {
  return (
    <>
      {suites.length > 0 && covered < total && <PanelBody>{words('counted')}</PanelBody>}
      {at_once !== null && at_once.measured === null && <PanelBody>{w('position.not-measured')}</PanelBody>}
      {!exact && short > 0 && <PanelBody>{w('position.not-exact')}</PanelBody>}
    </>
  )
}
