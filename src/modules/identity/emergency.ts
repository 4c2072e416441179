import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import { type Alarm, raisesAlarm } from '#facets/home/alarms'
import { accountSubject, needAccount } from './accounts.ts'
import { emergencyUsed } from './events.ts'
import { emergencyMails } from './mails.ts'
import { writeToAdministrators } from './notices.ts'
import type { HowIn, SignInResult } from './schemas.ts'
import { whence } from './whence.ts'
import { w } from './words.ts'

export interface EmergencyAccount {
  id: string
  name: string
  /** When its password last let somebody in; null where it never did since it was chosen. */
  tried_at: string | null
}

/** The emergency accounts by which somebody could come in now. */
export async function emergencyAccounts({ db }: Pick<Read, 'db'>): Promise<EmergencyAccount[]> {
  const { rows } = await sql<EmergencyAccount>`
    select p.id, p.name, case when e.tried_at >= coalesce(a.password_changed_at, a.created_at) then e.tried_at end as tried_at
    from emergency_account e join account a on a.person_id = e.person_id join principal p on p.id = e.person_id
    where p.active and a.disabled_at is null and a.password_hash is not null order by p.name, p.id`.execute(
    db,
  )
  return rows
}

export const markOf = ({ db }: Pick<Read, 'db'>, personId: string) =>
  db.selectFrom('emergency_account').selectAll().where('person_id', '=', personId).executeTakeFirst()

interface Tried {
  person_id: string
  how: HowIn
  result: SignInResult
}

const withPassword: ReadonlySet<HowIn> = new Set(['password', 'app', 'recovery-code', 'password-and-passkey'])
/** However often somebody guesses, its administrators have one letter of it in so many minutes. */
const quietMinutes = 15

/** Is this due: writes down that administrators are told of a failure now. */
async function tellsFailure({ db, now }: Write, personId: string) {
  const { rows } = await sql`
    update emergency_account set told_at = ${now}::timestamptz
    where person_id = ${personId}::uuid
      and coalesce(told_at, '-infinity') < ${now}::timestamptz - make_interval(mins => ${quietMinutes}::int)
    returning person_id`.execute(db)
  return rows.length > 0
}

/** Of an emergency account, whoever comes in by it or tries to is told aloud: on the timeline and by mail. */
export async function tellEmergency(ctx: Write, { person_id, how, result }: Tried) {
  const mark = await markOf(ctx, person_id)
  if (!mark) return
  const isIn = result === 'in'
  if (isIn && withPassword.has(how))
    await ctx.db
      .updateTable('emergency_account')
      .set({ tried_at: ctx.now })
      .where('person_id', '=', person_id)
      .execute()
  const from = whence(ctx.request)
  const by = isIn ? { by: { id: person_id } } : {}
  ctx.emit(
    emergencyUsed,
    await accountSubject(ctx, person_id),
    { ...from, result },
    { granted: false, ...by },
  )
  if (!isIn && !(await tellsFailure(ctx, person_id))) return
  const { name } = await needAccount(ctx, person_id)
  const what = isIn ? 'mail-emergency-in' : 'mail-emergency-failed'
  await writeToAdministrators(ctx, {
    but: person_id,
    letters: (readers) => emergencyMails(ctx, readers, w.later(what, { name, ...from })),
  })
}

/** Said in one line for as long as a session of an emergency account lives. */
async function signedInNow({ db }: Pick<Read, 'db'>): Promise<Alarm[]> {
  const { rows } = await sql<{ id: string; name: string; n: number }>`
    select e.person_id as id, p.name, count(*)::int as n
    from emergency_account e join principal p on p.id = e.person_id join session s on s.person_id = e.person_id
    where s.expires_at > now() and s.seen_at + make_interval(secs => s.idle_seconds) > now()
    group by e.person_id, p.name order by p.name, e.person_id`.execute(db)
  return rows.map(({ id, name, n }) => ({
    name: `emergency ${id}`,
    says: w.later('alarm-emergency', { name }),
    sub: w.later('alarm-emergency-sub', { n }),
    to: `/admin/accounts/${id}`,
    // Whoever signs in by it is told by mail in that moment.
    isMailed: true,
  }))
}

raisesAlarm({ name: 'emergency', find: signedInNow })
