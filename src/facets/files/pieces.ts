import { sql } from 'kysely'
import type { Db } from '#kernel/db'

/** Bytes that lie here, one piece at a time, each by a statement of its own: a slow reader holds no connection. */
export async function* chunksIn(db: Db, sha256: Buffer): AsyncGenerator<Buffer> {
  for (let n = 0; ; n++) {
    const { rows } = await sql<{ bytes: Buffer }>`
      select bytes from file_chunk where sha256 = ${sha256} and n = ${n}::int`.execute(db)
    const [chunk] = rows
    if (!chunk) return
    yield chunk.bytes
  }
}
