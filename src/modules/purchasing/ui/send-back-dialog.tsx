import { Modal, MultiSelect, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { useToday } from '#kit/reader.tsx'
import { purchasing } from '../contract.ts'
import { SendingBack } from '../return-schemas.ts'
import type { DialogProps } from './dialogs.tsx'
import { type Purchase, useSaid } from './said.tsx'
import { w } from './words.ts'

/** Each line of each delivery of which something is here, with its devices. */
const cameOf = ({ receipts, returns, lines }: Purchase) =>
  receipts.flatMap((receipt) =>
    receipt.lines.flatMap((line) => {
      const isLicence = lines.some(({ id, sort }) => id === line.line_id && sort === 'licence')
      const gone = returns.filter(
        ({ receipt_id, line_id }) => receipt_id === receipt.id && line_id === line.line_id,
      )
      const left = line.quantity - gone.reduce((sum, { quantity }) => sum + quantity, 0)
      const devices = line.pieces.flatMap(({ record, returned }) => (record && !returned ? [record] : []))
      return isLicence || left < 1 ? [] : [{ receipt, line, left, devices }]
    }),
  )

/** What of a delivery goes back, why, and what is expected for it. */
export function SendBackDialog({ purchase, onClose }: DialogProps) {
  const came = cameOf(purchase)
  const { day } = useSaid()
  const [at, setAt] = useState(0)
  const one = came[at]
  const back = useCommand(purchasing.sendBack, {
    form: underField,
    done: w('send-back.done'),
    touches: ['assets'],
  })
  const today = useToday()
  const form = useForm(SendingBack, {
    initial: {
      receipt_id: one?.receipt.id ?? '',
      line_id: one?.line.line_id ?? '',
      quantity: 1,
      returned_on: today,
      assets: [],
      reason: 'faulty',
    },
    onSave: async (input) => {
      await back.mutateAsync({ id: purchase.id, ...input })
      onClose()
    },
  })
  const choose = (n: number) => {
    setAt(n)
    form.set('receipt_id', came[n]?.receipt.id ?? '')
    form.set('line_id', came[n]?.line.line_id ?? '')
    form.set('assets', [])
    form.set('quantity', 1)
  }
  const picked = (form.values['assets'] as string[] | undefined) ?? []
  const byPiece = one !== undefined && one.devices.length > 0 && one.devices.length === one.left
  return (
    <Modal opened onClose={onClose} title={w('deed.send-back')} size={560}>
      <FormShell
        form={form}
        bare
        save={w('send-back.save')}
        onCancel={onClose}
        refused={byPiece && picked.length === 0 && w('send-back.which')}
      >
        <div className="stack wide">
          <Select
            label={w('send-back.of')}
            allowDeselect={false}
            value={String(at)}
            data={came.map(({ receipt, line, left }, n) => ({
              value: String(n),
              label: w('send-back.line', { day: day(receipt.received_on), n: left, title: line.title }),
            }))}
            onChange={(value) => choose(Number(value))}
          />
          {byPiece ? (
            <MultiSelect
              label={w('send-back.devices')}
              searchable
              value={picked}
              data={one.devices.map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` }))}
              onChange={(ids) => {
                form.set('assets', ids)
                form.set('quantity', Math.max(1, ids.length))
              }}
            />
          ) : (
            <NumberInput
              label={w('send-back.quantity')}
              min={1}
              max={one?.left ?? 1}
              allowDecimal={false}
              value={Number(form.values['quantity'] ?? 1)}
              onChange={(value) => {
                form.set('quantity', Number(value) || 1)
                form.set('assets', one?.devices.map(({ id }) => id) ?? [])
              }}
            />
          )}
          <FieldGrid>
            <Field form={form} name="returned_on" />
            <Field form={form} name="reason" />
            <Field form={form} name="expects" />
            <Field form={form} name="rma" />
            <Field form={form} name="note" wide />
          </FieldGrid>
        </div>
      </FormShell>
    </Modal>
  )
}
