import { w } from '../words.ts'
import type { Bytes } from './bytes.ts'
import type { Encoding } from '../encodings.ts'
import { decoded } from './encoding.ts'
import { limits } from './limits.ts'
import type { RawRow } from './row.ts'
import { unreadable } from './trouble.ts'

export interface JsonFormat {
  readonly kind: 'json'
  readonly encoding: Encoding
}

/**
 * Cuts the list in a JSON text into its elements without reading the whole: `[…]` itself, or the first list inside
 * `{"tickets": […]}`.
 */
function cutter() {
  let depth = 0
  /** How deep the list lies; 0 while it has not been found. */
  let list = 0
  let [inText, over, element] = [false, false, '']
  let skip = 0
  const opened = (sign: string) => {
    depth += 1
    if (list > 0 || sign !== '[') return false
    if (depth > 2) throw unreadable('file-json-shape')
    list = depth
    return true
  }
  const closed = () => {
    depth -= 1
    over = list > 0 && depth < list
    return over
  }
  /** Whether an element begins or ends at this sign. */
  const isEdge = (sign: string) => {
    if (sign === '[' || sign === '{') return opened(sign)
    if (sign === ']' || sign === '}') return closed()
    return list > 0 && depth === list
  }
  return {
    isOver: () => over,
    isFound: () => list > 0,
    /** The elements that end in this piece. */
    *push(text: string): Generator<string> {
      const signs = /["\\[\]{},]/g
      let from = 0
      signs.lastIndex = skip
      skip = 0
      for (let found = signs.exec(text); found; found = signs.exec(text)) {
        const [sign] = found
        // What follows the backslash is no sign; it may come with the next piece.
        if (sign === '\\') signs.lastIndex += 1
        else if (sign === '"') inText = !inText
        else if (!inText && isEdge(sign)) {
          yield element + (sign === '[' ? '' : text.slice(from, found.index))
          element = ''
          from = found.index + 1
        }
        if (over) return
        if (signs.lastIndex > text.length) {
          skip = signs.lastIndex - text.length
          break
        }
      }
      if (list > 0) element += text.slice(from)
      if (element.length > limits.jsonChars) throw unreadable('file-json', { why: `> ${limits.jsonChars}` })
    },
  }
}

async function* elements(texts: AsyncIterable<string>): AsyncGenerator<string> {
  const cut = cutter()
  for await (const text of texts) {
    yield* cut.push(text)
    if (cut.isOver()) return
  }
  throw cut.isFound() ? unreadable('zip-damaged') : unreadable('file-json-shape')
}

type JsonObject = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as a cell: what lies deeper stays JSON, lists of plain values are set apart as in CSV files. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null)
    ? value.map(cellOf).join(', ')
    : JSON.stringify(value)
}

async function* objects(bytes: Bytes, { encoding }: JsonFormat): AsyncGenerator<JsonObject | null> {
  for await (const text of elements(decoded(bytes.read(), encoding))) {
    if (text.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      throw unreadable('file-json', { why: error instanceof Error ? error.message.slice(0, 120) : '' })
    }
    yield isObject(value) ? value : null
  }
}

const lookedAt = 500

/** The names that the first objects of the list use: its columns. */
export async function jsonColumns(bytes: Bytes, format: JsonFormat): Promise<string[]> {
  const names = new Set<string>()
  let n = 0
  for await (const object of objects(bytes, format)) {
    for (const name of Object.keys(object ?? {})) names.add(name)
    if (++n >= lookedAt) break
  }
  return [...names]
}

/** The objects as rows under a heading of their names; the heading is row 1. */
export async function* jsonRows(
  bytes: Bytes,
  format: JsonFormat,
  columns: readonly string[],
): AsyncGenerator<RawRow> {
  let n = 1
  yield { n, cells: [...columns] }
  for await (const object of objects(bytes, format)) {
    n += 1
    yield object
      ? { n, cells: columns.map((name) => cellOf(object[name])) }
      : { n, cells: [], problem: w.later('row-json') }
  }
}
