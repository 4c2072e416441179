import { sql } from 'kysely'
import { hashOf } from '#kernel/auth/credentials'
import type { Read, Write } from '#kernel/context'
import { newId, newSecret } from '#kernel/ids'

const minutes = 5

/** Remembers that someone has given their password, for the browser that they gave it in; gives that browser's secret. */
export async function startHalfway({ db, now }: Write, personId: string): Promise<string> {
  const secret = newSecret()
  await sql`
    with before as (
      delete from half_sign_in where person_id = ${personId}::uuid and expires_at <= ${now}::timestamptz
    )
    insert into half_sign_in (id, token_hash, person_id, created_at, expires_at)
    values (${newId()}::uuid, ${hashOf(secret)}, ${personId}::uuid, ${now}::timestamptz,
      ${now}::timestamptz + make_interval(mins => ${minutes}::int))`.execute(db)
  return secret
}

/** Who has got halfway in this browser. */
export async function halfwayOf({ db, now, request }: Read): Promise<string | undefined> {
  const secret = request.halfway?.secret
  if (secret === undefined) return undefined
  const found = await db
    .selectFrom('half_sign_in')
    .select('person_id')
    .where('token_hash', '=', hashOf(secret))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return found?.person_id
}

/** It has become a whole sign-in, once: of two who bring the same secret, one is too late. */
export async function endHalfway({ db, request }: Write): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('half_sign_in')
    .where('token_hash', '=', hashOf(request.halfway?.secret ?? ''))
    .executeTakeFirst()
  return numDeletedRows > 0n
}
