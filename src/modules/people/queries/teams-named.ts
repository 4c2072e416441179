import { sql } from 'kysely'
import type { Read } from '#kernel/context'

/** Which of these names teams have already, in small letters. */
export async function teamsNamed({ db }: Pick<Read, 'db'>, names: readonly string[]): Promise<Set<string>> {
  const asked = names.map((name) => name.toLowerCase())
  const { rows } = await sql<{ name: string }>`
    select lower(title) as name from team where not archived and lower(title) = any(${asked}::text[])`.execute(
    db,
  )
  return new Set(rows.map(({ name }) => name))
}
