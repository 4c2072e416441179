import { Input, Modal, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { assets } from '../../contract.ts'
import { kitForm, type KitRow } from '../../kits/schemas.ts'
import { findDepartments, findProducts } from '../finders.ts'
import { useChoices } from '../use-choices.ts'
import { w } from './words.ts'

const Form = z.object(kitForm)
const mostModels = 200

interface Line {
  /** `type:laptop` or `model:` with its id. */
  what: string
  quantity: number
}
const lineOf = ({ type, model_id, quantity }: KitRow['items'][number]): Line => ({
  what: type === null ? `model:${model_id}` : `type:${type}`,
  quantity,
})
const itemOf = ({ what, quantity }: Line) => ({
  type: what.startsWith('type:') ? what.slice(5) : null,
  model_id: what.startsWith('model:') ? what.slice(6) : null,
  quantity,
})

const initialOf = ({ name, note, department, job_title, products }: KitRow) => ({
  name,
  note,
  department_id: department?.id ?? null,
  job_title,
  product_ids: products.map(({ id }) => id),
})
const known = (all: readonly { id: string; title: string }[] = []) => all.map((one) => ({ ...one, to: '' }))

/** Puts a kit together, or changes what is in it. */
export function KitDialog({ kit, onClose }: { kit: KitRow | undefined; onClose: () => void }) {
  const { types } = useChoices()
  const add = useCommand(assets.addKit, { form: underField })
  const change = useCommand(assets.changeKit, { form: underField })
  const [lines, setLines] = useState<readonly Line[]>(
    kit ? kit.items.map(lineOf) : [{ what: `type:${types[0]?.value ?? 'laptop'}`, quantity: 1 }],
  )
  const form = useForm(Form, {
    ...(kit && { initial: initialOf(kit) }),
    version: kit?.version,
    onSave: async (fields, version = 1) => {
      const items = lines.map(itemOf)
      await (kit
        ? change.mutateAsync({ id: kit.id, version, ...fields, items })
        : add.mutateAsync({ ...fields, items }))
      onClose()
    },
  })
  const changeLine = (at: number, line: Line) => setLines(lines.with(at, line))
  return (
    <Modal opened onClose={onClose} title={kit ? w('edit', { title: kit.name }) : w('add')} size={600}>
      <FormShell form={form} save={w('save')} bare onCancel={onClose}>
        <FieldGrid>
          <Field form={form} name="name" autoFocus wide />
          <Field form={form} name="note" wide />
          <Field
            form={form}
            name="department_id"
            search={findDepartments}
            known={known(kit?.department ? [kit.department] : [])}
          />
          <Field form={form} name="job_title" />
          <Field form={form} name="product_ids" wide search={findProducts} known={known(kit?.products)} />
        </FieldGrid>
        <Lines
          lines={lines}
          onChange={changeLine}
          onRemove={(at) => setLines(lines.toSpliced(at, 1))}
          onAdd={() => setLines([...lines, { what: `type:${types[0]?.value ?? 'laptop'}`, quantity: 1 }])}
        />
      </FormShell>
    </Modal>
  )
}

interface LinesProps {
  lines: readonly Line[]
  onChange: (at: number, line: Line) => void
  onRemove: (at: number) => void
  onAdd: () => void
}

function Lines({ lines, onChange, onRemove, onAdd }: LinesProps) {
  const { types } = useChoices()
  const { data } = useAsk(assets.models, { limit: mostModels }, { kinds: ['asset'], keep: true })
  const choices = [
    ...types.map(({ value, title }) => ({ value: `type:${value}`, label: title })),
    ...(data?.items ?? []).map(({ id, manufacturer, name }) => ({
      value: `model:${id}`,
      label: `${manufacturer} ${name}`.trim(),
    })),
  ]
  return (
    <div className="stack" style={{ marginTop: 12 }}>
      <Input.Label labelElement="div">{w('in-it')}</Input.Label>
      {lines.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other name than their place
        <div key={at} className="row">
          <Select
            className="grow"
            aria-label={w('what')}
            data={choices}
            value={line.what}
            searchable
            allowDeselect={false}
            onChange={(what) => what !== null && onChange(at, { ...line, what })}
          />
          <NumberInput
            aria-label={w('many')}
            w={90}
            min={1}
            max={1000}
            value={line.quantity}
            onChange={(quantity) => onChange(at, { ...line, quantity: Math.max(1, Number(quantity) || 1) })}
          />
          {lines.length > 1 && <IconButton icon="minus" label={w('less')} onClick={() => onRemove(at)} />}
        </div>
      ))}
      <div className="row">
        <Button size="s" icon="plus" onClick={onAdd}>
          {w('more')}
        </Button>
      </div>
    </div>
  )
}
