import { Select } from '@mantine/core'
import type { z } from 'zod'
import { useAsk } from '#kit/api'
import { Empty } from '#kit/empty.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useSearchState } from '#kit/url'
import { vendors } from '../contract.ts'
import type { Runway } from '../runway-schemas.ts'
import { Beside } from './beside.tsx'
import { Cash } from './cash.tsx'
import { Axis, RunwayRow } from './runway-row.tsx'
import classes from './runway.module.css'
import { w } from './words.ts'

type Shown = z.output<typeof Runway>
const spans = [6, 12, 18, 36]
const usual = '18'

/** Everything that expires on one time-line, with the last day to decide, and what falls due by doing nothing. */
export function Screen() {
  const [search, set] = useSearchState()
  const months = spans.includes(Number(search['months'])) ? String(search['months']) : usual
  const { data, error, refetch } = useAsk(
    vendors.runway,
    { months },
    { kinds: ['contract', 'vendor', 'assessment', 'obligation'], keep: true },
  )
  if (error && !data) return <PageFault error={error} onAgain={() => void refetch()} />
  const pressing = data?.items.filter(({ urgency }) => urgency === 'late' || urgency === 'month').length
  return (
    <Page
      title={w('runway')}
      heading={pressing === undefined ? w('runway') : w('runway.heading', { n: pressing })}
      crumbs={[{ title: w('vendors'), to: '/vendors' }]}
      actions={
        <>
          <Beside here="runway" />
          <Select
            aria-label={w('runway.ahead')}
            w={130}
            allowDeselect={false}
            data={spans.map((n) => ({ value: String(n), label: w('runway.months', { n }) }))}
            value={months}
            onChange={(next) => set({ months: next === usual ? undefined : (next ?? undefined) })}
          />
        </>
      }
    >
      {data ? <Lines runway={data} /> : <Skeleton shape="rows" />}
    </Page>
  )
}

function Lines({ runway }: { runway: Shown }) {
  const { items, cash, lead } = runway
  const administers = useMay()('administration.read')
  if (items.length === 0 && cash.length === 0)
    return <Empty title={w('runway.none')} text={w('runway.none-text')} />
  return (
    <div className="stack wide">
      <p className="t2">
        {w(lead.orders > 0 ? 'runway.text-measured' : 'runway.text', { ...lead })}{' '}
        {administers && <Link to="/admin/settings">{w('runway.settings')}</Link>}
      </p>
      <Panel>
        <Axis runway={runway} />
        <ol className={classes.rows}>
          {items.map((item) => (
            <RunwayRow key={item.id} item={item} runway={runway} />
          ))}
        </ol>
        <p className={`t3 f12 ${classes.legend}`}>{w('runway.legend')}</p>
      </Panel>
      {cash.map((one) => (
        <Cash key={one.currency} cash={one} />
      ))}
    </div>
  )
}
