import { Modal, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { useForm } from '#kit/form/use-form'
import { useToday } from '#kit/reader.tsx'
import { findPlaces } from '#modules/places/ui/finders'
import { purchasing } from '../contract.ts'
import { Receiving } from '../schemas.ts'
import type { DialogProps } from './dialogs.tsx'
import classes from './lines.module.css'
import type { Line } from './said.tsx'
import { w } from './words.ts'

interface Came {
  readonly quantity: number
  readonly serials: string
}

const serialsIn = (text: string) => text.split(/[\s,;]+/u).filter((serial) => serial !== '')
const open = ({ quantity, received }: Line) => Math.max(0, quantity - received)

/** What came, line by line, each device with its serial number. */
export function ReceiveDialog({ purchase, onClose }: DialogProps) {
  const { id, lines } = purchase
  const [came, setCame] = useState<Record<string, Came>>(() =>
    Object.fromEntries(lines.map((line) => [line.id, { quantity: open(line), serials: '' }])),
  )
  const receive = useCommand(purchasing.receive, {
    form: underField,
    done: ({ assets, licences }) => w('receive.done', { n: assets.length, licences }),
    touches: ['assets', 'software', 'notices'],
  })
  const today = useToday()
  const sent = (all: Record<string, Came>) =>
    lines.flatMap(({ id: line_id }) => {
      const { quantity = 0, serials = '' } = all[line_id] ?? {}
      return quantity > 0 ? [{ line_id, quantity, serials: serialsIn(serials) }] : []
    })
  const form = useForm(Receiving, {
    initial: { received_on: today, lines: sent(came) },
    onSave: async (input) => {
      await receive.mutateAsync({ id, ...input })
      onClose()
    },
  })
  const set = (line: Line, more: Partial<Came>) => {
    const next = { ...came, [line.id]: { quantity: 0, serials: '', ...came[line.id], ...more } }
    setCame(next)
    form.set('lines', sent(next))
  }
  const isOver = lines.some((line) => (came[line.id]?.quantity ?? 0) > open(line))
  return (
    <Modal opened onClose={onClose} title={w('deed.receive')} size={640}>
      <FormShell
        form={form}
        bare
        save={w('receive.save')}
        onCancel={onClose}
        refused={sent(came).length === 0 && w('receive.nothing')}
      >
        <FieldGrid>
          <Field form={form} name="received_on" />
          <Field form={form} name="place_id" search={findPlaces} />
          <Field form={form} name="warranty_months" />
          <Field form={form} name="note" />
        </FieldGrid>
        <div className={classes.rows}>
          {lines.map((line) => (
            <Row key={line.id} line={line} came={came[line.id]} set={(more) => set(line, more)} />
          ))}
        </div>
        {isOver && <Field form={form} name="over_why" wide />}
      </FormShell>
    </Modal>
  )
}

interface RowProps {
  line: Line
  came: Came | undefined
  set: (more: Partial<Came>) => void
}

function Row({ line, came, set }: RowProps) {
  const { title, quantity, received, sort } = line
  const now = came?.quantity ?? 0
  return (
    <div className={classes.row} data-two>
      <div>
        <div className="b">{title}</div>
        <div className="t3 f12">{w('receive.of', { received, quantity })}</div>
      </div>
      <NumberInput
        label={w('receive.quantity')}
        aria-label={w('receive.quantity-of', { title })}
        min={0}
        allowDecimal={false}
        value={now}
        onChange={(value) => set({ quantity: Number(value) || 0 })}
      />
      {sort === 'asset' && now > 0 && (
        <Serials
          title={title}
          quantity={now}
          typed={came?.serials ?? ''}
          set={(serials) => set({ serials })}
        />
      )}
    </div>
  )
}

interface SerialsProps {
  title: string
  quantity: number
  typed: string
  set: (serials: string) => void
}

function Serials({ title, quantity, typed, set }: SerialsProps) {
  const n = serialsIn(typed).length
  return (
    <Textarea
      className={classes.serials ?? ''}
      label={w('receive.serials')}
      aria-label={w('receive.serials-of', { title })}
      description={n === 0 ? w('receive.serials-hint') : w('receive.serials-n', { n, quantity })}
      autosize
      minRows={1}
      maxRows={8}
      value={typed}
      onChange={(event) => set(event.currentTarget.value)}
    />
  )
}
