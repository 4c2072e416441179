import type { ReactNode } from 'react'
import type { z } from 'zod'
import { fieldOf, inWords, type FieldFacts } from '../fields-of.ts'
import { Icon } from '../icon.tsx'
import { When } from '../when.tsx'
import { w } from '../words.ts'

export interface Column<T> {
  key: string
  title: string
  /** Pixels, or a share of what is left (`1fr`). */
  width?: number | `${number}fr`
  align?: 'start' | 'end'
  cell: (row: T) => ReactNode
  /** The names of the sorts that this column's head offers. */
  sorts?: readonly string[]
  /** The column that names the record; it cannot be hidden. */
  main?: boolean
  /** Not shown until it is chosen. */
  hidden?: boolean
  /** Said in few words under the name on a phone, where there is no room for a column. */
  under?: (row: T) => ReactNode
  /** Gives its room to the preview beside the list, which shows the same. */
  yields?: boolean
  /** The field that stands for it in a file, where that is another one; none: it is only for the screen. */
  inFile?: string
}

type Overrides<T, K extends string> = { [key in K]?: Partial<Column<T>> }

/** Columns read from a row's schema: title from its meta, cell and width from its type; the rest by hand. */
export function columnsOf<S extends z.ZodObject, K extends keyof z.output<S> & string>(
  schema: S,
  keys: readonly K[],
  overrides: Overrides<z.output<S>, K> = {},
): Column<z.output<S>>[] {
  return keys.map((key) => {
    const facts = fieldOf(schema, key)
    return {
      key,
      title: facts.title,
      ...shapeOf(facts),
      cell: (row) => show(row[key], facts),
      ...overrides[key],
    }
  })
}

function shapeOf({ widget }: FieldFacts): Pick<Column<unknown>, 'width' | 'align'> {
  if (widget === 'number') return { width: 88, align: 'end' }
  if (widget === 'date' || widget === 'date-time') return { width: 104 }
  if (widget === 'switch') return { width: 64 }
  if (widget === 'choice') return { width: 112 }
  return { width: '1fr' }
}

function show(value: unknown, { widget }: FieldFacts): ReactNode {
  if (value === null || value === undefined || value === '') return null
  if (widget === 'switch') return value ? <YesMark /> : null
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return null
  if (widget === 'date' || widget === 'date-time') return <When at={value} />
  return widget === 'choice' ? inWords(value) : value
}

const YesMark = () => (
  <>
    <Icon name="check" size="s" />
    <span className="sr">{w('yes')}</span>
  </>
)

/** Which columns are shown, in which order: those chosen, else those not hidden. The main one always is. */
export function shownColumns<T>(
  columns: readonly Column<T>[],
  chosen: readonly string[] | undefined,
): Column<T>[] {
  if (!chosen) return columns.filter(({ hidden }) => !hidden)
  const shown = chosen.flatMap((key) => columns.find((column) => column.key === key) ?? [])
  const main = columns.find((column) => column.main)
  return !main || shown.includes(main) ? shown : [main, ...shown]
}

/** What words keep clear of figures before them (table.module.css), besides the usual. */
const air = 16

function width({ width: asked, align }: Sized, before: Sized | undefined) {
  if (typeof asked !== 'number') return `minmax(96px, ${asked ?? '1fr'})`
  return `${asked + (before?.align === 'end' && align !== 'end' ? air : 0)}px`
}
type Sized = Pick<Column<never>, 'width' | 'align'>

/** The columns as a grid template; the first track holds the ticks. */
export const template = <T,>(columns: readonly Column<T>[], picks: boolean) =>
  [...(picks ? ['34px'] : []), ...columns.map((column, n) => width(column, columns[n - 1]))].join(' ')
