import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { transaction } from '../transaction.ts'
import { placeOf } from './findings.ts'
import { headsToldIn, type Told } from './head-text.ts'
import { tailOf } from './heads-file.ts'
import { trustedKeys } from './hand-over.ts'
import { headOf } from './heads.ts'
import { marksOf } from './marks.ts'
import { walk } from './places.ts'
import { tally, type Verified } from './tally.ts'

export interface Looking {
  readonly db: Db
  /** The file of signed heads: the one that the house keeps, or any in which others keep what it told them. */
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

interface Outside {
  told: Told[]
  /** How far the file goes before the database is looked at. */
  until: number
}

/** What is signed outside; with a database that was put back, no further than that goes itself. */
async function outsideHeads({ db, file, restored }: Looking): Promise<Outside> {
  const told = existsSync(file) ? await headsToldIn(file) : []
  // Nothing is added to a file by the house itself that others' words stand in.
  const kept = told.length > 0 ? Infinity : ((await tailOf(file)).head?.size ?? 0)
  if (!restored) return { told, until: kept }
  const end = (await headOf({ db }))?.size ?? 0
  return { told: told.filter(({ head }) => head.size <= end), until: Math.min(kept, end) }
}

/**
 * Walks the whole log in its order against the signed heads: those outside, which whoever changes the database cannot change, and the
 * database's own, as far as this installation signed them. Tells every damage, the first place first.
 */
export async function verify(looking: Looking): Promise<Verified> {
  const { db, file, restored } = looking
  const { told, until } = await outsideHeads(looking)
  const keys = await trustedKeys(db, looking.keys)
  const { tell, take, end, report } = tally(await nodesOf(db))
  const log = walk(db)
  for await (const mark of marksOf(db, { file, told }, { keys, until, tell }))
    take(mark, await log.upTo(mark.head.size))
  end(await log.upTo())
  const { heads, kept } = report()
  if (!restored && heads > 0 && kept === 0)
    tell({ kind: existsSync(file) ? 'file-empty' : 'file-missing', file })
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
