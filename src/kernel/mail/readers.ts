import { sql } from 'kysely'
import type { Read } from '../context.ts'

/** Somebody with an account, as a mail to them needs to know them. */
export interface MailReader {
  id: string
  name: string
  email: string
  language: string
  zone: string
}

/** Those of these people who can be written to: with an account that is open, still here. */
export async function mailReaders({ db }: Pick<Read, 'db'>, ids: readonly string[]): Promise<MailReader[]> {
  const { rows } = await sql<MailReader>`
    select p.id, p.name, a.email, a.language, a.zone from principal p join account a on a.person_id = p.id
    where p.id = any(${[...new Set(ids)]}::uuid[]) and p.active and a.disabled_at is null order by p.id`.execute(
    db,
  )
  return rows
}
