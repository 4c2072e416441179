import { Link } from '#kit/link.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import type { ModelCosts } from '../../costs/schemas.ts'
import { filterOf } from '../catalogue/model-dialog.tsx'
import { useMoney } from './said.ts'
import { w } from './words.ts'

/** The devices of a model that cost more to keep for a year than a new one does. */
export function PastPanel({
  model: { past, past_in_all, saves, curve, manufacturer, name: model },
}: {
  model: ModelCosts
}) {
  const { money } = useMoney()
  if (!curve.cheapest) return null
  if (saves === null) return <Panel title={w('past.none')} />
  return (
    <Panel title={w('past', { n: past_in_all, saves: money(saves) })} sub={w('past.how')}>
      <PanelList>
        {past.map(({ id, key, name, months, saves: one }) => (
          <PanelRow key={id}>
            <Link to={`/assets/${key}`}>{name}</Link>
            <span className="t2 grow">
              {key} · {w('old', { years: Math.floor(months / 12), months: months % 12 })}
            </span>
            <span className="num nw">{w('past.saves', { money: money(one) })}</span>
          </PanelRow>
        ))}
      </PanelList>
      {past_in_all > past.length && (
        <PanelBody>
          <Link
            to={`/assets/idle?reason=past&sort=saves&q=${encodeURIComponent(filterOf({ manufacturer, name: model }))}`}
          >
            {w('past.all', { n: past_in_all })}
          </Link>
        </PanelBody>
      )}
    </Panel>
  )
}
