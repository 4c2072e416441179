import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { When } from '#kit/when.tsx'
import type { Stocktake, StocktakeItem } from '../../stocktake/schemas.ts'
import { TypeIcon } from '../asset-words.tsx'
import { w } from './words.ts'

interface ItemsProps {
  result: StocktakeItem['result']
  items: readonly StocktakeItem[]
}

/** All things of which the same came, with where they should be and where they are. */
export function Items({ result, items }: ItemsProps) {
  if (items.length === 0) return null
  return (
    <Panel title={w(`result.${result}`, { n: items.length })}>
      <PanelList>
        {items.map(({ asset, expected, found, found_at, done }) => (
          <PanelRow key={asset.id}>
            <TypeIcon name={asset.icon} />
            <Link to={`/assets/${asset.key}`} className="cut">
              {asset.name}
            </Link>
            <span className="t3 f12 nw">{asset.tag || asset.key}</span>
            <span className="grow t2 f12 cut">
              {[
                result !== 'found' && expected ? w('should-be', { place: expected.name }) : '',
                found && result !== 'found' ? w('is-in', { place: found.name }) : '',
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
            {found_at && (
              <span className="t3 f12 nw">
                <When at={found_at} />
              </span>
            )}
            {done && <Pill tone={done === 'lost' ? 'bad' : 'good'}>{w(`did.${done}`)}</Pill>}
          </PanelRow>
        ))}
      </PanelList>
    </Panel>
  )
}

/** Labels that no asset has. */
export const Unknown = ({ unknown }: Pick<Stocktake, 'unknown'>) =>
  unknown.length === 0 ? null : (
    <Panel title={w('unknown', { n: unknown.length })}>
      <PanelList>
        {unknown.map(({ tag, place, found_at }) => (
          <PanelRow key={tag}>
            <Icon name="question" size="s" />
            <span className="mono">{tag}</span>
            <span className="grow t2 f12">{place && w('is-in', { place: place.name })}</span>
            <span className="t3 f12 nw">
              <When at={found_at} />
            </span>
          </PanelRow>
        ))}
      </PanelList>
    </Panel>
  )
