import { sql } from 'kysely'
import type { Read } from '#kernel/context'

/** Which of these imports were taken back: what they said counts no more. */
export async function undoneImports({ db }: Pick<Read, 'db'>, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from import where id = any(${[...new Set(ids)]}::uuid[]) and undone_at is not null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
