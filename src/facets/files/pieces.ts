import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Attached } from '#kernel/export/export'

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

/** What files on records hold, for an export: read through the connection that sees one moment. */
export const attached: Attached = {
  async list(client) {
    const { rows } = await client.query<{ sha256: Buffer; size: number | string }>(
      'select sha256, size from file_content c where exists (select from file f where f.sha256 = c.sha256) order by sha256',
    )
    return rows.map(({ sha256, size }) => ({ sha256, size: Number(size) }))
  },
  async *chunks(client, sha256) {
    for (let n = 0; ; n++) {
      const { rows } = await client.query<{ bytes: Buffer }>(
        'select bytes from file_chunk where sha256 = $1 and n = $2',
        [sha256, n],
      )
      if (!rows[0]) return
      yield rows[0].bytes
    }
  },
}
