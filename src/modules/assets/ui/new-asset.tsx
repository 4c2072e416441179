import { useMemo } from 'react'
import { ask } from '#kit/api'
import type { ControlExtras } from '#kit/form/control.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn } from '#kit/url'
import { Skeleton } from '#kit/skeleton.tsx'
import { onType } from '#facets/custom-fields/engine/field'
import { CustomInputs } from '#facets/custom-fields/ui/custom-inputs.tsx'
import { useFields } from '#facets/custom-fields/ui/use-fields'
import { foldCustom, withCustom } from '#facets/custom-fields/ui/with-custom'
import { assets } from '../contract.ts'
import { AssetDraft } from '../schemas.ts'
import { findHolders, findPlaces, findSuppliers } from './finders.ts'
import { useChoices } from './use-choices.ts'
import { w } from './words.ts'

const fields = [
  'type',
  'name',
  'manufacturer',
  'model',
  'tag',
  'serial',
  'holder_id',
  'home_place_id',
  'quantity',
  'minimum',
  'supplier_id',
  'bought_on',
  'cost',
  'order_no',
  'warranty_until',
  'note',
] as const

const extras: Partial<Record<(typeof fields)[number], ControlExtras & { wide?: boolean }>> = {
  name: { autoFocus: true },
  holder_id: { search: findHolders },
  home_place_id: { search: findPlaces },
  supplier_id: { search: findSuppliers },
  note: { wide: true },
}

/** Adds an asset: what it is, who has it at first, what it cost, and what the organisation asks of its type. */
export function Screen() {
  const { types, known } = useChoices()
  const own = useFields('asset')
  if (!known || !own) return <Skeleton shape="form" />
  return <Form types={types} own={own.fields} />
}

type Own = NonNullable<ReturnType<typeof useFields>>['fields']

function Form({ types, own }: { types: ReturnType<typeof useChoices>['types']; own: Own }) {
  const go = useGo()
  const leadOn = useLeadOn()
  // What one type needs no other is asked for: the server asks of the type that is chosen.
  const schema = useMemo(
    () =>
      withCustom(
        AssetDraft,
        own.map((field) => ({ ...field, required: false })),
      ),
    [own],
  )
  const form = useForm(schema, {
    initial: { type: types[0]?.value ?? '' },
    onSave: async (values) => {
      const draft = AssetDraft.parse(foldCustom(values, onType(own, String(values['type']))))
      const { key } = await ask(assets.create, draft)
      tell({ text: w('new.done', { name: draft.name || key }) })
      leadOn(`/assets/${key}`)
    },
  })
  return (
    <Page layout="form" title={w('new')} crumbs={[{ title: w('assets'), to: '/assets' }]}>
      <FormShell form={form} save={w('new.save')} onCancel={() => go('/assets')}>
        <FieldGrid>
          {fields.map((name) => (
            <Field
              key={name}
              form={form}
              name={name}
              {...(name === 'type' ? { choices: types } : extras[name])}
            />
          ))}
          <CustomInputs form={form} fields={onType(own, String(form.values['type']))} />
        </FieldGrid>
      </FormShell>
    </Page>
  )
}
