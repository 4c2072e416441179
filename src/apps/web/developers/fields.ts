import { z } from 'zod'
import type { Endpoint } from '#lib/contract'
import { requestFor } from '#lib/client'
import { exampleInput } from '#lib/example'

type Json = z.core.JSONSchema.BaseSchema
const isSchema = (part: unknown): part is Json => typeof part === 'object' && part !== null

export interface FieldFact {
  name: string
  type: string
  required: boolean
  title: string
  /** What else is asked of it: choices, lengths, what it is otherwise. */
  more: string
}

function typeOf(json: Json): string {
  const some = (json.anyOf ?? json.oneOf)?.filter(isSchema)
  if (some) return [...new Set(some.map(typeOf))].join(' | ')
  if (json.enum) return 'choice'
  if (json.const !== undefined) return JSON.stringify(json.const)
  if (json.type === 'array') return isSchema(json.items) ? `${typeOf(json.items)}[]` : 'array'
  const type = Array.isArray(json.type) ? json.type.join(' | ') : (json.type ?? 'any')
  return json.format === undefined ? type : json.format
}

function moreOf({
  enum: choices,
  examples,
  minimum,
  maximum,
  maxLength,
  maxItems,
  default: usual,
}: Json): string {
  // Numbers without a bound of ours have the one of the language.
  const bounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
  return [
    (choices ?? examples)?.map(String).join(', '),
    minimum !== undefined && bounded && `${minimum}–${maximum}`,
    maxLength !== undefined && `≤ ${maxLength}`,
    maxItems !== undefined && `≤ ${maxItems}`,
    usual !== undefined && `= ${JSON.stringify(usual)}`,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ')
}

/** The fields of an input, those first that must be there. */
export function fieldsOf({ input }: Endpoint): FieldFact[] {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties)
    .filter((entry): entry is [string, Json] => isSchema(entry[1]))
    .map(([name, json]) => ({
      name,
      type: typeOf(json),
      required: required.includes(name),
      title: json.title ?? '',
      more: moreOf(json),
    }))
    .toSorted((a, b) => Number(b.required) - Number(a.required))
}

/** A flag is given once for each of a list; of things it takes JSON. */
const isMany = (value: unknown): value is unknown[] => Array.isArray(value)
const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** The same call in three hands: curl, the command line, the client. */
export function callsOf(name: string, endpoint: Endpoint, address: string) {
  const input = exampleInput(endpoint.input) as Record<string, unknown>
  const { method, url, body } = requestFor(endpoint, input)
  const [room = '', verb = ''] = name.split('.')
  const flags = Object.entries(input)
    .flatMap(([key, value]) =>
      isMany(value) ? value.map((one) => [key, one] as const) : [[key, value] as const],
    )
    .map(([key, value]) => ` --${key.replaceAll('_', '-')} ${quoted(textOf(value))}`)
  return {
    curl: [
      `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(address + url)}`,
      `  -H "Authorization: Bearer $TOKEN"`,
      ...(body === undefined
        ? []
        : [`  -H 'Content-Type: application/json'`, `  -d ${quoted(JSON.stringify(body))}`]),
    ].join(' \\\n'),
    cli: `./wheelhouse ${room} ${verb.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}${flags.join('')}`,
    typed: `await call('${name}', ${JSON.stringify(input)})`,
  }
}
