import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { saidDelimiter } from '../engine/delimiter.ts'
import type { Bytes } from './bytes.ts'
import type { Encoding } from '../encodings.ts'
import { decoded } from './encoding.ts'
import { limits } from './limits.ts'
import type { RawRow } from './row.ts'
import { unreadable } from './trouble.ts'

export interface CsvFormat {
  readonly kind: 'csv'
  readonly encoding: Encoding
  readonly delimiter: string
  readonly quote: string
}

/** Leaves out Excel's first line that only names the separator. */
async function* withoutSep(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true
  for await (const text of texts) {
    yield first && saidDelimiter(text) !== undefined ? text.slice(text.indexOf('\n') + 1) : text
    first = false
  }
}

/** The rows of a text file, one after the other; memory stays flat however long it is. */
export async function* csvRows(
  bytes: Bytes,
  { encoding, delimiter, quote }: CsvFormat,
): AsyncGenerator<RawRow> {
  const parser = parse({
    delimiter,
    quote,
    escape: quote,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: limits.recordChars,
  })
  const texts = Readable.from(withoutSep(decoded(bytes.read(), encoding)), { objectMode: true })
  texts.on('error', (error) => parser.destroy(error))
  parser.on('close', () => texts.destroy())
  texts.pipe(parser)
  let n = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { n: ++n, cells }
  } catch (error) {
    throw csvTrouble(error, n + 1)
  }
}

function csvTrouble(error: unknown, row: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'CSV_QUOTE_NOT_CLOSED') return unreadable('file-quote', { row })
  if (code === 'CSV_MAX_RECORD_SIZE') return unreadable('file-record', { row, most: limits.recordChars })
  return error
}
