import type { Bytes } from './bytes.ts'
import { type CsvFormat, csvRows } from './csv.ts'
import { type FeedFormat, feedRows } from './feed.ts'
import { jsonColumns, type JsonFormat, jsonRows } from './json.ts'
import type { RawRow } from './row.ts'
import { type XlsxFormat, xlsxRows } from './xlsx.ts'

/** How a table lies in its file. */
export type Format = CsvFormat | XlsxFormat | JsonFormat | FeedFormat

/** Every row of a table, the heading and what stands above it included. */
export async function* rowsOf(bytes: Bytes, format: Format): AsyncGenerator<RawRow> {
  switch (format.kind) {
    case 'csv':
      yield* csvRows(bytes, format)
      return
    case 'xlsx':
      yield* xlsxRows(bytes, format)
      return
    case 'feed':
      yield* feedRows(bytes)
      return
    case 'json':
      yield* jsonRows(bytes, format, await jsonColumns(bytes, format))
  }
}

/** How the rows of a format are to be taken. */
export const mannerOf = (format: Format) => ({
  sparse: format.kind !== 'csv',
  codePage: 'encoding' in format && format.encoding.startsWith('windows-'),
})
