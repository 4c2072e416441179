import { moneyOf } from '#lib/money/money'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel as Surface, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { useReader } from '#kit/reader.tsx'
import { vendors } from '#modules/vendors/contract'
import { purchasing } from '../contract.ts'
import type { z } from 'zod'
import type { VendorScore } from '../schemas.ts'
import classes from './lines.module.css'
import { StatusPill, useSaid } from './said.tsx'
import { w } from './words.ts'

const most = 6
const kinds = ['purchase']
type Score = z.output<typeof VendorScore>
type Claims = z.output<typeof vendors.claimFigures.reply>['items']
const claimsOf = (vendor: string) => `/vendors/claims?q=${encodeURIComponent(`vendor:${vendor}`)}`

/** On the page of a vendor: what was bought there, how it delivers, where its prices go. */
export function Panel({ id }: { id: string }) {
  const q = `vendor:${id}`
  const { data } = useAsk(purchasing.list, { q, limit: most }, { kinds })
  const { data: total } = useAsk(purchasing.count, { q }, { kinds })
  const { data: score } = useAsk(purchasing.score, { id }, { kinds })
  const reads = useMay()('vendors.read')
  const { data: claims } = useAsk(vendors.claimFigures, { id }, { kinds: ['claim'], enabled: reads })
  const { money } = useSaid()
  const asks = useMay()('purchasing.ask')
  if (!data || !total || !score) return null
  return (
    <Surface
      title={w('vendor.purchases', { n: total.n })}
      end={
        <span className="row">
          {total.n > most && <Link to={`/purchasing?q=${encodeURIComponent(q)}`}>{w('vendor.all')}</Link>}
          {asks && (
            <Button size="s" icon="plus" to={`/purchasing/new?vendor=${id}`}>
              {w('new')}
            </Button>
          )}
        </span>
      }
    >
      <Measured id={id} score={score} claims={claims?.items ?? []} />
      {data.items.length > 0 && (
        <PanelList>
          {data.items.map((one) => (
            <PanelRow key={one.id}>
              <span className="grow cut">
                <Link to={`/purchasing/${one.key}`}>{one.name}</Link>
              </span>
              <span className="t2 f12 nw num">{money(one.net)}</span>
              <StatusPill status={one.status} />
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Surface>
  )
}

/** Sentences that facts gave, nothing that nobody measured. */
function Measured({
  id,
  score: { delivery, drifts, invoices, wrong, pieces, returned, faulty },
  claims,
}: {
  id: string
  score: Score
  claims: Claims
}) {
  const { money } = useSaid()
  const { language } = useReader()
  const claimed = claims.filter((one) => moneyOf(one.claimed).minor > 0)
  if (!delivery && drifts.length === 0 && invoices === 0 && claimed.length === 0) return null
  const percent = (n: number) =>
    (n / 100).toLocaleString(language, {
      style: 'percent',
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    })
  return (
    <PanelBody>
      <div className={classes.told}>
        {delivery && (
          <span>{w('score.days', { n: delivery.orders, median: delivery.median, most: delivery.most })}</span>
        )}
        {delivery && delivery.promised > 0 && (
          <Mark tone={delivery.late === 0 ? 'good' : 'warn'}>
            {delivery.late === 0
              ? w('score.in-time', { n: delivery.promised })
              : w('score.late', { n: delivery.late, of: delivery.promised, days: delivery.late_by })}
          </Mark>
        )}
        {invoices > 0 && (
          <Mark tone={wrong === 0 ? 'good' : 'warn'}>{w('score.invoices', { n: invoices, wrong })}</Mark>
        )}
        {returned > 0 && <Mark tone="warn">{w('score.returned', { n: returned, of: pieces, faulty })}</Mark>}
        {claimed.map((one) => (
          <Link key={one.claimed} to={claimsOf(id)}>
            {w('score.claims', { claimed: money(one.claimed), granted: money(one.granted) })}
          </Link>
        ))}
        {drifts.map(({ what, first, last, percent: by }) => (
          <span key={`${what} ${first.price}`} className="t2 f12">
            {w('score.drift', { what, by: percent(by), first: money(first.price), last: money(last.price) })}
          </span>
        ))}
      </div>
    </PanelBody>
  )
}
