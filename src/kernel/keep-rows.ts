import { sql } from 'kysely'
import type { Write } from './context.ts'
import { insertRows, type PlainRow, recordset } from './insert-rows.ts'
import type { Tables } from './tables.ts'

type Column<T extends keyof Tables> = keyof PlainRow<T> & string

/**
 * What a table keeps of these is these rows from now on: others of theirs go, and only what is new or otherwise is written. After the table
 * stand the column that says whose a row is, and those that say which of theirs; together they are unique. Gives whether anything changed.
 */
export async function keepRows<T extends keyof Tables>(
  { db }: Pick<Write, 'db'>,
  [table, whose, ...which]: readonly [T, Column<T>, ...Column<T>[]],
  ids: readonly string[],
  kept: readonly PlainRow<T>[],
): Promise<boolean> {
  const names = (columns: readonly string[], of?: string) =>
    sql.join(columns.map((name) => sql.ref(of === undefined ? name : `${of}.${name}`)))
  const isSame =
    which.length === 0 ? sql`true` : sql`(${names(which, 'r')}) is not distinct from (${names(which, 'k')})`
  const gone =
    await sql`delete from ${sql.table(table)} k where k.${sql.ref(whose)} = any(${[...ids]}::uuid[]) and not exists (
      select from ${recordset(table, kept)} r where r.${sql.ref(whose)} = k.${sql.ref(whose)} and ${isSame})`.execute(
      db,
    )
  const key = [whose, ...which]
  const rest = Object.keys(kept[0] ?? {}).filter((name) => !key.some((one) => one === name))
  const otherwise =
    rest.length === 0
      ? sql`do nothing`
      : sql`do update set (${names(rest)}) = row(${names(rest, 'excluded')})
          where (${names(rest, table)}) is distinct from (${names(rest, 'excluded')})`
  const fresh =
    kept.length === 0
      ? undefined
      : await sql`${insertRows(table, kept)} on conflict (${names(key)}) ${otherwise}`.execute(db)
  return (gone.numAffectedRows ?? 0n) + (fresh?.numAffectedRows ?? 0n) > 0n
}
