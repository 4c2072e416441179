import { type RawBuilder, sql } from 'kysely'

/** Words beside records that show loose files: those are in use as long as the words are there. */
interface FileUser {
  table: string
  /** The column with the words. */
  column: string
  /** Whoever may use the words may look at their pictures, too, and gets copies of them: what a macro shows. */
  lends?: boolean
}

const users: FileUser[] = []

/** Says that a table keeps words that may show files which lie on no record yet. */
export function usesFiles(user: FileUser) {
  if (!users.some(({ table, column }) => table === user.table && column === user.column)) users.push(user)
}

const shows = (some: readonly FileUser[], id: RawBuilder<unknown>): RawBuilder<boolean> =>
  some.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.join(
        some.map(
          ({ table, column }) =>
            sql`exists (select from ${sql.table(table)} u where position(${id}::text in u.${sql.ref(column)}::text) > 0)`,
        ),
        sql` or `,
      )})`

/** Whether any such words show a file. */
export const isUsed = (id: RawBuilder<unknown>) => shows(users, id)

/** Whether it is shown by words that lend it. */
export const isLent = (id: RawBuilder<unknown>) =>
  shows(
    users.filter(({ lends }) => lends === true),
    id,
  )
