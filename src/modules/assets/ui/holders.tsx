import { Link } from '#kit/link.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { Icon } from '#kit/icon.tsx'
import { Mark } from '#kit/pill.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { dayShortly } from '#kit/time-words'
import { When } from '#kit/when.tsx'
import type { AssetView } from '../schemas.ts'
import { SourceOf } from './sources/field-sources.tsx'
import { w } from './words.ts'

const inStock = ({ holdings }: AssetView) =>
  holdings.filter(({ holder }) => holder.kind === 'place').reduce((n, { quantity }) => n + quantity, 0)

/** Who has it, in a sentence. */
export function sentence(asset: AssetView): string {
  const [only, ...others] = asset.holdings
  if (!only) return w('nobody')
  if (others.length > 0 || asset.quantity > 1)
    return w('held.many', { n: asset.quantity, holders: asset.holdings.length })
  const { kind, title: name } = only.holder
  return w(kind === 'place' ? 'held.place' : kind === 'asset' ? 'held.in' : 'held.one', { name })
}

/** Who has it now; of what is counted how many, and whether enough are left. */
export function Holders({ asset }: { asset: AssetView }) {
  const places = usePlaces()
  const { language } = useReader()
  const stock = inStock(asset)
  const { minimum } = asset
  return (
    <Panel
      title={sentence(asset)}
      end={
        minimum === null ? (
          <SourceOf field="holder_id" />
        ) : stock < minimum ? (
          <Mark tone="warn">{w('low', { n: stock, minimum })}</Mark>
        ) : (
          w('stocked', { n: stock })
        )
      }
    >
      {asset.holdings.length > 0 && (
        <PanelList>
          {asset.holdings.map(({ holder, quantity, since, due_back }) => {
            const { icon, to } = placeOf(places, holder)
            return (
              <PanelRow key={holder.id}>
                <Icon name={icon} size="s" />
                <Link to={to} className="grow cut">
                  {holder.title}
                </Link>
                {quantity > 1 && <span className="num">{quantity}</span>}
                {due_back && (
                  <span className="t2 f12">{w('due', { day: dayShortly(due_back, language) })}</span>
                )}
                <span className="t3 f12">
                  <When at={since} />
                </span>
              </PanelRow>
            )
          })}
        </PanelList>
      )}
    </Panel>
  )
}
