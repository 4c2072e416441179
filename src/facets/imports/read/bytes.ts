import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Spooled } from '#kernel/spool'
import type { Db } from '#kernel/db'

/** A file that lies here whole and can be read from any place. */
export interface Bytes {
  readonly size: number
  /** From one byte up to, not including, another; the whole file when left out. */
  readonly read: (from?: number, to?: number) => AsyncIterable<Buffer>
}

/** A body that has just arrived, on disk. */
export const bytesOfSpool = ({ size, open }: Pick<Spooled, 'size' | 'open'>): Bytes => ({
  size,
  read: (from = 0, to = size) =>
    to <= from ? none() : (open({ start: from, end: to - 1 }) as AsyncIterable<Buffer>),
})

async function* none(): AsyncGenerator<Buffer> {
  // Nothing lies between here and there.
}

export const bytesOfBuffer = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  async *read(from = 0, to = buffer.length) {
    if (to > from) yield buffer.subarray(from, to)
  },
})

/** As large as a piece is in the database: every one but the last. */
export const chunkBytes = 256 * 1024

/** A file kept in the database in pieces; each is read by a statement of its own, so a slow reader holds nothing. */
export const bytesOfPart = (db: Db, partId: string, size: number): Bytes => ({
  size,
  async *read(from = 0, to = size) {
    for (let n = Math.floor(from / chunkBytes); n * chunkBytes < to; n++) {
      const { rows } = await sql<{ bytes: Buffer }>`
        select bytes from import_chunk where part_id = ${partId}::uuid and n = ${n}::int`.execute(db)
      const bytes = rows[0]?.bytes
      if (!bytes) return
      const start = n * chunkBytes
      yield bytes.subarray(Math.max(0, from - start), Math.min(bytes.length, to - start))
    }
  },
})

/** Reads a small stretch whole. */
export async function stretch(bytes: Bytes, from: number, to: number): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of bytes.read(from, Math.min(to, bytes.size))) parts.push(part)
  return Buffer.concat(parts)
}

/** Pieces of one size, the last one shorter. */
export async function* piecesOf(
  body: AsyncIterable<Buffer> | Readable,
  size = chunkBytes,
): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let held = 0
  for await (const piece of body as AsyncIterable<Buffer>) {
    waiting.push(piece)
    held += piece.length
    if (held < size) continue
    let all = Buffer.concat(waiting)
    for (; all.length >= size; all = all.subarray(size)) yield all.subarray(0, size)
    waiting = [all]
    held = all.length
  }
  if (held > 0) yield Buffer.concat(waiting)
}
