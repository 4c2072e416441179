import { sql } from 'kysely'
import { hashOf } from '#kernel/auth/credentials'
import type { Db } from '#kernel/db'

/** It is told that it was used at most once in so many seconds. */
const touchEverySeconds = 60

/** The secret of Basic authentication; whichever name goes with it. */
export function secretIn(authorization: string): string | undefined {
  const basic = /^Basic +(?<said>[A-Za-z0-9+/=]+)$/i.exec(authorization)?.groups?.['said']
  if (basic === undefined) return undefined
  const said = Buffer.from(basic, 'base64').toString()
  return said.slice(said.indexOf(':') + 1)
}

/** What an agent shows: a secret, or a certificate by its SHA-256. */
export type Shown = { readonly secret: string } | { readonly certificate: string }

/** By which token a report came in. */
export interface Token {
  readonly id: string
  /** It is for one device alone. */
  readonly own: boolean
  readonly private: boolean
  /** What was shown of it. */
  readonly shown: Shown
}

/** That a token is known by this, now: one that was taken away or has another secret since is not. */
export const shows = (shown: Shown) => {
  if ('certificate' in shown) return sql<boolean>`certificate = ${shown.certificate}`
  const hash = hashOf(shown.secret)
  return sql<boolean>`(token_hash = ${hash} or hash_before = ${hash} and before_until > now())`
}

/** The token by which an agent comes in; undefined where there is no such one. */
export async function tokenOf(db: Db, shown: Shown, ip: string): Promise<Token | undefined> {
  const { rows } = await sql<Omit<Token, 'shown'> & { stale: boolean }>`
    select id, own, private, coalesce(used_at < now() - make_interval(secs => ${touchEverySeconds}::int), true) as stale
    from agent_token where ${shows(shown)}`.execute(db)
  const [found] = rows
  if (found?.stale)
    await db
      .updateTable('agent_token')
      .set({ used_at: sql<string>`now()`, used_ip: found.private ? '' : ip })
      .where('id', '=', found.id)
      .execute()
  return found && { id: found.id, own: found.own, private: found.private, shown }
}
