import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { transaction } from '../transaction.ts'
import { placeOf } from './findings.ts'
import { tailOf } from './heads-file.ts'
import { trustedKeys } from './hand-over.ts'
import { headOf } from './heads.ts'
import { marksOf } from './marks.ts'
import { walk } from './places.ts'
import { tally, type Verified } from './tally.ts'

export interface Looking {
  readonly db: Db
  /** The file of signed heads. */
  readonly file: string
  /** The installation's public keys; past ones that they vouch for need not be named. */
  readonly keys: ReadonlySet<string>
  /** The database was put back to an earlier state: the file is asked no further than it goes. */
  readonly restored?: boolean
}

async function nodesOf(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ at: string; hash: string }>`
    select level || ' ' || position as at, encode(hash, 'hex') as hash from seal_node`.execute(db)
  return new Map(rows.map(({ at, hash }) => [at, hash]))
}

/** Events that the log does not hold: behind its end they were put in later, after it they wait. */
async function outsideOf(db: Db) {
  const { rows } = await sql<{ id: number; behind: boolean }>`
    select e.id, coalesce((e.tx, e.id) <= (h.tx, h.event_id), false) as behind
    from event e left join lateral (select tx, event_id from seal_head order by size desc limit 1) h on true
    where not exists (select from seal_leaf l where l.event_id = e.id) order by e.id`.execute(db)
  return Map.groupBy(rows, ({ behind }) => behind)
}

/** How far the file goes before the database is looked at; with one that was put back, no further than that goes itself. */
async function untilOf({ db, file, restored }: Looking): Promise<number> {
  const kept = (await tailOf(file)).head?.size ?? 0
  return restored ? Math.min(kept, (await headOf({ db }))?.size ?? 0) : kept
}

/**
 * Walks the whole log in its order against the signed heads: the file's, which whoever changes the database cannot change, and the
 * database's own, as far as this installation signed them. Tells every damage, the first place first.
 */
export async function verify(looking: Looking): Promise<Verified> {
  const { db, file, restored } = looking
  const keys = await trustedKeys(db, looking.keys)
  const until = await untilOf(looking)
  const { tell, take, end, report } = tally(await nodesOf(db))
  const log = walk(db)
  for await (const mark of marksOf(db, file, { keys, until, tell }))
    take(mark, await log.upTo(mark.head.size))
  end(await log.upTo())
  if (!restored && !existsSync(file) && report().heads > 0) tell({ kind: 'file-missing', file })
  const without = await outsideOf(db)
  for (const { id } of without.get(true) ?? []) tell({ kind: 'inserted', event: id })
  const { findings, ...rest } = report()
  const inOrder = findings.sort((a, b) => placeOf(a) - placeOf(b))
  return { ...rest, findings: inOrder, unsealed: without.get(false)?.length ?? 0 }
}

/** The same over one view of a database in use. */
export const verifyAsOfNow = (looking: Looking): Promise<Verified> =>
  transaction(looking.db, async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx)
    return verify({ ...looking, db: tx })
  })
