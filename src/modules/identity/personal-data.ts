import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { forgetJobs } from '#kernel/jobs'
import { eraseMailTo } from '#kernel/mail/queue'
import { forgetKeysOf } from '#kernel/once'
import type { PersonalData } from '#kernel/personal-data'
import { resetMail } from './commands/forgot.ts'

/** Which accounts, and under which addresses mail went to them. */
const emailsOf = (ids: readonly string[]) =>
  sql`select email from account where person_id = any(${[...ids]}::uuid[])`

/** What signing in and mail hold about a person; never a hash of a secret. */
export const accountData: PersonalData = {
  name: 'account',
  async gather({ db }, ids) {
    const [account, emergency, factor, links, passkeys, sessions, signIns, tokens, roles, mails] =
      await Promise.all([
        db
          .selectFrom('account')
          .select(['email', 'language', 'zone', 'preferences', 'created_at', 'signed_in_at', 'disabled_at'])
          .where('person_id', 'in', ids)
          .execute(),
        db
          .selectFrom('emergency_account')
          .select(['marked_at', 'tried_at'])
          .where('person_id', 'in', ids)
          .execute(),
        db.selectFrom('second_factor').select('since').where('person_id', 'in', ids).execute(),
        db
          .selectFrom('linked_identity')
          .innerJoin('sign_in_provider', 'sign_in_provider.id', 'linked_identity.provider_id')
          .select(['label as provider', 'subject', 'linked_at', 'last_used_at'])
          .where('person_id', 'in', ids)
          .execute(),
        db
          .selectFrom('passkey')
          .select(['name', 'made_at', 'last_used_at'])
          .where('person_id', 'in', ids)
          .execute(),
        db
          .selectFrom('session')
          .select(['created_at', 'seen_at', 'ip', 'agent'])
          .where('person_id', 'in', ids)
          .execute(),
        db
          .selectFrom('sign_in')
          .leftJoin('principal as viewer', 'viewer.id', 'sign_in.viewer_id')
          .select(['at', 'how', 'provider', 'result', 'ip', 'agent', 'viewer.name as viewer'])
          .where('person_id', 'in', ids)
          .orderBy('at')
          .execute(),
        db
          .selectFrom('api_token')
          .select([
            'name',
            'permissions',
            'created_at',
            'expires_at',
            'last_used_at',
            'last_ip',
            'revoked_at',
          ])
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
    return {
      account,
      emergency,
      second_factor: factor,
      links,
      passkeys,
      sessions,
      sign_ins: signIns,
      tokens,
      roles,
      mails: mails.rows,
    }
  },
  async erase(ctx: Write, ids) {
    const { db } = ctx
    const accounts = await db.selectFrom('account').select('email').where('person_id', 'in', ids).execute()
    const emails = accounts.map(({ email }) => email)
    await eraseMailTo(ctx, emails)
    await forgetJobs(ctx, resetMail, 'email', emails)
    await db.deleteFrom('one_time_link').where('person_id', 'in', ids).execute()
    // Also what others asked for that names them, with an address perhaps.
    await sql`delete from pending_change c using unnest(${[...ids]}::uuid[]) as one (id)
      where c.asked_by = one.id or c.gains::text like '%' || one.id || '%'`.execute(db)
    await forgetKeysOf(ctx, ids)
    await db.deleteFrom('role_grant').where('principal_id', 'in', ids).execute()
    // Sessions and tokens go with it.
    await db.deleteFrom('account').where('person_id', 'in', ids).execute()
  },
}
