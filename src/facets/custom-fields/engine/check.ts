import { z } from 'zod'
import type { CustomField } from './field.ts'
import { schemaOf } from './schema.ts'

export type Values = Readonly<Record<string, unknown>>

/** What is wrong, by field name: issues that the schema finds in its own words, and ours by key. */
export type Problems = Record<string, string[]>
export type Checked = { custom: Record<string, unknown> } | { problems: Problems }

export interface Saying {
  unknown: (name: string) => string
  required: () => string
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * Puts new values to those that a record has. What is left out stays; empty takes a value away; values of archived fields
 * and of fields that the writer does not see are kept untouched. Needed fields are asked for when a record is made (`before`
 * undefined), and cannot be emptied later.
 */
export function putValues(
  fields: readonly CustomField[],
  values: Values,
  before: Values | undefined,
  say: Saying,
): Checked {
  const active = new Map(fields.filter(({ archived }) => !archived).map((field) => [field.name, field]))
  const problems: Problems = {}
  const custom: Record<string, unknown> = { ...before }
  for (const [name, value] of Object.entries(values)) {
    const field = active.get(name)
    if (!field) problems[name] = [say.unknown(name)]
    else if (isEmpty(value)) {
      if (field.required) problems[name] = [say.required()]
      else delete custom[name]
    } else {
      const found = checked(field, value, before?.[name])
      if ('issues' in found) problems[name] = found.issues
      else custom[name] = found.value
    }
  }
  if (before === undefined)
    for (const { name, required } of active.values())
      if (required && isEmpty(custom[name])) problems[name] = [say.required()]
  return Object.keys(problems).length > 0 ? { problems } : { custom }
}

function checked(
  field: CustomField,
  value: unknown,
  before: unknown,
): { value: unknown } | { issues: string[] } {
  // A choice that stands there already may stay, even if it would not be offered today.
  const standing = [before].flat()
  const choices = field.choices.map((choice) => ({
    ...choice,
    archived: choice.archived && !standing.includes(choice.value),
  }))
  const shape = schemaOf([{ ...field, choices, required: true }]).shape[field.name] ?? z.never()
  const parsed = shape.safeParse(value)
  return parsed.success
    ? { value: parsed.data }
    : { issues: parsed.error.issues.map(({ message }) => message) }
}
