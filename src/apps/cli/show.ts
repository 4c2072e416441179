import { z } from 'zod'
import type { Endpoint } from '#lib/contract'
import { bare, inWords, type Json } from './flags.ts'
import { jsonText, oneLine } from './safe-text.ts'
import { pairs, table } from './table.ts'
import { w } from './words.ts'

export interface Screen {
  /** Cells of the terminal; none where a file or program reads. */
  columns?: number | undefined
  /** Moments are shown in it. */
  zone: string
}

interface Column {
  key: string
  title: string
}

type Row = Record<string, unknown>
const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRow)

const isSchema = (part: unknown): part is Json => typeof part === 'object' && part !== null
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

function local(text: string, zone: string): string {
  const at = Temporal.Instant.from(text).toZonedDateTimeISO(zone)
  return `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

/** A value in one cell: of something named its name, of several things all of them. */
function cell(value: unknown, screen: Screen): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? w('yes') : w('no')
  if (typeof value === 'string') return instant.test(value) ? local(value, screen.zone) : oneLine(value)
  if (Array.isArray(value)) return value.map((one) => cell(one, screen)).join(', ')
  if (!isRow(value)) return JSON.stringify(value)
  const name = value['name'] ?? value['title'] ?? value['label'] ?? value['key']
  return typeof name === 'string' ? oneLine(name) : oneLine(JSON.stringify(value))
}

const propertiesOf = (json: Json) =>
  Object.entries(json.properties ?? {}).map(([key, part]) => ({
    key,
    json: bare(isSchema(part) ? part : {}),
  }))

/** A list's columns: what the contract gives a title. Of two with one title the later, which is said in words. */
function columnsOf(item: Json): Column[] {
  const all = propertiesOf(item).map(({ key, json }) => ({ key, title: json.title }))
  const titled = all.filter((one): one is Column => one.title !== undefined)
  const hasKey = titled.some(({ key }) => key === 'key')
  const chosen = titled.filter(
    ({ key, title }, n) =>
      !(hasKey && key === 'id') && !titled.some((other, m) => m > n && other.title === title),
  )
  return chosen.length > 0 ? chosen : all.map(({ key }) => ({ key, title: inWords(key) }))
}

function rowsText(rows: readonly Row[], item: Json, screen: Screen): string {
  const known = columnsOf(item)
  const columns =
    known.length > 0 ? known : Object.keys(rows[0] ?? {}).map((key) => ({ key, title: inWords(key) }))
  const texts = rows.map((row) => columns.map(({ key }) => cell(row[key], screen)))
  const heads = columns.map(({ title }) => title)
  return table(heads, texts, screen.columns)
}

const itemOf = (json: Json): Json => (isSchema(json.items) ? bare(json.items) : {})

function thingText(thing: Row, json: Json, screen: Screen): string {
  const known = new Map(propertiesOf(json).map((one) => [one.key, one.json]))
  const titleOf = (key: string) => known.get(key)?.title ?? inWords(key)
  const [lists, facts] = [
    Object.entries(thing).filter(([, value]) => isRows(value)),
    Object.entries(thing).filter(([, value]) => !isRows(value)),
  ]
  const parts = lists.map(
    ([key, value]) => `${titleOf(key)}\n${rowsText(value as Row[], itemOf(known.get(key) ?? {}), screen)}`,
  )
  const shown = facts.map(([key, value]) => [titleOf(key), cell(value, screen)] as const)
  return [...(shown.length > 0 ? [pairs(shown, screen.columns)] : []), ...parts].join('\n\n')
}

/** A reply in words: a list as a table, a thing as its facts with its lists below. */
export function replyText(endpoint: Endpoint, reply: unknown, screen: Screen): string {
  const json = z.toJSONSchema(endpoint.reply, {
    io: 'output',
    unrepresentable: 'any',
    reused: 'inline',
  }) as Json
  if (!isRow(reply)) return jsonText(reply)
  const { items, next, ...rest } = reply
  if (Array.isArray(items) && items.every(isRow) && Object.keys(rest).length === 0) {
    const item = itemOf(bare(isSchema(json.properties?.['items']) ? json.properties['items'] : {}))
    if (items.length === 0) return w('none')
    const text = rowsText(items, item, screen)
    return typeof next === 'string' ? `${text}\n\n${w('more', { next })}` : text
  }
  if (Object.keys(reply).length === 1 && reply['ok'] === true) return w('done')
  return thingText(reply, json, screen)
}
