import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel as Surface, PanelBody } from '#kit/panel.tsx'
import { Figures } from '#kit/table/figures.tsx'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import type { CostBreakdown } from '../../costs/schemas.ts'
import { Shares } from '../shares/shares.tsx'
import classes from './costs.module.css'
import { hours, useMoney } from './said.ts'
import { w } from './words.ts'

type Kind = CostBreakdown['kinds'][number]

/** What one asset cost in all, figure by figure, on its page. */
export function Panel({ id }: { id: string }) {
  const { data } = useAsk(assets.costsOf, { id }, { kinds: ['asset'] })
  return data?.costs ? <Shown id={id} costs={data.costs} /> : null
}

function Shown({ id, costs }: { id: string; costs: NonNullable<Reply<typeof assets.costsOf>['costs']> }) {
  const { sums } = useMoney()
  const { total, yearly, days } = costs
  const year =
    yearly.length > 0
      ? w('panel.year', { yearly: sums(yearly) })
      : w(days === null ? 'panel.since' : 'panel.young')
  return (
    <Surface
      title={w('panel', { total: sums(total) || w('nothing') })}
      sub={year}
      end={costs.model_id !== null && <Link to={`/assets/models/${costs.model_id}`}>{w('panel.model')}</Link>}
    >
      <Figures
        heads={[w('made'), w('sum')]}
        foot={
          <tr>
            <th scope="row">{w('total')}</th>
            <td>{sums(total)}</td>
          </tr>
        }
      >
        {costs.kinds.map((kind) => (
          <KindRow key={kind.kind} kind={kind} isHere={costs.is_here} />
        ))}
      </Figures>
      <Caveats costs={costs} />
      <Shares id={id} />
    </Surface>
  )
}

function KindRow({
  kind: { kind, sums: all, unknown, minutes, lines },
  isHere,
}: {
  kind: Kind
  isHere: boolean
}) {
  const { sums } = useMoney()
  const name = w(kind === 'worth' && !isHere ? 'kind.brought' : `kind.${kind}`)
  const [line] = lines
  const said = [sums(all), unknown > 0 && all.length === 0 ? w('not-known') : ''].filter(Boolean).join(' ')
  const title = minutes > 0 ? w('hours', { kind: name, hours: hours(minutes) }) : name
  return (
    <tr>
      <th scope="row">
        {line && line.to === null ? (
          <>
            {title} {line.on !== null && <When at={line.on} />}
          </>
        ) : (
          <details>
            <summary className={classes.kind}>
              {title} <span className="t3">· {w('lines', { n: lines.length })}</span>
            </summary>
            <Lines lines={lines} />
          </details>
        )}
      </th>
      <td>{said}</td>
    </tr>
  )
}

function Lines({ lines }: Pick<Kind, 'lines'>) {
  const { money } = useMoney()
  return (
    <ul className={classes.lines}>
      {lines.map(({ on, key, title, to, money: sum, minutes }, n) => (
        // Several figures may come from one record on one day.
        // oxlint-disable-next-line react/no-array-index-key -- they stand as they came and never move
        <li key={n}>
          <span>
            {on !== null && <When at={on} />}{' '}
            {to === null ? title : <Link to={to}>{`${key} ${title}`.trim()}</Link>}
            {minutes !== null && ` · ${hours(minutes)}`}
          </span>
          <span className="num nw">{sum === null ? w('not-known') : money(sum)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What the sum leaves out, and why. */
function Caveats({ costs: { unknown, unheard, rates, kinds } }: { costs: CostBreakdown }) {
  const administers = useMay()('administration.read')
  const has = (kind: Kind['kind']) => kinds.some((one) => one.kind === kind)
  const priceless = [
    ...(rates.downtime === null && has('downtime') ? (['downtime'] as const) : []),
    ...(rates.labour === null && has('work') ? (['labour'] as const) : []),
  ]
  const worth = kinds.some((one) => one.kind === 'worth' && one.unknown > 0)
  if (unknown === 0 && unheard.length === 0) return null
  return (
    <PanelBody>
      <div className="stack f12 t2">
        {unknown > 0 && <span>{w('unknown', { n: unknown })}.</span>}
        {worth && <span>{w('unknown.worth')}.</span>}
        {priceless.map((rate) => (
          <span key={rate}>{w(`rate.${rate}`)}</span>
        ))}
        {priceless.length > 0 && administers && <Link to="/admin/settings">{w('rate.set')}</Link>}
        {unheard.map((part) => (
          <span key={part}>{w(`unheard.${part}`)}</span>
        ))}
      </div>
    </PanelBody>
  )
}
