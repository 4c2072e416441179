import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import type { PersonalData } from '#kernel/personal-data'

/** Which accounts, and under which addresses mail went to them. */
const emailsOf = (ids: readonly string[]) =>
  sql`select email from account where person_id = any(${[...ids]}::uuid[])`

/** What signing in and mail hold about a person; never a hash of a secret. */
export const accountData: PersonalData = {
  name: 'account',
  async gather({ db }, ids) {
    const [account, sessions, tokens, roles, mails] = await Promise.all([
      db
        .selectFrom('account')
        .select(['email', 'language', 'zone', 'preferences', 'created_at', 'signed_in_at', 'disabled_at'])
        .where('person_id', 'in', ids)
        .execute(),
      db
        .selectFrom('session')
        .select(['created_at', 'seen_at', 'ip', 'agent'])
        .where('person_id', 'in', ids)
        .execute(),
      db
        .selectFrom('api_token')
        .select(['name', 'permissions', 'created_at', 'expires_at', 'last_used_at', 'last_ip', 'revoked_at'])
        .where('person_id', 'in', ids)
        .execute(),
      db
        .selectFrom('role_grant_seen')
        .select(['role', 'team', 'granted_at'])
        .where('principal_id', 'in', ids)
        .execute(),
      sql`select recipient, subject, state, created_at, sent_at from mail where recipient in (${emailsOf(ids)})
        order by created_at`.execute(db),
    ])
    return { account, sessions, tokens, roles, mails: mails.rows }
  },
  async erase({ db }: Write, ids) {
    await sql`delete from mail where recipient in (${emailsOf(ids)})`.execute(db)
    await sql`delete from job where task = 'identity.reset-mail' and input ->> 'email' in (${emailsOf(ids)})`.execute(
      db,
    )
    await db.deleteFrom('one_time_link').where('person_id', 'in', ids).execute()
    await db.deleteFrom('role_grant').where('principal_id', 'in', ids).execute()
    // Sessions and tokens go with it.
    await db.deleteFrom('account').where('person_id', 'in', ids).execute()
  },
}
