import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import type { Reply } from '#lib/contract'
import { moneyOf } from '#lib/money/money'
import { software } from '../contract.ts'
import type { ProductView } from '../schemas.ts'
import { useSaid } from './product-words.tsx'
import { w } from './words.ts'

type Step = Reply<typeof software.cheapest>['steps'][number]

/** The cheapest way to have a licence for everything that is installed of a family, where something is missing. */
export function CheapestPanel({ product: { id, short } }: { product: ProductView }) {
  const { money } = useSaid()
  const { data } = useAsk(software.cheapest, { id }, { kinds: ['product'], enabled: short > 0 })
  if (!data || data.steps.length === 0 || short === 0) return null
  const { steps, more, unseen, cost, instead, unpriced } = data
  const notes = [
    unpriced > 0 && w('cheapest.unpriced', { n: unpriced }),
    more + unseen > 0 && w('cheapest.more', { n: more + unseen }),
  ].filter(Boolean)
  return (
    <Panel
      title={
        cost !== null && instead !== null && cost !== instead
          ? w('cheapest.than', { cost: money(cost), instead: money(instead) })
          : cost === null
            ? w('cheapest.unknown')
            : w(unpriced > 0 ? 'cheapest.at-least' : 'cheapest.cost', { cost: money(cost) })
      }
      sub={w('cheapest-text')}
    >
      <PanelList>
        {steps.map((step) => (
          <StepRow key={`${step.device?.id ?? 'at-once'} ${step.product.id}`} step={step} />
        ))}
      </PanelList>
      {notes.length > 0 && <PanelBody>{notes.join(' ')}</PanelBody>}
    </Panel>
  )
}

function StepRow({ step: { what, device, product, to, from, cost, seats, unpriced } }: { step: Step }) {
  const places = usePlaces()
  const { money } = useSaid()
  const isOther = to !== null && to.id !== product.id
  const values = { product: product.title, to: to?.title ?? '', from: from?.title ?? '–', n: seats }
  return (
    <PanelRow>
      <span className="cut grow">
        {device === null
          ? w('step.buy-at-once', values)
          : w(what === 'move' && isOther ? 'step.move-lower' : `step.${what}`, values)}
        {device !== null && (
          <>
            {' · '}
            <Link to={placeOf(places, device).to}>
              {device.key} {device.title}
            </Link>
          </>
        )}
      </span>
      <span className="num f12 t2 nw">
        {unpriced
          ? w('step.no-price')
          : cost === null
            ? null
            : what === 'buy' || moneyOf(cost).minor > 0
              ? money(cost)
              : null}
      </span>
    </PanelRow>
  )
}
