import type { z } from 'zod'
import type { CustomField } from '../engine/field.ts'
import { schemaOf } from '../engine/schema.ts'

const prefix = 'custom.'

/**
 * A form's schema with the organisation's fields beside its own. They are called `custom.name` there, as the server's
 * refusals name them, so that each refusal lands on its field.
 */
export function withCustom(schema: z.ZodObject, fields: readonly CustomField[]) {
  const { shape } = schemaOf(fields)
  const named = Object.entries(shape).map(([name, one]) => [`${prefix}${name}`, one] as const)
  return schema.extend(Object.fromEntries(named))
}

/** What such a form holds, as the server takes it: the added values gathered under `custom`; those of some fields alone, where they are named. */
export function foldCustom(
  values: Readonly<Record<string, unknown>>,
  fields?: readonly Pick<CustomField, 'name'>[],
): Record<string, unknown> {
  const asked = fields && new Set(fields.map(({ name }) => `${prefix}${name}`))
  const own = Object.entries(values).filter(([name]) => !name.startsWith(prefix))
  const added = Object.entries(values).filter(
    ([name, value]) =>
      name.startsWith(prefix) && (!asked || asked.has(name)) && value !== undefined && value !== null,
  )
  return {
    ...Object.fromEntries(own),
    ...(added.length > 0 && {
      custom: Object.fromEntries(added.map(([name, value]) => [name.slice(prefix.length), value])),
    }),
  }
}
