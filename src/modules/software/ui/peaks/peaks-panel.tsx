import { useState } from 'react'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { software } from '../../contract.ts'
import type { AtOnce } from '../../peaks/schemas.ts'
import type { ProductView } from '../../schemas.ts'
import { useSaid } from '../product-words.tsx'
import { AddPeak } from './add-peak.tsx'
import { PeakChart } from './peak-chart.tsx'
import { peakSentence } from './peak-words.ts'
import { w } from './words.ts'

/** How many use a product at once, day by day, against what is owned; nothing where it is neither bought so nor measured. */
export function PeaksPanel({ product: { id, key, can } }: { product: ProductView }) {
  const [isAdding, setAdding] = useState(false)
  const may = useMay()
  const { data } = useAsk(software.atOnce, { id }, { kinds: ['product'] })
  if (!data || (data.pool === null && data.items.length === 0)) return null
  const { items, pool } = data
  const sentence = peakSentence(pool, items)
  return (
    <Panel
      title={sentence}
      sub={<Standing pool={pool} />}
      end={items.length > 0 && <Link to={`/software/${key}/peaks`}>{w('all')}</Link>}
    >
      {items.length === 0 && can.write && (
        <PanelBody>
          <div className="row wrap">
            <Button size="s" icon="plus" onClick={() => setAdding(true)}>
              {w('add')}
            </Button>
            {may('imports.run') && (
              <Button size="s" kind="quiet" icon="upload" to="/admin/imports">
                {w('bring')}
              </Button>
            )}
          </div>
        </PanelBody>
      )}
      {items.length > 0 && <PeakChart days={items} label={w('chart', { sentence })} />}
      {isAdding && <AddPeak id={id} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

/** When it was so, on what it rests, and what is never needed; without a measurement what to do. */
function Standing({ pool }: { pool: AtOnce | null }) {
  const { day } = useSaid()
  if (pool === null) return null
  const { measured, owned, since } = pool
  if (measured === null) return w('not-measured.text', { of: owned })
  const { peak, on, days, last } = measured
  return [
    w('on-day', { day: day(on) }),
    w('since-days', { days, day: day(since), last: day(last) }),
    peak < owned && w('never-used', { n: owned - peak }),
  ]
    .filter(Boolean)
    .join(' · ')
}
