import { sql } from 'kysely'
import type { Head } from '#lib/sealed'
import type { Db } from '../db.ts'
import {
  consistencyPlan,
  type Hash,
  inclusionPlan,
  type Range,
  rangeHash,
  rootOf,
  subtreesOf,
} from './merkle.ts'
import { keptLevels } from './sealing.ts'

/** The hashes of parts of the log, from the leaves and subtrees that are kept: some hundred rows, however long it is. */
async function hashesOf(db: Db, ranges: readonly Range[]): Promise<Hash[]> {
  const subtrees = ranges.map(subtreesOf)
  const wanted = subtrees.flat().map(({ level, position }, n) => {
    const kept = level - (level % keptLevels)
    const width = 2 ** (level - kept)
    return { n, kept, first: position * width, end: (position + 1) * width }
  })
  const { rows } = await sql<{ n: number; hash: Hash }>`
    select p.n, x.hash
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as p(n int, kept smallint, first bigint, "end" bigint)
    cross join lateral (
      select leaf as position, hash from seal_leaf l where p.kept = 0 and l.leaf >= p.first and l.leaf < p."end"
      union all
      select position, hash from seal_node s where s.level = p.kept and s.position >= p.first and s.position < p."end"
    ) x order by p.n, x.position`.execute(db)
  const byPart = Map.groupBy(rows, ({ n }) => n)
  const hashes = wanted.map(({ n }) => rootOf((byPart.get(n) ?? []).map(({ hash }) => hash)))
  return subtrees.map((parts) => rangeHash(hashes.splice(0, parts.length)))
}

/** What proves by that head that a place is in the log. */
export const inclusionPath = (db: Db, leaf: number, { size }: Pick<Head, 'size'>) =>
  hashesOf(db, inclusionPlan(leaf, [0, size]))

/** What proves that the log of the second head begins with all of the first one's. */
export const growthPath = (db: Db, from: Pick<Head, 'size'>, to: Pick<Head, 'size'>) =>
  hashesOf(db, consistencyPlan(from.size, [0, to.size]))
