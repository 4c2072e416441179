import { sql } from 'kysely'
import { allKinds } from '../kinds.ts'
import type { Ailment, Check, Patient } from './check.ts'
import { w } from './words.ts'

const count = async ({ db }: Patient, query: ReturnType<typeof sql>) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${query}) found`.execute(db)
  return rows[0]?.n ?? 0
}

/** Columns that name an audience without a foreign key to guard them. */
async function unguarded({ db }: Patient): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'audience_id'
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and not exists (
      select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey))
    order by 1`.execute(db)
  return rows.map(({ name }) => name)
}

/** Rows that point at an audience which is not there. */
async function nobodys(patient: Patient): Promise<Ailment[]> {
  const found: Ailment[] = []
  for (const table of await unguarded(patient)) {
    const n = await count(
      patient,
      sql`select from ${sql.table(table)} t where t.audience_id is not null
        and not exists (select from audience a where a.id = t.audience_id)`,
    )
    if (n > 0)
      found.push({
        grave: true,
        says: w.later('orphan-audience', { table, n }),
        remedy: w.later('orphan-remedy'),
      })
  }
  return found
}

/** Records of which one half is missing: on the spine without a row in their list, or with copies that differ. */
async function halves(patient: Patient): Promise<Ailment[]> {
  const found: Ailment[] = []
  for (const [family = '', kinds] of Map.groupBy(allKinds(), ({ family }) => family)) {
    if (family === '') continue
    const names = kinds.map(({ name }) => name)
    const list = sql.table(family)
    const alone = await count(
      patient,
      sql`select from entity e where e.kind = any(${names}::text[]) and not exists (select from ${list} t where t.id = e.id)`,
    )
    const differing = await count(
      patient,
      sql`select from ${list} t join entity e on e.id = t.id where t.audience_id <> e.audience_id or t.title <> e.title or t.key <> e.key`,
    )
    const remedy = w.later('orphan-remedy')
    if (alone > 0) found.push({ grave: true, says: w.later('orphan-half', { family, n: alone }), remedy })
    if (differing > 0)
      found.push({ grave: true, says: w.later('orphan-copy', { family, n: differing }), remedy })
  }
  return found
}

export const orphans: Check = {
  name: 'orphans',
  title: w.later('orphans'),
  find: async (patient) => [...(await nobodys(patient)), ...(await halves(patient))],
}
