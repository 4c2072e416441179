import { sql } from 'kysely'
import type { Read } from '#kernel/context'

/** Whose addresses these are, by address; of merged records the one that stayed. One that somebody has at work goes before a private one. Unknown ones are missing. */
export async function personsByEmail(
  { db }: Pick<Read, 'db'>,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ email: string; id: string }>`
    select c.value as email, coalesce(e.merged_into, e.id) as id
    from person_contact c join entity e on e.id = c.person_id
    where c.kind = 'email' and c.value = any(${[...emails]}::text[])
    order by c.label <> 'private', c.id`.execute(db)
  return new Map(rows.map(({ email, id }) => [email, id]))
}
