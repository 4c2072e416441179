import { useState } from 'react'
import type { z } from 'zod'
import { moneyOf, moneySaid } from '#lib/money/money'
import { dayDated } from '#lib/time/relative'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import { Panel } from '#kit/panel.tsx'
import { Figures } from '#kit/table/figures.tsx'
import { useReader } from '#kit/reader.tsx'
import { assets } from '../contract.ts'
import { type AssetView, AssetValue, Reading } from '../schemas.ts'
import { isCounted } from './asset-words.tsx'
import { DepreciationDialog } from './depreciation-dialog.tsx'
import { ReadingDialog } from './reading-dialog.tsx'
import { w } from './words.ts'

const row = AssetValue.shape.years.element
type Value = z.output<typeof AssetValue>

/** What it is worth today and year by year, with the sentence how that was computed; nothing of what has no cost. */
export function ValuePanel({ asset }: { asset: AssetView }) {
  const { data } = useAsk(assets.value, { id: asset.id }, { kinds: ['asset'] })
  const [open, setOpen] = useState<'terms' | 'reading' | null>(null)
  const { language } = useReader()
  const value = data?.value
  if (!value) return null
  if (!isCounted(asset) && asset.status.meaning === 'gone')
    return <Panel title={w('value.gone')} sub={value.how} />
  const said = (text: string) => moneySaid(moneyOf(text), language)
  const change = asset.can.change === true && (
    <>
      {value.terms?.method === 'units' && (
        <Button kind="quiet" size="s" onClick={() => setOpen('reading')}>
          {w('value.read')}
        </Button>
      )}
      <Button kind="quiet" size="s" onClick={() => setOpen('terms')}>
        {w(value.terms ? 'value.change' : 'value.set')}
      </Button>
    </>
  )
  return (
    <Panel title={titleOf(value, said)} {...(value.terms && { sub: value.how })} end={change}>
      <Years value={value} said={said} />
      {value.terms?.method === 'units' && <Readings readings={value.readings} />}
      {open === 'terms' && (
        <DepreciationDialog asset={asset} terms={value.terms} onClose={() => setOpen(null)} />
      )}
      {open === 'reading' && (
        <ReadingDialog id={asset.id} today={value.today} onClose={() => setOpen(null)} />
      )}
    </Panel>
  )
}

interface YearsProps {
  value: Value
  said: (money: string) => string
}

/** Year by year: what is lost, and what is left. */
function Years({ value: { years, today }, said }: YearsProps) {
  if (years.length === 0) return null
  return (
    <Figures
      heads={(['year', 'amount', 'book'] as const).map((name) => fieldOf(row, name).title)}
      label={w('value.schedule')}
    >
      {years.map(({ year, amount, book }) => (
        <tr key={year} data-strong={today.startsWith(String(year)) || undefined}>
          <th scope="row">{year}</th>
          <td>{said(amount)}</td>
          <td>{said(book)}</td>
        </tr>
      ))}
    </Figures>
  )
}

function titleOf({ terms, book }: Value, said: (money: string) => string) {
  if (!terms) return w('value.none')
  return book === null ? w('value.unread') : w('value', { book: said(book) })
}

/** What the counter stood at, the latest first. */
function Readings({ readings }: Pick<Value, 'readings'>) {
  const { language } = useReader()
  if (readings.length === 0) return null
  return (
    <Figures
      heads={(['on', 'count'] as const).map((name) => fieldOf(Reading, name).title)}
      label={w('value.readings')}
    >
      {readings.toReversed().map(({ on, count }) => (
        <tr key={on}>
          <th scope="row">{dayDated(on, language)}</th>
          <td>{count.toLocaleString(language)}</td>
        </tr>
      ))}
    </Figures>
  )
}
