import { fold } from '../text/fold.ts'
import { type Bag, bagOf, holds, type Needle } from '../text/tokens.ts'
import { instantText } from './instants.ts'
import type { Bounds, Predicate, Test } from './predicate.ts'

/**
 * Gives the value of a field, by its name: text, number (or its digits), boolean, ISO moment, ISO day, id or list of ids.
 * Null, undefined, empty text and an empty list are missing; so is a value of another type. `words` are texts, or the bags of long ones.
 */
export type Row = (field: string) => unknown

/** Does the row pass? The same answer as `filter-to-sql` gives in PostgreSQL. */
export function matches(predicate: Predicate, row: Row): boolean {
  if (predicate.is === 'all') return predicate.of.every((one) => matches(one, row))
  if (predicate.is === 'any') return predicate.of.some((one) => matches(one, row))
  if (predicate.is === 'not') return !matches(predicate.of, row)
  return passes(predicate, row(predicate.field))
}

function passes(test: Test, value: unknown): boolean {
  switch (test.is) {
    case 'missing':
      return isMissing(value)
    case 'among':
      return listOf(value).some((one) => test.values.includes(one))
    case 'flag':
      return value === test.value
    case 'text':
      return said(test.how, textOf(value), test.value)
    case 'words':
      return speaks(value, test.needle)
    case 'number':
      return within(test.between, numberOf(value))
    case 'instant':
      return within(test.between, instantText(textOf(value)))
    case 'day':
      return within(test.between, textOf(value) || undefined)
  }
}

const isMissing = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Nothing is asked for that empty text would hold. */
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** Values with an order may be stored as numbers. */
const listOf = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((one) => (typeof one === 'string' ? [one] : typeof one === 'number' ? [String(one)] : []))

function said(how: 'contains' | 'equals' | 'begins', value: string, part: string): boolean {
  const text = fold(value)
  if (how === 'equals') return text === part
  return how === 'begins' ? text.startsWith(part) : text.includes(part)
}

function speaks(value: unknown, needle: Needle): boolean {
  if (typeof value === 'string') return holds(bagOf(value), needle)
  if (value instanceof Map) return holds(value as Bag, needle)
  return Array.isArray(value) && value.some((part) => speaks(part, needle))
}

function numberOf(value: unknown): number | undefined {
  if (
    typeof value === 'string' ? value.trim() === '' : typeof value !== 'number' && typeof value !== 'bigint'
  )
    return undefined
  const number = Number(value)
  return Number.isNaN(number) ? undefined : number
}

function within<T extends number | string>({ ge, gt, le, lt }: Bounds<T>, value: T | undefined): boolean {
  if (value === undefined) return false
  if (ge !== undefined && value < ge) return false
  if (gt !== undefined && value <= gt) return false
  if (le !== undefined && value > le) return false
  return lt === undefined || value < lt
}
