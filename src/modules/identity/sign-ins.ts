import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import type { HowIn, SignInResult } from './schemas.ts'

/** How long it is kept who came in and who failed to. */
export const keptDays = 90

interface SignIn {
  person_id: string
  how: HowIn
  provider?: string | undefined
  result: SignInResult
}

/** Writes down that someone tried to come in as this person, and what came of it. */
export async function noteSignIn({ db, now, request }: Write, signIn: SignIn): Promise<string> {
  const id = newId()
  const { ip = '', agent = '' } = request
  await db
    .insertInto('sign_in')
    .values({ id, at: now, ip, agent, ...signIn, provider: signIn.provider ?? null })
    .execute()
  return id
}

/** What stood there as begun has become whole. */
export const noteWhole = ({ db, now }: Write, id: string, how: HowIn) =>
  db.updateTable('sign_in').set({ how, result: 'in', at: now }).where('id', '=', id).execute()

export const forgetSignIns = ({ db, now }: Write) =>
  sql`delete from sign_in where at <= ${now}::timestamptz - make_interval(days => ${keptDays}::int)`.execute(
    db,
  )
