import { Meter } from '#kit/meter.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { Link } from '#kit/link.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { bestScore } from '../schemas.ts'
import classes from './offers.module.css'
import { type Comparison, namesIn, useFigures } from './figures.ts'
import { w } from './words.ts'

type Standing = Comparison['result']['standings'][number]
const last = 1000

/** Who is first, with bars; who is out, and what is missing. */
export function Ranking({ comparison }: { comparison: Comparison }) {
  const { total } = useFigures()
  const { result } = comparison
  const names = namesIn(comparison)
  const rows = result.standings.toSorted(
    (a, b) => (a.place ?? last) - (b.place ?? last) || a.missed.length - b.missed.length,
  )
  const first = rows[0]
  const isRanked = first !== undefined && first.place !== null && first.total !== null
  const title = !isRanked
    ? w('finding.none')
    : result.winner === null
      ? w('finding.level')
      : w('finding.winner', { name: names(result.winner), total: total(first.total ?? 0) })
  return (
    <Panel title={title} sub={w(isRanked ? 'finding.wins-how' : 'finding.none-text')}>
      {rows.length > 0 && (
        <PanelList>
          {rows.map((one) => (
            <PanelRow key={one.offer} roomy>
              <Row comparison={comparison} standing={one} />
            </PanelRow>
          ))}
        </PanelList>
      )}
      {result.currencies.length > 1 && (
        <PanelBody>
          <p className="warn">{w('currencies', { names: result.currencies.join(', ') })}</p>
        </PanelBody>
      )}
    </Panel>
  )
}

function Row({ comparison, standing }: { comparison: Comparison; standing: Standing }) {
  const { total, percent } = useFigures()
  const { money } = useSaid()
  const names = namesIn(comparison)
  const { offer, place, missed, unknown, unscored, price, wins } = standing
  const vendor = comparison.offers.find(({ id }) => id === offer)?.vendor
  const list = (ids: readonly string[]) => ids.map((id) => names(id)).join(', ')
  const isOut = missed.length > 0
  const remarks = [
    price === null
      ? w('rank.no-price')
      : w('rank.price', { price: money(price), months: w('months', { n: comparison.term_months }) }),
    ...(isOut ? [w('rank.missed', { names: list(missed) })] : []),
    ...(unknown.length > 0 ? [w('rank.unknown', { names: list(unknown) })] : []),
    ...(!isOut && unscored > 0 ? [w('rank.unscored', { n: unscored })] : []),
    ...(wins === null ? [] : [w('finding.wins', { percent: percent(wins) })]),
  ]
  return (
    <div className={classes.rank}>
      <span className={isOut ? 'bad b' : 'b'}>
        {place === null ? (isOut ? w('rank.out') : '–') : w('rank.place', { n: place })}
      </span>
      <div className={classes.told}>
        <div className="row wrap">
          <span className="b">{names(offer)}</span>
          {vendor && <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>}
        </div>
        <div className="f12 t2">{remarks.join(' · ')}</div>
      </div>
      {standing.total !== null && (
        <span className={classes.bar}>
          <Meter
            share={standing.total / bestScore}
            tone={place === 1 ? 'accent' : undefined}
            label={w('rank.bar', { name: names(offer), total: total(standing.total) })}
          />
          <span className="num nw">{total(standing.total)}</span>
        </span>
      )}
    </div>
  )
}
