import { type Insertable, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** A row as values that JSON can say: no expressions, and what goes into a jsonb column as it is. */
export type PlainRow<T extends keyof Tables> = {
  readonly [K in keyof Insertable<Tables[T]>]: unknown
}

/** A half of a pair of code units, as text that was cut in the middle may end with, is no text to PostgreSQL. */
const wellFormed = (text: string) =>
  text.includes('\\ud')
    ? JSON.stringify(JSON.parse(text), (_, value: unknown) =>
        typeof value === 'string' ? value.toWellFormed() : value,
      )
    : text

/** The rows as PostgreSQL reads them from one value: the text of a statement is the same however many there are, so its plan is kept. */
export const recordset = (table: keyof Tables, rows: readonly object[]) =>
  sql`json_populate_recordset(null::${sql.table(table)}, ${wellFormed(JSON.stringify(rows))}::json)`

/** A statement that writes rows of the same columns, in order. */
export function insertRows<T extends keyof Tables>(table: T, rows: readonly PlainRow<T>[]) {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
  return sql`insert into ${sql.table(table)} (${columns}) select ${columns} from ${recordset(table, rows)}`
}
