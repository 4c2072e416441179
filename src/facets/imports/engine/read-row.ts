import type { Sentence } from '#lib/words'
import { w } from '../words.ts'
import type { ImportField, Value, Values } from './field.ts'
import { type Reading, readValue } from './read-value.ts'

/** Why something is so, and of which field it is said. */
export interface Reason {
  readonly field?: string
  readonly why: Sentence
  /** It was left out by an option: with this answer to it, it would be set up. */
  readonly remedy?: { readonly option: string; readonly value: string }
}

/** Which column fills which field, and how it is read. */
export interface Layout {
  readonly columns: readonly { readonly at: number; readonly field: ImportField; readonly how: Reading }[]
  readonly required: readonly ImportField[]
  /** Empty cells clear what is there; else they say nothing. */
  readonly clears: boolean
}

export interface ReadRow {
  readonly values: Values
  readonly problems: readonly Reason[]
}

/** Reads the cells of one row as its columns want them; everything that is wrong with it is said at once. */
export function readRow({ columns, required, clears }: Layout, cells: readonly string[]): ReadRow {
  const values: Record<string, Value> = {}
  const problems: Reason[] = []
  for (const { at, field, how } of columns) {
    const text = (cells[at] ?? '').trim()
    if (text === '') {
      // Of several columns one may be empty.
      if (clears && !field.required) values[field.name] ??= null
      continue
    }
    const read = readValue(field, text, how)
    if ('problem' in read) problems.push({ field: field.name, why: read.problem })
    else if (read.value !== null)
      values[field.name] = field.many ? added(values[field.name], read.value) : read.value
  }
  const wrong = new Set(problems.map(({ field }) => field))
  for (const { name } of required)
    if (values[name] === undefined && !wrong.has(name))
      problems.push({ field: name, why: w.later('value-required') })
  return { values, problems }
}

const isList = (value: Value | undefined): value is readonly never[] => Array.isArray(value)

/** Values of one more column behind those of the columns before it. */
function added(before: Value | undefined, value: Value): Value {
  const list: readonly unknown[] = isList(value) ? value : [value]
  return [...(isList(before) ? before : []), ...list] as Value
}
