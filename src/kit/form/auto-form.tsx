import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { ControlExtras } from './control.tsx'
import { Field } from './field.tsx'
import { FieldGrid, FormShell } from './form-shell.tsx'
import { useForm } from './use-form.ts'

export interface AutoFormProps<S extends z.ZodObject> {
  schema: S
  initial?: Partial<z.input<S>>
  /** Which version of the record that is; both follow what others save. */
  version?: number | undefined
  /** Under this name what is typed survives a reload. */
  draft?: string
  onSave: (values: z.output<S>, version: number | undefined) => Promise<unknown>
  /** What the main button says. */
  save: string
  onCancel?: () => void
  /** Fields shown, in this order; all when left out. */
  fields?: readonly (keyof z.input<S> & string)[]
  /** What single fields need beyond their schema: words of choices, a search. */
  extras?: { readonly [K in keyof z.input<S>]?: ControlExtras & { wide?: boolean; hint?: string } }
  bare?: boolean | 'narrow'
  /** What is asked besides, between the fields and the foot. */
  children?: ReactNode
}

const widened = new Set(['long-text', 'rich-text', 'records', 'tags'])

/** In a dialog one types at once; a list that opens by itself would only be in the way. */
const typed = new Set(['text', 'long-text', 'number'])

/** A whole form read from a schema, for forms that need no arranging. */
export function AutoForm<S extends z.ZodObject>(props: AutoFormProps<S>) {
  const { schema, initial, version, draft, onSave, save, onCancel, extras, bare, children } = props
  const form = useForm(schema, {
    onSave,
    version,
    ...(initial ? { initial } : {}),
    ...(draft ? { draft } : {}),
  })
  const names = props.fields ?? form.fields.map(({ name }) => name as keyof z.input<S> & string)
  return (
    <FormShell form={form} save={save} onCancel={onCancel} bare={bare}>
      <FieldGrid>
        {names.map((name, n) => (
          <Field
            key={name}
            form={form}
            name={name}
            wide={widened.has(form.facts(name).widget)}
            autoFocus={bare !== undefined && n === 0 && typed.has(form.facts(name).widget)}
            {...extras?.[name]}
          />
        ))}
      </FieldGrid>
      {children}
    </FormShell>
  )
}
