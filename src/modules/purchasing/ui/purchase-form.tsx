import { useState } from 'react'
import type { z } from 'zod'
import { useMay } from '#kit/me.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import type { Found } from '#kit/visited'
import { findVendors } from '#modules/vendors/ui/finders'
import { PurchaseDraft } from '../schemas.ts'
import { blank, LinesField, type Typed } from './lines-field.tsx'

interface PurchaseFormProps {
  initial?: Partial<z.input<typeof PurchaseDraft>>
  version?: number
  draft?: string
  vendor?: Found | undefined
  save: string
  onSave: (draft: z.output<typeof PurchaseDraft>, version: number | undefined) => Promise<unknown>
  onCancel: () => void
}

const typedOf = (lines: unknown): readonly Typed[] =>
  Array.isArray(lines) && lines.length > 0
    ? lines.map((line, at) => ({ at, ...(line as object) }))
    : [blank(0)]

/** Everything that is asked for: what for, from whom, and its lines. */
export function PurchaseForm({ initial, version, draft, vendor, save, onSave, onCancel }: PurchaseFormProps) {
  const [isTold, setTold] = useState(false)
  const seesVendors = useMay()('vendors.read')
  const form = useForm(PurchaseDraft, {
    initial: { ...initial, lines: (initial?.lines ?? [blank(0)]) as never },
    version,
    ...(draft !== undefined && { draft }),
    onSave,
  })
  const lines = typedOf(form.values['lines'])
  const told = {
    ...form,
    save: (close?: () => void) => {
      setTold(true)
      form.save(close)
    },
  }
  return (
    <FormShell form={told} save={save} onCancel={onCancel}>
      <FieldGrid>
        <Field form={form} name="name" wide autoFocus />
        {seesVendors && (
          <Field form={form} name="vendor_id" search={findVendors} known={vendor ? [vendor] : []} />
        )}
        <Field form={form} name="needed_by" ahead />
        <Field form={form} name="cost_centre" />
        <Field form={form} name="note" wide />
      </FieldGrid>
      <LinesField lines={lines} isTold={isTold} onChange={(next) => form.set('lines', next)} />
    </FormShell>
  )
}
