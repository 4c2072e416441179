import { Field } from '#kit/form/field.tsx'
import type { Form } from '#kit/form/use-form'
import type { CustomField } from '../engine/field.ts'
import { extrasOf } from './use-fields.ts'

/** The organisation's own fields in a form, whose schema has them by `withCustom`. */
export const CustomInputs = ({ form, fields }: { form: Form; fields: readonly CustomField[] }) =>
  fields.map((field) => (
    <Field
      key={field.id}
      form={form}
      name={`custom.${field.name}`}
      wide={field.type === 'paragraph'}
      {...extrasOf(field)}
    />
  ))
