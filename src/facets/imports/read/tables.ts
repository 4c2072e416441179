import { Readable } from 'node:stream'
import { spool } from '#kernel/spool'
import { zoneInFoot, findHeader, headerWithin } from '../engine/find-header.ts'
import { type Bytes, bytesOfSpool } from './bytes.ts'
import { limits } from './limits.ts'
import { checkedRow, isBlank, type RawRow } from './row.ts'
import { type Sniffed, sniff } from './sniff.ts'
import { type Format, mannerOf, rowsOf } from './table.ts'
import { unreadable } from './trouble.ts'
import { type Entry, unpack } from './zip.ts'

/** One table of a file that was brought. */
export interface Table {
  readonly name: string
  readonly bytes: Bytes
  readonly format: Format
  readonly sheets: readonly string[]
}

const tableName = /\.(?:csv|tsv|txt|json|xlsx)$/i
const mostTables = 10
const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const isTable = ({ name }: Entry) =>
  tableName.test(name) && !name.startsWith('__MACOSX/') && !baseName(name).startsWith('.')

/** The tables in a file: itself, or those packed into it, unpacked onto the disk until `kept` is disposed of. */
export async function tablesIn(name: string, bytes: Bytes, kept: AsyncDisposableStack): Promise<Table[]> {
  const found = await sniff(bytes)
  if (found.is === 'table') return [{ name, bytes, ...found }]
  const entries = found.entries.filter(isTable)
  if (entries.length === 0) throw unreadable('zip-nothing')
  if (entries.length > mostTables)
    throw unreadable('zip-many', {
      names: entries
        .slice(0, 3)
        .map(({ name: each }) => each)
        .join(', '),
    })
  const budget = { spent: 0 }
  const tables: Table[] = []
  for (const entry of entries) {
    const whole = await spool(
      Readable.from(unpack(bytes, entry, budget), { objectMode: false }),
      limits.unpackedBytes,
    )
    kept.use(whole)
    const inner: Sniffed = await sniff(bytesOfSpool(whole))
    if (inner.is === 'bundle') throw unreadable('zip-nothing')
    tables.push({ name: baseName(entry.name), bytes: bytesOfSpool(whole), ...inner })
  }
  return tables
}

/** Where the heading stands, and what it says. */
export interface Heading {
  /** The number of its row. */
  readonly n: number
  readonly columns: readonly string[]
}

/** The heading of a table: where a person said, else where it seems to be. */
export async function headingOf(
  { bytes, format }: Pick<Table, 'bytes' | 'format'>,
  known: ReadonlySet<string>,
  at?: number,
): Promise<Heading> {
  const first: RawRow[] = []
  for await (const row of rowsOf(bytes, format)) {
    if (at === undefined ? first.length >= headerWithin : row.n > at) break
    first.push(row)
  }
  const index =
    at === undefined
      ? findHeader(
          first.map(({ cells }) => cells),
          known,
        )
      : first.findIndex(({ n }) => n === at)
  const row = first[index]
  if (!row || isBlank(row.cells)) throw unreadable('file-empty')
  const columns = row.cells.map((cell) => cell.trim().slice(0, 200).replaceAll('\0', '').toWellFormed())
  while (columns.at(-1) === '') columns.pop()
  if (columns.length > limits.columns) throw unreadable('file-columns', { most: limits.columns })
  return { n: row.n, columns }
}

export interface Body {
  readonly rows: AsyncIterable<RawRow>
  /** The zone that a last line names, once all rows have gone by. */
  readonly zone: () => string | null
  readonly blank: () => number
}

/** The rows under the heading, each put right or with what is wrong with it; empty ones are only counted. */
export function bodyOf(
  { bytes, format }: Pick<Table, 'bytes' | 'format'>,
  heading: Heading,
  most: number,
): Body {
  let [zone, blank]: [string | null, number] = [null, 0]
  async function* rows(): AsyncGenerator<RawRow> {
    let n = 0
    for await (const row of rowsOf(bytes, format)) {
      if (row.n <= heading.n) continue
      if (!row.problem && isBlank(row.cells)) {
        blank += 1
        continue
      }
      const named = zoneInFoot(pad(row.cells, heading.columns.length))
      if (named !== null) {
        zone = named
        continue
      }
      if (++n > most) throw unreadable('file-rows', { most })
      yield checkedRow(row, heading.columns.length, mannerOf(format))
    }
  }
  return { rows: rows(), zone: () => zone, blank: () => blank }
}

const pad = (cells: readonly string[], width: number) => [
  ...cells,
  ...Array.from({ length: Math.max(0, width - cells.length) }, () => ''),
]
