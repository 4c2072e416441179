import { Modal } from '@mantine/core'
import { z } from 'zod'
import { Day, Id } from '#lib/contract'
import { ask, useAsk, useCommand } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { tell } from '#kit/toast.tsx'
import type { Found } from '#kit/visited'
import { bookingFields } from '../../bookings/schemas.ts'
import { assets } from '../../contract.ts'
import { findHolders } from '../finders.ts'
import { savesRecord } from '../saves-record.ts'
import { w } from './words.ts'

const Form = z.object({ model_id: Id.meta({ title: 'Any of the model', of: 'model' }), ...bookingFields })
const most = 20

/** Models by maker and name, with how many are ready. */
async function findModels(text: string, signal?: AbortSignal): Promise<Found[]> {
  const { items } = await ask(assets.models, { find: text, limit: most }, signal)
  return items.map(({ id, manufacturer, name, type_title }) => ({
    id,
    title: `${manufacturer} ${name}`.trim(),
    sub: type_title,
    to: '',
  }))
}

interface BookDialogProps {
  /** The model that was chosen on the page. */
  model?: { id: string; title: string } | undefined
  today: string
  onClose: () => void
}

/** Books any one of a model: for whom, on which days; says how many are to be had before it is sent. */
export function BookDialog({ model, today, onClose }: BookDialogProps) {
  const book = useCommand(assets.book, savesRecord)
  const form = useForm(Form, {
    initial: { model_id: model?.id ?? '', starts_on: today, ends_on: today },
    onSave: async (draft) => {
      const { asset } = await book.mutateAsync(draft)
      tell({ text: w('book.done', { name: `${asset.name} ${asset.key}` }) })
      onClose()
    },
  })
  const asked = z.object({ model_id: Id, starts_on: Day, ends_on: Day }).safeParse(form.values)
  const { data: free } = useAsk(
    assets.freeOn,
    asked.data ?? { model_id: '', starts_on: today, ends_on: today },
    { kinds: ['asset'], enabled: asked.success, keep: true },
  )
  return (
    <Modal opened onClose={onClose} title={w('book.title')} size={560}>
      <FormShell form={form} save={w('book.save')} bare onCancel={onClose}>
        <FieldGrid>
          <Field
            form={form}
            name="model_id"
            search={findModels}
            wide
            known={model ? [{ ...model, to: '' }] : []}
            {...(asked.success && free && { hint: w('free', { ...free }) })}
          />
          <Field form={form} name="holder_id" search={findHolders} wide />
          <Field form={form} name="starts_on" />
          <Field form={form} name="ends_on" />
          <Field form={form} name="purpose" wide />
        </FieldGrid>
      </FormShell>
    </Modal>
  )
}
