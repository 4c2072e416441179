import { Refusal } from '#lib/refusal'
import { w } from './words.ts'

/** What a list is ordered by, as a cursor says it: PostgreSQL's own text of it. */
export type CursorType = 'timestamptz' | 'int' | 'text' | 'uuid' | 'bigint' | 'numeric'

const isMoment = (text: string) => {
  if (text === 'infinity' || text === '-infinity') return true
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/.test(text) || text < '0001') return false
  try {
    return Temporal.Instant.from(text.replace(' ', 'T')).epochMilliseconds < Infinity
  } catch {
    return false
  }
}

/** Whether PostgreSQL can read it: what it cannot would be a failure of ours. */
const fits: Record<CursorType, (text: string) => boolean> = {
  timestamptz: isMoment,
  int: (text) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31,
  bigint: (text) => /^-?\d{1,18}$/.test(text),
  // What has no number is sorted before all that have one.
  numeric: (text) => text === '-Infinity' || /^-?\d{1,100}(?:\.\d{1,100})?$/.test(text),
  uuid: (text) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text),
  text: (text) => !text.includes('\0') && text.isWellFormed(),
}

export const sealed = (json: string) => Buffer.from(json).toString('base64url')
/** Makes a cursor of the values that the next page starts after. */
export const seal = (values: readonly unknown[]) => sealed(JSON.stringify(values))

type Each<T extends readonly CursorType[]> = { [K in keyof T]: string }

/** Reads a cursor of values of these types, or refuses it. */
export function unseal<const T extends readonly CursorType[]>(cursor: string, types: T): Each<T> {
  const values = parsed(cursor)
  const isOurs =
    Array.isArray(values) &&
    values.length === types.length &&
    types.every((type, n) => typeof values[n] === 'string' && fits[type](values[n]))
  if (!isOurs) throw new Refusal('invalid', w.later('bad-cursor'))
  return values as unknown as Each<T>
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
