import { z } from 'zod'
import type { Endpoint } from './contract.ts'
import { titleSaid } from './words.ts'

export type Json = z.core.JSONSchema.BaseSchema & {
  hint?: string
  minor?: boolean
  widget?: string
  /** What its values are called, where a person reads them. */
  says?: Readonly<Record<string, string>>
  /** Only a screen can show it. */
  drawn?: boolean
}

/** A column of a reply's rows, and what it is called. */
export interface ReplyColumn {
  key: string
  title: string
  /** Left out first where there is little room. */
  minor?: boolean | undefined
  /** What its values are called. */
  says?: Readonly<Record<string, string>> | undefined
}

/** `requester_id`, `saveMany` → `requester-id`, `save-many`. */
export const kebab = (name: string) =>
  name.replaceAll('_', '-').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** `due_at` → Due at: what is shown where a contract gives no title. */
export const inWords = (name: string) => {
  const words = kebab(name).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const isSchema = (part: unknown): part is Json => typeof part === 'object' && part !== null

/** The value itself, without `or null` round it, which a schema says in two parts or, shorter, in two types. */
export function bare(json: Json): Json {
  const types = Array.isArray(json.type) ? json.type : []
  const parts = [...types.map((type) => ({ ...json, type })), ...(json.anyOf ?? []).filter(isSchema)]
  const rest = parts.filter(({ type }) => type !== 'null')
  const [only] = rest
  const title = json.title ?? only?.title
  return rest.length === 1 && parts.length > 1 && only
    ? { ...only, ...(title !== undefined && { title }), ...(json.minor && { minor: true }) }
    : json
}

export const propertiesOf = (json: Json) =>
  Object.entries(json.properties ?? {}).map(([key, part]) => ({
    key,
    json: bare(isSchema(part) ? part : {}),
  }))

/** A reply as the schema that a program reads. */
export const replySchema = ({ reply }: Pick<Endpoint, 'reply'>): Json =>
  z.toJSONSchema(reply, { io: 'output', unrepresentable: 'any', reused: 'inline' })

/** What a list of things holds of each. */
export const itemOf = (json: Json): Json => (isSchema(json.items) ? bare(json.items) : {})

/** What a page's rows are. */
export const rowOf = ({ properties }: Json): Json => {
  const items = properties?.['items']
  return itemOf(bare(isSchema(items) ? items : {}))
}

/** The words of a choice's values; a contract may give better ones than the names themselves. */
export const saidBy = ({ says, enum: values = [] }: Json): ReplyColumn['says'] => ({
  ...Object.fromEntries(values.flatMap((one) => (typeof one === 'string' ? [[one, inWords(one)]] : []))),
  ...says,
})

/** A row's columns: what the contract gives a title. Of two with one title the later, which is said in words. */
export function columnsOf(item: Json, language = 'en'): ReplyColumn[] {
  const all = propertiesOf(item).filter(({ json }) => !json.drawn)
  const titled = all.flatMap(({ key, json }) =>
    json.title === undefined ? [] : [{ key, title: json.title, minor: json.minor, says: saidBy(json) }],
  )
  const hasKey = titled.some(({ key }) => key === 'key')
  const chosen = titled.filter(
    ({ key, title }, n) =>
      !(hasKey && key === 'id') && !titled.some((other, m) => m > n && other.title === title),
  )
  const columns: ReplyColumn[] =
    chosen.length > 0 ? chosen : all.map(({ key }) => ({ key, title: inWords(key) }))
  return columns.map(({ title, says, ...column }) => ({
    ...column,
    title: titleSaid(title, language),
    ...(says && {
      says: Object.fromEntries(
        Object.entries(says).map(([value, words]) => [value, titleSaid(words, language)]),
      ),
    }),
  }))
}
