import { useState } from 'react'
import { moneyOf, moneySaid } from '#lib/money/money'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import { Panel } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { assets } from '../contract.ts'
import { type AssetView, AssetValue } from '../schemas.ts'
import { DepreciationDialog } from './depreciation-dialog.tsx'
import classes from './value-panel.module.css'
import { w } from './words.ts'

const row = AssetValue.shape.years.element

/** What it is worth today and year by year, with the sentence how that was computed; nothing of what has no cost. */
export function ValuePanel({ asset }: { asset: AssetView }) {
  const { data } = useAsk(assets.value, { id: asset.id }, { kinds: ['asset'] })
  const [open, setOpen] = useState(false)
  const { language } = useReader()
  const value = data?.value
  if (!value) return null
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
        <table className={classes.table} aria-label={w('value.schedule')}>
          <thead>
            <tr>
              {(['year', 'amount', 'book'] as const).map((name) => (
                <th key={name} scope="col">
                  {fieldOf(row, name).title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value.years.map(({ year, amount, book }) => (
              <tr key={year} data-now={value.today.startsWith(String(year)) || undefined}>
                <td>{year}</td>
                <td className="num">{said(amount)}</td>
                <td className="num">{said(book)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && <DepreciationDialog asset={asset} terms={value.terms} onClose={() => setOpen(false)} />}
    </Panel>
  )
}
