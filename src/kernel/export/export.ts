import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline as packing, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Client, escapeIdentifier } from 'pg'
import { namesIn } from '../backup/dump.ts'
import { withClient } from '../db.ts'
import { columnsLeftOut, tablesLeftOut } from './left-out.ts'
import { endOfArchive, headerOf, paddingOf } from './tar.ts'
import { settled } from './whole-file.ts'

const rowsAtOnce = 500

/** What is attached to records, each content once: whoever keeps it says what there is, and reads it. */
export interface Attached {
  readonly list: (client: Client) => Promise<{ sha256: Buffer; size: number }[]>
  readonly chunks: (client: Client, sha256: Buffer) => AsyncGenerator<Buffer>
}

export interface Export {
  url: string
  folder: string
  version: string
  attached: Attached
  /** Told as it goes on: how many of how many. */
  tell: (what: 'records' | 'files', done: number, total: number) => void | Promise<void>
}

export interface Exported {
  file: string
  bytes: number
  tables: number
  rows: number
  files: number
}

interface Listed {
  path: string
  bytes: number
  sha256: string
  rows?: number
}

/** Each table that goes, with its columns that go. */
async function tablesOf(client: Client): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.relname order by c.relname`)
  return rows
    .filter(({ table }) => !(table in tablesLeftOut))
    .map(({ table, columns }) => ({
      table,
      columns: columns.filter((column) => !columnsLeftOut[table]?.includes(column)),
    }))
}

async function* linesOf(
  client: Client,
  table: string,
  columns: readonly string[],
  count: (n: number) => void,
) {
  await client.query(`declare rows no scroll cursor for
    select row_to_json(r)::text as line from (select ${namesIn(columns)} from ${escapeIdentifier(table)}) r`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsAtOnce} from rows`)
    if (rows.length === 0) break
    count(rows.length)
    yield Buffer.from(rows.map(({ line }) => `${line}\n`).join(''))
  }
  await client.query('close rows')
}

/** All entries of the archive, one after the other. What each holds is listed at its end. */
async function* archive(client: Client, beside: string, { version, attached, tell }: Export, done: Exported) {
  const at = new Date().toISOString()
  const seconds = Math.floor(Date.parse(at) / 1000)
  const listed: Listed[] = []
  async function* entry(path: string, bytes: number, body: AsyncIterable<Buffer>, rows?: number) {
    const hash = createHash('sha256')
    yield headerOf(path, bytes, seconds)
    for await (const piece of body) {
      hash.update(piece)
      yield piece
    }
    yield paddingOf(bytes)
    listed.push({ path, bytes, sha256: hash.digest('hex'), ...(rows !== undefined && { rows }) })
  }
  const text = (path: string, content: string) =>
    entry(path, Buffer.byteLength(content), Readable.from([Buffer.from(content)]))

  const tables = await tablesOf(client)
  for (const [n, { table, columns }] of tables.entries()) {
    let rows = 0
    // How long it is must be known before it begins.
    const part = join(beside, 'table')
    await pipeline(
      Readable.from(linesOf(client, table, columns, (more) => (rows += more))),
      createWriteStream(part, { mode: 0o600 }),
    )
    yield* entry(`records/${table}.jsonl`, (await stat(part)).size, createReadStream(part), rows)
    done.rows += rows
    await tell('records', n + 1, tables.length)
  }
  done.tables = tables.length

  const contents = await attached.list(client)
  for (const [n, { sha256, size }] of contents.entries()) {
    const name = sha256.toString('hex')
    yield* entry(`files/${name.slice(0, 2)}/${name}`, size, attached.chunks(client, sha256))
    await tell('files', n + 1, contents.length)
  }
  done.files = contents.length

  const sums = listed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
  const manifest = {
    product: 'wheelhouse',
    version,
    at,
    entries: listed,
    left_out: { tables: tablesLeftOut, columns: columnsLeftOut },
  }
  yield* text('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  yield* text('SHA256SUMS', sums)
  yield endOfArchive
}

/** Everything that the organisation has here, as it was at one moment, in one archive that any program reads. Never a secret. */
export const exportAll = async (asked: Export): Promise<Exported> =>
  withClient({ url: asked.url, statementTimeoutMs: 0, name: 'wheelhouse export' }, async (client) => {
    const done: Exported = { file: '', bytes: 0, tables: 0, rows: 0, files: 0 }
    const beside = await mkdtemp(join(asked.folder, '.export-'))
    try {
      await client.query('begin isolation level repeatable read, read only')
      const stamp = new Date().toISOString().replaceAll(/[-:.]/g, '')
      const file = join(asked.folder, `wheelhouse-export-${stamp}.tar.gz`)
      const entries = Readable.from(archive(client, beside, asked, done), { objectMode: false })
      const packed = packing(entries, createGzip(), () => {})
      await settled(join(beside, 'archive'), file, packed as AsyncIterable<Buffer>)
      await client.query('commit')
      return { ...done, file, bytes: (await stat(file)).size }
    } finally {
      await rm(beside, { recursive: true, force: true })
    }
  })
