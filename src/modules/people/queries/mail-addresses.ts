import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { MailReader } from '#kernel/mail/readers'

/** Those of these people who have no account to sign in with, and an address of work in the directory. */
export async function withoutAccount(ctx: Read, ids: readonly string[]): Promise<MailReader[]> {
  const { rows } = await sql<MailReader>`
    select distinct on (p.id) p.id, p.title as name, c.value as email, coalesce(p.language, 'en') as language, coalesce(p.zone, 'UTC') as zone
    from person p join principal on principal.id = p.id and principal.active
    join person_contact c on c.person_id = p.id and c.kind = 'email' and c.label <> 'private'
    where p.id = any(${[...new Set(ids)]}::uuid[]) and not p.archived
      and not exists (select from account a where a.person_id = p.id)
    order by p.id, c.position`.execute(ctx.db)
  return rows
}
