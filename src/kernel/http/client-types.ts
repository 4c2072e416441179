import type { z } from 'zod'

type Json = z.core.JSONSchema.BaseSchema
const isSchema = (part: unknown): part is Json => typeof part === 'object' && part !== null

const plain: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
}

const nameOf = (key: string) => (/^[a-z_$][\w$]*$/i.test(key) ? key : JSON.stringify(key))
const noted = ({ title, description }: Json) => {
  const said = [title, description].filter((text) => text !== undefined).join('. ')
  // What is written there can end no comment.
  return said === '' ? '' : `/** ${said.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')} */ `
}
const either = (parts: readonly string[]) => [...new Set(parts)].join(' | ')

function objectType({ properties = {}, required = [], additionalProperties }: Json): string {
  const fields = Object.entries(properties)
    .filter((entry): entry is [string, Json] => isSchema(entry[1]) && !entry[1].not)
    .map(
      ([key, part]) => `${noted(part)}${nameOf(key)}${required.includes(key) ? '' : '?'}: ${typeText(part)}`,
    )
  const rest = isSchema(additionalProperties) ? [`[key: string]: ${typeText(additionalProperties)}`] : []
  // An index would have to cover the named ones as well.
  if (fields.length > 0) return `{ ${fields.join('; ')} }`
  return rest.length > 0 ? `{ ${rest.join('; ')} }` : 'Record<string, unknown>'
}

function arrayType({ items, prefixItems }: Json): string {
  if (prefixItems)
    return `[${prefixItems.map((part) => (isSchema(part) ? typeText(part) : 'unknown')).join(', ')}]`
  return isSchema(items) ? `(${typeText(items)})[]` : 'unknown[]'
}

/** A JSON Schema as a type of TypeScript; what it says beyond types, such as lengths, the server checks. */
export function typeText(json: Json): string {
  if (json.const !== undefined) return JSON.stringify(json.const)
  if (json.enum) return either(json.enum.map((value) => JSON.stringify(value)))
  const some = (json.anyOf ?? json.oneOf)?.filter(isSchema)
  if (some) return either(some.map(typeText))
  if (json.allOf) return json.allOf.filter(isSchema).map(typeText).join(' & ')
  const types: unknown[] = Array.isArray(json.type) ? json.type : [json.type]
  return either(
    types.map((type) => {
      if (type === 'object') return objectType(json)
      if (type === 'array') return arrayType(json)
      return plain[String(type)] ?? 'unknown'
    }),
  )
}
