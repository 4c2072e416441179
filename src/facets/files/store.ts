import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { cleanName } from './engine/clean-name.ts'
import { mediaTypeOf } from './engine/media-type.ts'
import { scans } from './scanner.ts'

/** Pieces large enough to be few, small enough to stay out of anybody's way in memory. */
const chunkBytes = 256 * 1024
const headBytes = 4096

/** A file that is here whole: taken off the wire by `spool`, or made by a program. */
export interface Whole {
  readonly size: number
  readonly sha256: Buffer
  readonly head: Buffer
  readonly open: () => Readable
}

/** What a program holds in memory, a mail's attachment say, as a file to be stored. */
export const wholeOfBytes = (bytes: Buffer): Whole => ({
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest(),
  head: bytes.subarray(0, headBytes),
  open: () => Readable.from([bytes]),
})

async function* chunksOf(body: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const piece of body as AsyncIterable<Buffer>) {
    waiting.push(piece)
    size += piece.length
    if (size < chunkBytes) continue
    let all = Buffer.concat(waiting)
    for (; all.length >= chunkBytes; all = all.subarray(chunkBytes)) yield all.subarray(0, chunkBytes)
    waiting = [all]
    size = all.length
  }
  if (size > 0) yield Buffer.concat(waiting)
}

/** What is known of the bytes when they come: the scanner has seen them, or has yet to, or there is none. */
export type Scanned = 'none' | 'waiting' | 'clean'

/** Keeps a file for the actor, on no record yet. Bytes that are here already are not written again. */
export async function storeFile(
  ctx: Write,
  name: string,
  whole: Whole,
  scanned: Scanned = scans() ? 'waiting' : 'none',
): Promise<string> {
  const { size, sha256, head } = whole
  const { rows } = await sql<{ fresh: boolean }>`
    insert into file_content (sha256, size, used_at, scan)
    values (${sha256}, ${size}::bigint, ${ctx.now}::timestamptz, ${scanned}::text)
    on conflict (sha256) do update set used_at = greatest(file_content.used_at, excluded.used_at),
      scan = case when excluded.scan = 'clean' or file_content.scan = 'none' then excluded.scan else file_content.scan end
    returning xmax = 0 as fresh`.execute(ctx.db)
  if (rows[0]?.fresh) {
    let n = 0
    for await (const bytes of chunksOf(whole.open()))
      await ctx.db.insertInto('file_chunk').values({ sha256, n: n++, bytes }).execute()
  }
  const id = newId()
  await ctx.db
    .insertInto('file')
    .values({
      id,
      sha256,
      size,
      name: cleanName(name),
      media_type: mediaTypeOf(head),
      created_at: ctx.now,
      created_by: ctx.actor.id,
    })
    .execute()
  return id
}
