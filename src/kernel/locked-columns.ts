import { sql } from 'kysely'
import type { Sentence } from '#lib/words'
import type { Db } from './db.ts'
import { lockedBy, unlockedBy } from './locked.ts'
import type { Secrets } from './secret.ts'

/** Where a room keeps something that is locked with the installation's secret. */
export interface LockedColumn {
  readonly table: string
  /** The column that names a row: one uuid. */
  readonly id: string
  readonly column: string
  /** The place that it is locked to. */
  readonly about: (id: string) => string
  /** What so many that no longer open come to, and how their owners go on. */
  readonly lost: (n: number) => Sentence
}

const columns: LockedColumn[] = []

/** Makes what the rooms keep locked known; called once when the rooms are put together. */
export const knowLocked = (all: readonly LockedColumn[]) => {
  columns.splice(0, columns.length, ...all)
}

interface Row {
  id: string
  kept: Buffer
}

const atOnce = 200

async function* rowsOf(db: Db, { table, id, column }: LockedColumn): AsyncGenerator<Row> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await sql<Row>`
      select ${sql.id(id)} as id, ${sql.id(column)} as kept from ${sql.table(table)}
      where ${sql.id(id)} > ${last}::uuid and ${sql.id(column)} is not null order by ${sql.id(id)} limit ${atOnce}::int`.execute(
      db,
    )
    yield* rows
    if (rows.length < atOnce) return
    last = rows.at(-1)?.id ?? last
  }
}

const openedBy = (secrets: readonly string[], kept: Buffer, about: string) =>
  secrets.map((secret) => unlockedBy(secret, kept, about)).find((plain) => plain !== undefined)

/** Only where it is as it was: what was changed meanwhile is looked at by the next round. */
const put = (db: Db, { table, id, column }: LockedColumn, row: Row, kept: Buffer) =>
  sql`update ${sql.table(table)} set ${sql.id(column)} = ${kept}
    where ${sql.id(id)} = ${row.id}::uuid and ${sql.id(column)} = ${row.kept}`.execute(db)

export interface Opened {
  /** Locked anew. */
  readonly changed: number
  /** All that is locked with that secret now. */
  readonly all: number
  /** What no secret here opens. */
  readonly lost: readonly Sentence[]
}

/** Locks everything that is not yet locked with this secret, row by row: after a kill it goes on where it stood. */
export async function lockAnew(db: Db, secret: string, others: readonly string[]): Promise<Opened> {
  let [changed, all] = [0, 0]
  const lost: Sentence[] = []
  for (const column of columns) {
    let closed = 0
    for await (const { id, kept } of rowsOf(db, column)) {
      const about = column.about(id)
      if (unlockedBy(secret, kept, about)) all++
      else {
        const plain = openedBy(others, kept, about)
        if (plain) await put(db, column, { id, kept }, lockedBy(secret, plain, about))
        if (plain) changed++
        else closed++
      }
    }
    if (closed > 0) lost.push(column.lost(closed))
  }
  return { changed, all: all + changed, lost }
}

/** What of it opens with none of these secrets; with none at all, everything. */
export async function lostWith(db: Db, secrets: Secrets | undefined): Promise<Sentence[]> {
  const all = secrets ? [secrets.now, ...secrets.also] : []
  const lost: Sentence[] = []
  for (const column of columns) {
    let closed = 0
    for await (const { id, kept } of rowsOf(db, column)) if (!openedBy(all, kept, column.about(id))) closed++
    if (closed > 0) lost.push(column.lost(closed))
  }
  return lost
}
