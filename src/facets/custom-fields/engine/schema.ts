import { z } from 'zod'
import { Day } from '#lib/contract'
import type { CustomField } from './field.ts'

/** What one field takes, as a schema that server and forms share. */
function valueOf({ type, choices, title, hint }: CustomField): z.ZodType {
  const facts = { title, ...(hint !== '' && { hint }) }
  const offered = choices.filter(({ archived }) => !archived).map(({ value }) => value)
  switch (type) {
    case 'text':
      return z.string().trim().min(1).max(500).meta(facts)
    case 'paragraph':
      return z
        .string()
        .trim()
        .min(1)
        .max(20_000)
        .meta({ ...facts, widget: 'long-text' })
    case 'number':
      return z.number().min(-1e15).max(1e15).meta(facts)
    case 'boolean':
      return z.boolean().meta(facts)
    case 'date':
      return Day.meta(facts)
    case 'choice':
      return z.enum(offered).meta(facts)
    case 'choices':
      return z.array(z.enum(offered)).min(1).max(50).meta(facts)
    case 'person':
      return z.uuid().meta({ ...facts, widget: 'record', of: 'person' })
    case 'link':
      return z
        .url({ protocol: /^https?$/ })
        .max(2000)
        .meta(facts)
  }
}

/** One schema for all fields of a kind: what is not needed may be left out, and emptied with `null`. */
export function schemaOf(fields: readonly CustomField[]) {
  return z.strictObject(
    Object.fromEntries(
      fields
        .filter(({ archived }) => !archived)
        .map((field) => [field.name, field.required ? valueOf(field) : valueOf(field).nullable().optional()]),
    ),
  )
}
