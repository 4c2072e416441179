import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Db } from '../db.ts'
import { newSecret } from '../ids.ts'
import { turnOf } from '../standing.ts'
import { actorOf } from './actors.ts'
import { needsFactor } from './second-factor.ts'
import { narrowed } from './permissions.ts'

/** Secrets are kept as hashes only: a stolen database opens no session. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

export interface Credential {
  readonly kind: 'session' | 'token'
  readonly secret: string
  readonly ip?: string | undefined
}

export interface Proven {
  readonly actor: Actor
  /** The session's next secret: the browser is to keep this one from now on. */
  readonly next?: string | undefined
}

/** A session or token is told that it is alive at most once in so many seconds. */
const touchEverySeconds = 60
const rotateEverySeconds = 6 * 3600
/** How long requests under way may still bear the secret before the last rotation. */
const underWaySeconds = 60

interface Session {
  id: string
  person_id: string
  rotated_at: string
  current: boolean
  unconfirmed: boolean
  stale: boolean
  due: boolean
  has_factor: boolean
  proven_at: string
}

// A secret that was replaced holds until its successor was seen, or a lost reply would sign people out.
const sessionOf = (hash: Buffer) => sql<Session>`
  select id, person_id, rotated_at, proven_at, token_hash = ${hash} as current,
    previous_hash is not null and previous_until is null as unconfirmed,
    seen_at < now() - make_interval(secs => ${touchEverySeconds}::int) as stale,
    rotated_at < now() - make_interval(secs => case when token_hash = ${hash} then ${rotateEverySeconds}::int else ${underWaySeconds}::int end) as due,
    exists (select from second_factor f where f.person_id = session.person_id) as has_factor
  from session
  where (token_hash = ${hash} or previous_hash = ${hash} and (previous_until is null or previous_until > now()))
    and expires_at > now() and seen_at > now() - make_interval(secs => idle_seconds)`

const touchSession = (id: string, confirm: boolean) => sql`
  update session set seen_at = now(),
    previous_until = case when ${confirm}::boolean then now() + make_interval(secs => ${underWaySeconds}::int) else previous_until end
  where id = ${id}::uuid`

/** Gives the session another secret, unless a request beside this one has just done so. */
async function rotate(db: Db, { id, rotated_at }: Session, hash: Buffer): Promise<string | undefined> {
  const next = newSecret()
  const { rows } = await sql`
    update session set token_hash = ${hashOf(next)}, previous_until = null, rotated_at = now(),
      previous_hash = case when token_hash = ${hash} then token_hash else previous_hash end
    where id = ${id}::uuid and rotated_at = ${rotated_at}::timestamptz
    returning id`.execute(db)
  return rows.length > 0 ? next : undefined
}

async function bySession(db: Db, { secret }: Credential, mayRotate: boolean): Promise<Proven | undefined> {
  const hash = hashOf(secret)
  const { rows } = await sessionOf(hash).execute(db)
  const session = rows[0]
  const actor = session && (await actorOf(db, session.person_id))
  if (!actor) return undefined
  const confirm = session.current && session.unconfirmed
  if (session.stale || confirm) await touchSession(session.id, confirm).execute(db)
  const replaceable = session.current || session.unconfirmed
  const next = mayRotate && session.due && replaceable ? await rotate(db, session, hash) : undefined
  const owesFactor = !session.has_factor && (await needsFactor(db, actor.roles))
  return { actor: { ...actor, session: session.id, provenAt: session.proven_at, owesFactor }, next }
}

interface Token {
  id: string
  person_id: string
  permissions: string[]
  stale: boolean
}

async function byToken(db: Db, { secret, ip }: Credential): Promise<Proven | undefined> {
  const { rows } = await sql<Token>`
    select id, person_id, permissions,
      coalesce(last_used_at < now() - make_interval(secs => ${touchEverySeconds}::int), true) as stale
    from api_token
    where token_hash = ${hashOf(secret)} and revoked_at is null and (expires_at is null or expires_at > now())`.execute(
    db,
  )
  const token = rows[0]
  const actor = token && (await actorOf(db, token.person_id))
  if (!actor) return undefined
  if (token.stale)
    await sql`update api_token set last_used_at = now(), last_ip = ${ip ?? null}::text where id = ${token.id}::uuid`.execute(
      db,
    )
  const { id, permissions: scopes } = token
  return { actor: { ...actor, token: id, scopes, permissions: narrowed(actor.permissions, scopes) } }
}

const rememberedMs = 60_000
const most = 5000

/**
 * Answers whose secret this is. What it found is remembered until anything about people, teams, roles, sessions or
 * tokens changes anywhere (within a second over several processes), at most a minute.
 */
export function credentialsOf(db: Db) {
  const remembered = new Map<string, { actor: Actor; until: number; turn: number }>()
  return {
    async prove(
      credential: Credential,
      { mayRotate = false, afresh = false } = {},
    ): Promise<Proven | undefined> {
      const turn = await turnOf(db)
      const key = `${credential.kind}:${hashOf(credential.secret).toString('base64')}`
      const known = remembered.get(key)
      if (!afresh && known?.turn === turn && known.until > performance.now()) return { actor: known.actor }
      const proven = await (credential.kind === 'session'
        ? bySession(db, credential, mayRotate)
        : byToken(db, credential))
      if (remembered.size > most) remembered.clear()
      // Nor is a guess remembered, of which there may be any number.
      if (proven) remembered.set(key, { actor: proven.actor, until: performance.now() + rememberedMs, turn })
      return proven
    },
  }
}
