import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Of each kind of record so many are looked at: the oldest and the newest. */
const ofEach = 2

export interface Sample {
  id: string
  kind: string
  key: string
}

/** Some records of every kind that there is. */
export async function samplesIn(db: Db): Promise<readonly Sample[]> {
  const { rows } = await sql<Sample>`
    select id, kind, key from (
      select id, kind, key, row_number() over (partition by kind order by id) as first,
        row_number() over (partition by kind order by id desc) as last
      from entity where archived_at is null) e
    where first <= ${ofEach}::int or last <= ${ofEach}::int order by kind, id`.execute(db)
  return rows
}

export interface Kept {
  kind: string
  n: number
}

/** How many records of each kind are among these ids. */
export async function kindsAmong(db: Db, ids: readonly string[]): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    select kind, count(*)::int as n from entity where id = any(${ids}::uuid[]) and archived_at is null group by kind`.execute(
    db,
  )
  return rows
}

/** How many there are of each kind. */
export async function kindsIn(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<Kept>`
    select kind, count(*)::int as n from entity where archived_at is null group by kind`.execute(db)
  return new Map(rows.map(({ kind, n }) => [kind, n]))
}
