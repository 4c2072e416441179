import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Head } from '#lib/sealed'

const columns: RawBuilder<unknown> = sql`size, encode(root, 'hex') as root, previous, encode(batch, 'hex') as batch, at, key, signature`
const atOnce = 1000

/** The newest head, or the one of that size. */
export async function headOf({ db }: { db: Db }, size?: number): Promise<Head | undefined> {
  const which = size === undefined ? sql`true` : sql`size = ${size}::bigint`
  const { rows } =
    await sql<Head>`select ${columns} from seal_head where ${which} order by size desc limit 1`.execute(db)
  return rows[0]
}

/** Heads after one, oldest first, up to a size or to the last. */
export async function* headsAfter(db: Db, size: number, to?: number): AsyncGenerator<Head> {
  const within = to === undefined ? sql`true` : sql`size <= ${to}::bigint`
  for (let last = size; ;) {
    const { rows } = await sql<Head>`
      select ${columns} from seal_head where size > ${last}::bigint and ${within} order by size limit ${atOnce}::int`.execute(
      db,
    )
    yield* rows
    if (rows.length < atOnce) return
    last = rows.at(-1)?.size ?? last
  }
}

/** By which keys heads say that they are signed. */
export async function keysIn(db: Db): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select distinct key from seal_head order by key`.execute(db)
  return rows.map(({ key }) => key)
}
