import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Attached } from '#kernel/export/export'

interface Piece {
  bytes: Buffer
}

/** One piece at a time, each by a statement of its own. */
async function* inTurn(read: (n: number) => Promise<{ rows: Piece[] }>): AsyncGenerator<Buffer> {
  for (let n = 0; ; n++) {
    const [piece] = (await read(n)).rows
    if (!piece) return
    yield piece.bytes
  }
}

/** Bytes that lie here: a slow reader holds no connection. */
export const chunksIn = (db: Db, sha256: Buffer): AsyncGenerator<Buffer> =>
  inTurn((n) =>
    sql<Piece>`select bytes from file_chunk where sha256 = ${sha256} and n = ${n}::int`.execute(db),
  )

/** What files on records hold, for an export: read through the connection that sees one moment. */
export const attached: Attached = {
  async list(client) {
    const { rows } = await client.query<{ sha256: Buffer; size: number | string }>(
      'select sha256, size from file_content c where exists (select from file f where f.sha256 = c.sha256) order by sha256',
    )
    return rows.map(({ sha256, size }) => ({ sha256, size: Number(size) }))
  },
  chunks: (client, sha256) =>
    inTurn((n) =>
      client.query<Piece>('select bytes from file_chunk where sha256 = $1 and n = $2', [sha256, n]),
    ),
}
