import { sql } from 'kysely'
import type { Fact } from '#kernel/auth/powers'
import type { Read } from '#kernel/context'
import { idsIn } from './pending.ts'

interface Row {
  id: string
  name: string
  email: string | null
}

/** Whom a change itself brings in has another id each time it is done: who they are by name and address. */
export async function newcomersIn(
  { db }: Pick<Read, 'db'>,
  gains: readonly Fact[],
  isNew: (id: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const ids = idsIn(gains).filter(isNew)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select p.id, p.name, a.email from principal p left join account a on a.person_id = p.id
    where p.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name, email }) => [id, email === null ? name : `${name} (${email})`]))
}
