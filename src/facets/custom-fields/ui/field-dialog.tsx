import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { ask, refresh, useAsk } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { FieldDraft, fields } from '../contract.ts'
import { type CustomField, FieldType, sortableTypes } from '../engine/field.ts'
import { choicesFrom, choicesText } from '../engine/choices-text.ts'
import { w } from './words.ts'

const Form = FieldDraft.omit({ kind: true, choices: true, name: true }).extend({
  choices: z
    .string()
    .max(20_000)
    .default('')
    .meta({ title: w('choice-titles'), hint: w('choice-hint'), widget: 'long-text' }),
})

interface FieldDialogProps {
  kind: { name: string; title: string; types: readonly { value: string; title: string }[] }
  /** Left out: a new one. */
  field?: CustomField | undefined
  onClose: () => void
}

const types = FieldType.options.map((value) => ({ value, title: w(`type.${value}`) }))
const isType = (value: unknown): value is FieldType => FieldType.safeParse(value).success
const chosen = new Set<unknown>(['choice', 'choices'])

/** Adds a field to a kind of record, or changes one; what it is stays what it is. */
export function FieldDialog({ kind, field: begun, onClose }: FieldDialogProps) {
  const client = useQueryClient()
  // As it is by now: others may save it while it is edited here.
  const { data } = useAsk(fields.list, { kind: kind.name, archived: true })
  const field = data?.items.find(({ id }) => id === begun?.id) ?? begun
  const form = useForm(Form, {
    initial: field ? { ...field, choices: choicesText(field.choices) } : { type: 'text' },
    version: field && data?.version,
    onSave: async ({ choices: lines, type, ...rest }, version) => {
      const choices = chosen.has(type) ? choicesFrom(lines, field?.choices ?? []) : []
      await (field
        ? ask(fields.change, { id: field.id, version, ...rest, choices })
        : ask(fields.add, { kind: kind.name, type, choices, ...rest }))
      refresh(client, ['fields'])
      onClose()
    },
  })
  const type = form.values['type']
  return (
    <Modal
      opened
      onClose={onClose}
      title={field ? w('edit-title', { title: field.title }) : w('add-title', { kind: kind.title })}
      size={560}
    >
      <FormShell form={form} save={w(field ? 'save' : 'add-save')} bare onCancel={onClose}>
        <FieldGrid>
          <Field form={form} name="title" autoFocus />
          {!field && <Field form={form} name="type" choices={types} />}
          <Field form={form} name="hint" wide />
          {chosen.has(type) && <Field form={form} name="choices" wide />}
          {kind.types.length > 0 && <Field form={form} name="types" wide choices={kind.types} />}
          <Field form={form} name="required" />
          <Field form={form} name="internal" />
          {isType(type) && sortableTypes.has(type) && <Field form={form} name="sortable" />}
        </FieldGrid>
      </FormShell>
    </Modal>
  )
}
