import { type RawBuilder, sql } from 'kysely'

/** Words beside records that show loose files: those are in use as long as the words are there. */
interface FileUser {
  /** Whether any of the words show the file with this id. */
  shows: (id: RawBuilder<unknown>) => RawBuilder<boolean>
  /** Whoever may use the words may look at their pictures, too, and gets copies of them: what a macro shows. */
  lends?: boolean
}

const users: FileUser[] = []

/** Says that a room keeps words that may show files which lie on no record yet. */
export const usesFiles = (user: FileUser) => void users.push(user)

const anyOf = (some: readonly FileUser[], id: RawBuilder<unknown>): RawBuilder<boolean> =>
  some.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.join(
        some.map(({ shows }) => shows(id)),
        sql` or `,
      )})`

/** Whether any such words show a file. */
export const isUsed = (id: RawBuilder<unknown>) => anyOf(users, id)

/** Whether it is shown by words that lend it. */
export const isLent = (id: RawBuilder<unknown>) =>
  anyOf(
    users.filter(({ lends }) => lends === true),
    id,
  )
