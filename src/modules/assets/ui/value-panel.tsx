import { useState } from 'react'
import { moneyOf, moneySaid } from '#lib/money/money'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import { Panel } from '#kit/panel.tsx'
import { Figures } from '#kit/table/figures.tsx'
import { useReader } from '#kit/reader.tsx'
import { assets } from '../contract.ts'
import { type AssetView, AssetValue } from '../schemas.ts'
import { isCounted } from './asset-words.tsx'
import { DepreciationDialog } from './depreciation-dialog.tsx'
import { w } from './words.ts'

const row = AssetValue.shape.years.element

/** What it is worth today and year by year, with the sentence how that was computed; nothing of what has no cost. */
export function ValuePanel({ asset }: { asset: AssetView }) {
  const { data } = useAsk(assets.value, { id: asset.id }, { kinds: ['asset'] })
  const [open, setOpen] = useState(false)
  const { language } = useReader()
  const value = data?.value
  if (!value) return null
  if (!isCounted(asset) && asset.status.meaning === 'gone')
    return <Panel title={w('value.gone')} sub={value.how} />
  const said = (text: string) => moneySaid(moneyOf(text), language)
  const change = asset.can.change === true && (
    <Button kind="quiet" size="s" onClick={() => setOpen(true)}>
      {w(value.terms ? 'value.change' : 'value.set')}
    </Button>
  )
  return (
    <Panel
      title={value.terms ? w('value', { book: said(value.book) }) : w('value.none')}
      {...(value.terms && { sub: value.how })}
      end={change}
    >
      {value.years.length > 0 && (
        <Figures
          heads={(['year', 'amount', 'book'] as const).map((name) => fieldOf(row, name).title)}
          label={w('value.schedule')}
        >
          {value.years.map(({ year, amount, book }) => (
            <tr key={year} data-strong={value.today.startsWith(String(year)) || undefined}>
              <th scope="row">{year}</th>
              <td>{said(amount)}</td>
              <td>{said(book)}</td>
            </tr>
          ))}
        </Figures>
      )}
      {open && <DepreciationDialog asset={asset} terms={value.terms} onClose={() => setOpen(false)} />}
    </Panel>
  )
}
