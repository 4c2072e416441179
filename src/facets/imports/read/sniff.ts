import { sniffDialect } from '../engine/delimiter.ts'
import { type Bytes, stretch } from './bytes.ts'
import { encodingByHead, sniffEncoding } from './encoding.ts'
import { isFeed } from './feed.ts'
import type { Format } from './table.ts'
import { unreadable } from './trouble.ts'
import { openWorkbook } from './workbook.ts'
import { sheetOf } from './xlsx.ts'
import { type Entry, entriesOf, stretchOf } from './zip.ts'

const headBytes = 256 * 1024

const begins = (head: Buffer, hex: string) => head.subarray(0, hex.length / 2).toString('hex') === hex

/** What a file is by its bytes, whatever it is called: one table, or a .zip of several. */
export type Sniffed =
  | { readonly is: 'table'; readonly format: Format; readonly sheets: readonly string[] }
  | { readonly is: 'bundle'; readonly entries: readonly Entry[] }

export async function sniff(bytes: Bytes): Promise<Sniffed> {
  const head = await stretch(bytes, 0, headBytes)
  if (head.length === 0) throw unreadable('file-empty')
  if (begins(head, '504b0304')) return sniffZip(bytes)
  if (begins(head, 'd0cf11e0a1b11ae1')) throw unreadable('file-old-excel')
  if (
    ['1f8b', '377abcaf271c', '52617221', '425a68', 'fd377a58', '504b0506'].some((sign) => begins(head, sign))
  )
    throw unreadable('file-packed')
  return { is: 'table', format: await sniffText(bytes, head), sheets: [] }
}

async function sniffZip(bytes: Bytes): Promise<Sniffed> {
  const entries = await entriesOf(bytes)
  const names = new Set(entries.map(({ name }) => name))
  if (names.has('xl/workbook.xml')) {
    const workbook = await openWorkbook(bytes, entries)
    const sheet = sheetOf(workbook).name
    return { is: 'table', format: { kind: 'xlsx', sheet }, sheets: workbook.sheets.map(({ name }) => name) }
  }
  const kind = entries.find(({ name }) => name === 'mimetype')
  if (kind && (await stretchOf(bytes, kind, 100)).includes('opendocument')) throw unreadable('file-ods')
  if (names.has('[Content_Types].xml')) throw unreadable('file-not-a-table')
  return { is: 'bundle', entries }
}

async function sniffText(bytes: Bytes, head: Buffer): Promise<Format> {
  const encoding = encodingByHead(head) ?? (await sniffEncoding(bytes, head))
  const sample = new TextDecoder(encoding).decode(head).replace(/\uFFFD$/, '')
  const start = sample.trimStart().slice(0, 200)
  if (start === '') throw unreadable('file-empty')
  if (isFeed(sample.trimStart().slice(0, 5000))) return { kind: 'feed' }
  if (/^<(?:!doctype|html|\?xml|table|head|meta)/i.test(start)) throw unreadable('file-web-page')
  if (/^(?:%PDF|\x89PNG|GIF8|\{\\rtf)/.test(start) || isBinary(sample)) throw unreadable('file-not-a-table')
  // A heading in brackets is no JSON: there an object, a list or nothing follows.
  if (/^(?:\[\s*[{\]]|\{\s*")/.test(start)) return { kind: 'json', encoding }
  return { kind: 'csv', encoding, ...sniffDialect(sample) }
}

/** More control signs than any table has. A single NUL is one row's trouble. */
function isBinary(sample: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control signs are what is counted
  const signs = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  return signs > 16 && signs > sample.length / 500
}
