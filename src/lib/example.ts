import { z } from 'zod'

type Json = z.core.JSONSchema.BaseSchema
const isSchema = (part: unknown): part is Json => typeof part === 'object' && part !== null

/** What is written for a text of this name where nothing else says what it looks like. */
const texts: Readonly<Record<string, string>> = {
  title: 'The label printer in hall 3 is down',
  description: '<p>It blinks red since this morning.</p>',
  name: 'Network',
  q: 'is:open team:Network',
  key: 'INC-1042',
  zone: 'Europe/Oslo',
  language: 'en',
  email: 'ana@example.org',
  body: '<p>We are on it.</p>',
  html: '<p>We are on it.</p>',
  kind: 'incident',
  state: 'in-work',
  phase: 'active',
  next: 'WyIyMDI2LTExLTMwIl0',
  after: 'WyIyMDI2LTExLTMwIl0',
}

const formats: Readonly<Record<string, string>> = {
  uuid: '019a5c1e-7b00-7000-8000-000000001042',
  date: '2026-11-30',
  'date-time': '2026-11-30T08:00:00.000Z',
  time: '08:00:00',
  email: 'ana@example.org',
  uri: 'https://it.example.org',
}

/** Tried in this order where a text has to match a pattern. */
const shapes = [
  'INC-1042',
  'network-lead',
  'desk.queue',
  '09:00',
  '#1f6feb',
  '123456',
  '4d5e6f'.repeat(20).slice(0, 64),
  '4d5e6f'.repeat(30).slice(0, 40),
  'Zm9v'.repeat(30).slice(0, 43),
  'Zm9v'.repeat(30).slice(0, 86),
]

function textOf(name: string, json: Json): string {
  const { format, title, pattern, minLength = 0, maxLength = 200 } = json
  if (pattern !== undefined && format === undefined)
    return shapes.find((shape) => new RegExp(pattern).test(shape) && shape.length <= maxLength) ?? ''
  const text =
    formats[format ?? ''] ?? (Object.hasOwn(texts, name) ? texts[name] : undefined) ?? title ?? name
  return text.slice(0, maxLength).padEnd(minLength, '.')
}

function numberOf({ minimum, exclusiveMinimum, maximum }: Json): number {
  const least = minimum ?? (typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : undefined)
  return Math.min(Math.max(1, least ?? 1), maximum ?? Infinity)
}

const kindOf = (type: unknown): unknown => (Array.isArray(type) ? type[0] : type)

const isShown = (name: string, part: Json, { required = [] }: Json, whole: boolean) =>
  !part.not && (whole || part['example'] !== undefined || required.includes(name))

/** Those of an object that must be there, and those that say what they look like; all of an answer. */
function objectOf(json: Json, whole: boolean): Record<string, unknown> {
  const entries = Object.entries(json.properties ?? {}).filter(
    (entry): entry is [string, Json] => isSchema(entry[1]) && isShown(entry[0], entry[1], json, whole),
  )
  return Object.fromEntries(entries.map(([name, part]) => [name, valueOf(name, part, whole)]))
}

/** What the schema itself says a value is: its example, its one value, the first of its choices, its default. */
const saidBy = ({ example, const: fixed, enum: choices, default: usual }: Json): unknown =>
  example ?? fixed ?? choices?.[0] ?? usual

const listOf = (name: string, { items, minItems = 0, prefixItems = [] }: Json, whole: boolean): unknown[] =>
  isSchema(items)
    ? Array.from({ length: Math.max(minItems, whole ? 1 : 0) }, () => valueOf(name, items, whole))
    : prefixItems.filter(isSchema).map((part) => valueOf(name, part, whole))

type Make = (name: string, json: Json, whole: boolean) => unknown
const makers: Readonly<Record<string, Make>> = {
  object: (_, json, whole) => objectOf(json, whole),
  array: listOf,
  string: textOf,
  integer: (_, json) => numberOf(json),
  number: (_, json) => numberOf(json),
  boolean: () => false,
}

function valueOf(name: string, json: Json, whole: boolean): unknown {
  const said = saidBy(json)
  if (said !== undefined) return said
  const [first] = (json.anyOf ?? json.oneOf ?? []).filter(isSchema)
  if (first) return valueOf(name, first, whole)
  const parts = json.allOf?.filter(isSchema).map((part) => valueOf(name, part, whole))
  if (parts) return Object.assign({}, ...parts)
  return makers[String(kindOf(json.type))]?.(name, json, whole) ?? null
}

/** An input that the promise takes: what must be there, each field as its schema says it looks. */
export const exampleInput = (input: z.ZodType): unknown =>
  valueOf('', z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }), false)

/** An answer as the promise gives it, with all that it may hold. */
export const exampleReply = (reply: z.ZodType): unknown =>
  valueOf('', z.toJSONSchema(reply, { io: 'output', unrepresentable: 'any' }), true)
