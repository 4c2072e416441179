import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { administrators } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Read } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { houseSubject } from '#kernel/house-subject'
import { w } from './words.ts'

export interface AccountRow {
  person_id: string
  name: string
  email: string
  password_hash: string | null
  disabled_at: string | null
  active: boolean
  /** A provider lets them in. */
  linked: boolean
  language: string
  zone: string
}

const columns = sql`a.person_id, p.name, a.email, a.password_hash, a.disabled_at, p.active, a.language, a.zone,
  exists (select from linked_identity l where l.person_id = a.person_id) as linked`

/** The account that signs in with this address, and whether it has been used from here before. */
export async function accountByEmail({ db }: Pick<Read, 'db'>, email: string, ip: string) {
  const { rows } = await sql<AccountRow & { known_here: boolean }>`
    select ${columns}, exists (select from session s where s.person_id = a.person_id and s.ip = ${ip}::text) as known_here
    from account a join principal p on p.id = a.person_id where a.email = ${email}::text`.execute(db)
  return rows[0]
}

export async function accountOf({ db }: Pick<Read, 'db'>, personId: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select ${columns} from account a join principal p on p.id = a.person_id where a.person_id = ${personId}::uuid`.execute(
    db,
  )
  return rows[0]
}

/** The same, refused where there is none. */
export async function needAccount(ctx: Pick<Read, 'db'>, personId: string): Promise<AccountRow> {
  const account = await accountOf(ctx, personId)
  if (!account) throw new Refusal('not-found', w.later('no-account'))
  return account
}

/** Administers the whole house, themselves or through a team; with or without a password. */
const administers = sql<boolean>`exists (select from role_grant g
  where g.role = 'administrator' and g.team_id is null and g.place_id is null and (g.principal_id = a.person_id
    or g.principal_id in (select m.team_id from membership m where m.person_id = a.person_id)))`

/** Those who administer the whole house, and can sign in. */
export async function administratorAccounts({ db }: Pick<Read, 'db'>): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select ${columns} from account a join principal p on p.id = a.person_id
    where p.active and a.disabled_at is null and ${administers} order by a.person_id`.execute(db)
  return rows
}

/** Their ids. */
export const administratorsOf = async (ctx: Pick<Read, 'db'>): Promise<string[]> =>
  (await administratorAccounts(ctx)).map(({ person_id }) => person_id)

export async function isAdministrator({ db }: Pick<Read, 'db'>, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select from account a where a.person_id = ${personId}::uuid and ${administers}`.execute(db)
  return rows.length > 0
}

/** Has anyone an account yet? Before that, only the link which the start printed opens the house. */
export async function isSetUp({ db }: Pick<Read, 'db'>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from account) as found`.execute(db)
  return rows[0]?.found ?? false
}

/** What happens to an account is for its person and the administrators; auditors see it too. */
export const accountSubject = async (ctx: Pick<Read, 'db'>, personId: string): Promise<Subject> => ({
  id: personId,
  kind: 'account',
  audience_id: await audienceOf(ctx, [administrators, personId]),
})

/** What happened to nobody in particular. */
export const doorSubject = (ctx: Pick<Read, 'db'>): Promise<Subject> => houseSubject(ctx, 'account')

export async function subjectsOf(ctx: Pick<Read, 'db'>, personIds: readonly string[]) {
  const subjects = new Map<string, Subject>()
  for (const id of personIds) subjects.set(id, await accountSubject(ctx, id))
  return subjects
}
