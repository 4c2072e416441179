import { Modal, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { fieldOf } from '#kit/fields-of'
import { Control } from '#kit/form/control.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { useForm } from '#kit/form/use-form'
import { useToday } from '#kit/reader.tsx'
import { moneyOf, moneyText } from '#lib/money/money'
import { readMoney } from '#lib/money/read-money'
import { purchasing } from '../contract.ts'
import { taxByRate } from '../engine/amounts.ts'
import { Invoicing } from '../schemas.ts'
import type { DialogProps } from './dialogs.tsx'
import classes from './lines.module.css'
import type { Line, Purchase } from './said.tsx'
import { w } from './words.ts'

interface Billed {
  readonly quantity: number
  readonly net: string
}
type All = Readonly<Record<string, Billed>>

const minorOf = (text: string) => {
  const read = readMoney(text)
  return 'problem' in read ? 0 : read.minor
}
const costOf = ({ unit_price }: Line, quantity: number) => {
  const { minor, currency } = moneyOf(unit_price)
  return moneyText({ minor: minor * quantity, currency })
}

/** What the lines would come to: their tax, rounded once for each rate, and with it the total. */
function sumsOf({ lines, currency }: Purchase, all: All) {
  const taxed = lines.map(({ id, tax_percent }) => ({
    net: minorOf(all[id]?.net ?? ''),
    tax_rate: Math.round(tax_percent * 100),
  }))
  const tax = taxByRate(taxed)
  const net = taxed.reduce((sum, line) => sum + line.net, 0)
  return { tax: moneyText({ minor: tax, currency }), total: moneyText({ minor: net + tax, currency }) }
}

const Lines = Invoicing.shape.lines.element

/** Enters what an invoice or a credit note says, filled in as it should read. */
export function InvoiceDialog({ purchase, sort, onClose }: DialogProps & { sort: 'invoice' | 'credit' }) {
  const { id, lines } = purchase
  const usual = (line: Line) => (sort === 'credit' ? 0 : Math.max(0, line.received - line.invoiced))
  const [all, setAll] = useState<All>(() =>
    Object.fromEntries(
      lines.map((line) => [line.id, { quantity: usual(line), net: costOf(line, usual(line)) }]),
    ),
  )
  const sent = (next: All) =>
    lines.flatMap(({ id: line_id }) => {
      const { quantity = 0, net = '' } = next[line_id] ?? {}
      return quantity > 0 || (sort === 'credit' && minorOf(net) > 0) ? [{ line_id, quantity, net }] : []
    })
  const enter = useCommand(purchasing.invoice, {
    form: underField,
    done: ({ held }) => w(held ? 'invoice.held-done' : 'invoice.done'),
    touches: ['notices'],
  })
  const today = useToday()
  const form = useForm(Invoicing, {
    initial: { sort, dated_on: today, lines: sent(all), ...sumsOf(purchase, all) },
    onSave: async (input) => {
      await enter.mutateAsync({ id, ...input })
      onClose()
    },
  })
  const set = (line: Line, more: Partial<Billed>) => {
    const next = { ...all, [line.id]: { quantity: 0, net: '', ...all[line.id], ...more } }
    setAll(next)
    form.set('lines', sent(next))
    for (const [name, value] of Object.entries(sumsOf(purchase, next)))
      form.set(name === 'tax' ? 'tax' : 'total', value)
  }
  const sums = sumsOf(purchase, all)
  return (
    <Modal opened onClose={onClose} title={w(sort === 'credit' ? 'deed.credit' : 'deed.invoice')} size={640}>
      <p className={classes.lead}>{w('invoice.text')}</p>
      <FormShell
        form={form}
        bare
        save={w(sort === 'credit' ? 'credit.save' : 'invoice.save')}
        onCancel={onClose}
        refused={sent(all).length === 0 && w('invoice.nothing')}
      >
        <FieldGrid>
          <Field form={form} name="number" autoFocus />
          <Field form={form} name="dated_on" />
        </FieldGrid>
        <div className={classes.rows}>
          {lines.map((line) => (
            <Row key={line.id} line={line} billed={all[line.id]} set={(more) => set(line, more)} />
          ))}
        </div>
        <FieldGrid>
          <Field key={`tax ${sums.tax}`} form={form} name="tax" />
          <Field key={`total ${sums.total}`} form={form} name="total" />
        </FieldGrid>
      </FormShell>
    </Modal>
  )
}

interface RowProps {
  line: Line
  billed: Billed | undefined
  set: (more: Partial<Billed>) => void
}

function Row({ line, billed, set }: RowProps) {
  const { title, received, invoiced } = line
  const [round, setRound] = useState(0)
  return (
    <div className={classes.row}>
      <div>
        <div className="b">{title}</div>
        <div className="t3 f12">{w('invoice.of-line', { received, invoiced })}</div>
      </div>
      <NumberInput
        label={fieldOf(Lines, 'quantity').title}
        aria-label={w('invoice.quantity-of', { title })}
        min={0}
        allowDecimal={false}
        value={billed?.quantity ?? 0}
        onChange={(value) => {
          const quantity = Number(value) || 0
          set({ quantity, net: costOf(line, quantity) })
          setRound(round + 1)
        }}
      />
      <Control
        key={round}
        facts={fieldOf(Lines, 'net')}
        label={fieldOf(Lines, 'net').title}
        ariaLabel={w('invoice.net-of', { title })}
        value={billed?.net}
        onChange={(value) => set({ net: typeof value === 'string' ? value : '' })}
      />
    </div>
  )
}
