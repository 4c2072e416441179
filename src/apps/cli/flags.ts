import { z } from 'zod'
import { type Endpoint, takesKey } from '#lib/contract'
import { isList } from '#lib/list-csv'
import { bare, inWords, isSchema, type Json, kebab } from '#lib/reply-columns'

export type FlagType = 'text' | 'id' | 'day' | 'instant' | 'number' | 'switch' | 'json' | 'secret'

/** One field of an endpoint's input as the command line takes it. */
export interface Flag {
  field: string
  /** `--requester-id`; a secret is named by its file: `--client-secret-file` */
  name: string
  /** `--no-requester-id` */
  emptying: string
  type: FlagType
  title: string
  hint?: string | undefined
  choices: readonly (string | number)[]
  /** Given by repeating the flag. */
  list: boolean
  required: boolean
  nullable: boolean
  fallback?: unknown
}

const byFormat: Record<string, FlagType> = { uuid: 'id', date: 'day', 'date-time': 'instant' }

/** Of a union the first part that has a type of ours: a switch is also a text, to survive a query string. */
function typeOf(json: Json): FlagType {
  const types = [
    json.type ?? (json.anyOf ?? []).map((part) => (isSchema(part) ? part.type : undefined)),
  ].flat()
  if (types.includes('boolean')) return 'switch'
  if (types.includes('integer') || types.includes('number')) return 'number'
  if (types.includes('string')) return byFormat[json.format ?? ''] ?? 'text'
  return 'json'
}

const choicesOf = ({ enum: values, const: only }: Json) =>
  (values ?? [only]).filter((value) => typeof value === 'string' || typeof value === 'number')

function flagOf(field: string, json: Json, required: boolean): Flag {
  const inner = bare(json)
  const list = inner.type === 'array' && isSchema(inner.items) ? bare(inner.items) : undefined
  const one = list ?? inner
  const name = kebab(field)
  const type = json.widget === 'password' ? 'secret' : typeOf(one)
  return {
    field,
    // Other users of a machine can read command lines.
    name: type === 'secret' ? `--${name}-file` : `--${name}`,
    emptying: `--no-${name}`,
    type,
    title: inner.title ?? list?.title ?? inWords(field),
    hint: inner.hint ?? inner.description,
    choices: choicesOf(one),
    list: list !== undefined,
    required,
    nullable: inner !== json,
    fallback: json.default,
  }
}

/** Every field of an endpoint's input as a flag, those of its path first. */
export function flagsOf(endpoint: Endpoint): Flag[] {
  const json = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  const path = pathFields(endpoint)
  const place = ({ field }: Flag) => (path.includes(field) ? path.indexOf(field) : path.length)
  return Object.entries(json.properties ?? {})
    .map(([field, property]) =>
      flagOf(field, isSchema(property) ? property : {}, json.required?.includes(field) ?? false),
    )
    .sort((a, b) => place(a) - place(b))
}

/** The names that stand in an endpoint's path; on the command line they need no flag. */
export const pathFields = ({ path }: Pick<Endpoint, 'path'>): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, field = '']) => field)

/** What every command takes beside its own; no contract may use these names. */
export const commonFlags = [
  'json',
  'all',
  'watch',
  'csv',
  'only',
  'idempotency-key',
  'if-match',
  'file',
  'out',
  'profile',
  'url',
  'token-file',
  'help',
] as const
export type CommonFlag = (typeof commonFlags)[number]

/** What can be asked again and again, and is read on a screen. */
export const isWatchable = ({ method, carries }: Endpoint) => method === 'GET' && carries === undefined

const fits: Partial<Record<CommonFlag, (endpoint: Endpoint) => boolean>> = {
  all: ({ input }) => 'after' in input.shape,
  watch: isWatchable,
  csv: isList,
  only: ({ method, carries }) => method === 'GET' && carries === undefined,
  'idempotency-key': takesKey,
  'if-match': (endpoint) => takesKey(endpoint) && 'id' in endpoint.input.shape,
  file: ({ carries }) => carries === 'upload',
  out: (endpoint) => endpoint.carries === 'download' || isList(endpoint),
}

/** Those of them that mean something for one command. */
export const commonFor = (endpoint: Endpoint) => commonFlags.filter((name) => fits[name]?.(endpoint) ?? true)
