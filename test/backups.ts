import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import { bytesOf } from '#kernel/backup/file'
import { opened } from '#kernel/backup/frames'
import type { Db } from '#kernel/db'
import { temporaryData } from './cluster.ts'

/** A folder for the calling test file alone, removed at its end. */
export function ownFolder(): string {
  const folder = temporaryData()
  mkdirSync(folder)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What a backup that is not encrypted holds. */
export const heldIn = async (file: string): Promise<Buffer> =>
  zstdDecompressSync(await buffer(Readable.from(opened(bytesOf(file), undefined))))

/** Keeps a file of several pieces that cannot be compressed: a backup is no smaller. */
export async function keepBulk(db: Db) {
  const sha256 = Buffer.alloc(32, 7)
  await sql`insert into file_content (sha256, size, used_at) values (${sha256}, 900000, now())`.execute(db)
  for (let n = 0; n < 3; n++)
    await sql`insert into file_chunk (sha256, n, bytes) values (${sha256}, ${n}::int, ${randomBytes(300_000)})`.execute(
      db,
    )
}
