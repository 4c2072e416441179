import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { hashOf } from '#kernel/auth/credentials'
import type { Read, Write } from '#kernel/context'
import { newSecret } from '#kernel/ids'
import { accountSubject } from './accounts.ts'
import { signInUnfinished } from './events.ts'
import { noteSignIn } from './sign-ins.ts'
import { whence } from './whence.ts'
import { w } from './words.ts'

const minutes = 5

export const halfGone = () => new Refusal('conflict', w.later('half-gone'))

/** What they have shown before: a password of ours or of a directory, or that a provider knows them. */
export type First =
  | { how: 'password'; provider?: undefined }
  | { how: 'provider' | 'directory'; provider: string }

/** Remembers that someone has given their password or come through a provider, for the browser they did it in; gives that browser's secret. */
export async function startHalfway(
  ctx: Write,
  personId: string,
  first: First = { how: 'password' },
): Promise<string> {
  const secret = newSecret()
  const id = await noteSignIn(ctx, { person_id: personId, ...first, result: 'code-owed' })
  await sql`
    insert into half_sign_in (id, token_hash, person_id, created_at, expires_at)
    values (${id}::uuid, ${hashOf(secret)}, ${personId}::uuid, ${ctx.now}::timestamptz,
      ${ctx.now}::timestamptz + make_interval(mins => ${minutes}::int))`.execute(ctx.db)
  return secret
}

export interface Half {
  id: string
  person_id: string
  /** How it began, and through which provider or by which directory’s password. */
  how: First['how']
  provider: string | null
}

/** Who has got halfway in this browser. */
export async function halfwayOf({ db, now, request }: Read): Promise<Half | undefined> {
  const secret = request.halfway?.secret
  if (secret === undefined) return undefined
  const { rows } = await sql<Half>`
    select h.id, h.person_id, coalesce(s.how, 'password') as how, s.provider from half_sign_in h left join sign_in s on s.id = h.id
    where h.token_hash = ${hashOf(secret)} and h.expires_at > ${now}::timestamptz`.execute(db)
  return rows[0]
}

/** It has become a whole sign-in, once: of two who bring the same secret, one is too late. Gives which it was. */
export async function endHalfway({ db, request }: Write): Promise<Half> {
  const { rows } = await sql<Half>`
    with ended as (
      delete from half_sign_in where token_hash = ${hashOf(request.halfway?.secret ?? '')} returning id, person_id)
    select ended.id, ended.person_id, coalesce(s.how, 'password') as how, s.provider from ended left join sign_in s on s.id = ended.id`.execute(
    db,
  )
  const [half] = rows
  if (!half) throw halfGone()
  return half
}

/** Lets go of what did not become whole, of one person or of everyone whose time is up, and tells it: somebody knows that password. */
export async function dropHalves(ctx: Write, personId?: string) {
  const { rows } = await sql<{
    person_id: string
    ip: string
    agent: string
    how: string
    provider: string | null
  }>`
    with dropped as (
      delete from half_sign_in h where ${personId ? sql`h.person_id = ${personId}::uuid` : sql`h.expires_at <= ${ctx.now}::timestamptz`}
      returning h.id)
    select s.person_id, s.ip, s.agent, s.how, s.provider from dropped join sign_in s on s.id = dropped.id order by s.at`.execute(
    ctx.db,
  )
  for (const { person_id, how, provider, ...from } of rows)
    ctx.emit(
      signInUnfinished,
      await accountSubject(ctx, person_id),
      {
        ...whence({ id: ctx.request.id, ...from }),
        provider: how === 'provider' ? (provider ?? undefined) : undefined,
      },
      { granted: false },
    )
}

/** The same as it was begun. */
export const firstOf = ({ how, provider }: Half): First =>
  how === 'password' || provider === null ? { how: 'password' } : { how, provider }
