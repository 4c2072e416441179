import { z } from 'zod'
import { titleSaid } from '#lib/words'

export type Widget =
  | 'text'
  | 'long-text'
  | 'rich-text'
  | 'number'
  | 'duration'
  | 'money'
  | 'choice'
  | 'choices'
  | 'switch'
  | 'date'
  | 'date-time'
  | 'record'
  | 'records'
  | 'tags'
  | 'password'
  | 'email'
  | 'other'

/** What a schema says about one of its values: its name, how it is typed in, what it may be. */
export interface FieldFacts {
  name: string
  title: string
  hint?: string | undefined
  widget: Widget
  choices: readonly string[]
  required: boolean
  /** Emptied, it says `null`. */
  nullable: boolean
  /** For `record`: which kind of record is picked. */
  of?: string | undefined
  min?: number | undefined
  max?: number | undefined
  maxLength?: number | undefined
  initial?: unknown
}

type Json = z.core.JSONSchema.BaseSchema & { hint?: string; widget?: Widget; of?: string }

const known = new WeakMap<z.ZodObject, readonly FieldFacts[]>()

/** The facts of every field of a schema, read from its types and its `.meta({ title, hint, widget })`. */
export function fieldsOf(schema: z.ZodObject): readonly FieldFacts[] {
  const before = known.get(schema)
  if (before) return before
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  const required = new Set(json.required)
  const facts = Object.entries(json.properties ?? {}).map(([name, property]) =>
    factsOf(name, property as Json, required.has(name)),
  )
  known.set(schema, facts)
  return facts
}

/** The facts of one field by its name. */
export const fieldOf = (schema: z.ZodObject, name: string): FieldFacts =>
  fieldsOf(schema).find((field) => field.name === name) ?? {
    name,
    title: inWords(name),
    widget: 'other',
    choices: [],
    required: false,
    nullable: false,
  }

/** `in_work` or `in-work`, said as words: In work. */
export function inWords(name: string): string {
  const words = name.replaceAll(/[_-]+/gu, ' ').trim()
  return titleSaid(words.charAt(0).toLocaleUpperCase() + words.slice(1))
}

function factsOf(name: string, json: Json, required: boolean): FieldFacts {
  const inner = bare(json)
  const list =
    inner.type === 'array' && typeof inner.items === 'object' ? bare(inner.items as Json) : undefined
  return {
    name,
    title: inner.title === undefined ? inWords(name) : titleSaid(inner.title),
    hint: inner.hint && titleSaid(inner.hint),
    widget: inner.widget ?? widgetOf(inner, list),
    choices: choicesOf(list ?? inner),
    // What has a value from the start is never left out, unless that value is nothing.
    required: required || !isNothing(json.default),
    nullable: inner !== json,
    of: inner.of ?? list?.of,
    min: finite(inner.minimum),
    max: finite(inner.maximum),
    maxLength: inner.maxLength,
    initial: json.default,
  }
}

const isNothing = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const finite = (limit: number | undefined) =>
  limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER ? limit : undefined

/** The value itself, without `or null` round it. */
function bare(json: Json): Json {
  if (Array.isArray(json.type) && json.type.includes('null'))
    return { ...json, type: json.type.filter((type) => type !== 'null')[0] ?? 'string' }
  const parts = json.anyOf?.filter((part): part is Json => typeof part === 'object' && part.type !== 'null')
  return parts?.length === 1 && parts[0] ? { ...parts[0], ...pick(json) } : json
}

const pick = ({ title, hint, widget, of }: Json) =>
  Object.fromEntries(Object.entries({ title, hint, widget, of }).filter(([, value]) => value !== undefined))

const choicesOf = ({ enum: values, anyOf }: Json): string[] =>
  (values ?? anyOf?.map((part) => (typeof part === 'object' ? part.const : undefined)) ?? []).filter(
    (value) => typeof value === 'string',
  )

const byFormat: Record<string, Widget> = {
  date: 'date',
  'date-time': 'date-time',
  email: 'email',
  uri: 'text',
}
const byType: Record<string, Widget> = { boolean: 'switch', number: 'number', integer: 'number' }

function widgetOf(json: Json, list: Json | undefined): Widget {
  if (list) return choicesOf(list).length > 0 ? 'choices' : (json.of ?? list.of) ? 'records' : 'tags'
  if (choicesOf(json).length > 0) return 'choice'
  if (json.of) return 'record'
  if (json.type !== 'string') return byType[typeOf(json)] ?? 'other'
  const long = (json.maxLength ?? 0) > 500 ? 'long-text' : 'text'
  return byFormat[json.format ?? ''] ?? long
}

/** The type; of a union (a switch that also survives a query string) the first part that has one of ours. */
const typeOf = ({ type, anyOf = [] }: Json): string =>
  [type, ...anyOf.map((part) => (typeof part === 'object' ? part.type : undefined))]
    .flat()
    .find((one) => one !== undefined && one in byType) ?? ''
