import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Db } from '../db.ts'
import { newSecret } from '../ids.ts'
import { turnOf } from '../standing.ts'
import { actorOf } from './actors.ts'
import { needsFactor } from './second-factor.ts'
import { narrowed } from './permissions.ts'
import { type SessionLimits, sessionLimits } from './session-limits.ts'
import { withEyesOf } from './view-as.ts'

/** Secrets are kept as hashes only: a stolen database opens no session. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

export interface Credential {
  readonly kind: 'session' | 'token'
  readonly secret: string
  readonly ip?: string | undefined
}

export interface Proven {
  readonly actor: Actor
  /** How long this may be remembered, as far as the credential itself goes. */
  readonly forMs?: number | undefined
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
  /** One of ours, or one that whoever let them in has vouched for. */
  has_factor: boolean
  proven_at: string
  left_ms: number
  viewing_id: string | null
  viewing_until: string
  viewing_ms: number
}

// A secret that was replaced holds until its successor was seen, or a lost reply would sign people out. Limits that were
// tightened since hold for who is in already; where they were widened, what a session began with stays.
const sessionOf = (hash: Buffer, { idleSeconds, days }: SessionLimits) => sql<Session>`
  select id, person_id, rotated_at, proven_at, token_hash = ${hash} as current,
    previous_hash is not null and previous_until is null as unconfirmed,
    seen_at < now() - make_interval(secs => ${touchEverySeconds}::int) as stale,
    rotated_at < now() - make_interval(secs => case when token_hash = ${hash} then ${rotateEverySeconds}::int else ${underWaySeconds}::int end) as due,
    factor_elsewhere or exists (select from second_factor f where f.person_id = session.person_id) as has_factor,
    extract(epoch from least(ends_at, rests_until) - now())::double precision * 1000 as left_ms,
    case when viewing_until > now() then viewing_id end as viewing_id, viewing_until,
    extract(epoch from viewing_until - now())::double precision * 1000 as viewing_ms
  from session cross join lateral (select least(expires_at, created_at + make_interval(days => ${days}::int)) as ends_at,
    seen_at + make_interval(secs => least(idle_seconds, ${idleSeconds}::int)) as rests_until) limits
  where (token_hash = ${hash} or previous_hash = ${hash} and (previous_until is null or previous_until > now()))
    and ends_at > now() and rests_until > now()`

const touchSession = (id: string, { attended, confirm }: { attended: boolean; confirm: boolean }) => sql`
  update session set seen_at = case when ${attended}::boolean then now() else seen_at end,
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

interface How {
  /** With the reply at hand, a session may be given another secret. */
  mayRotate?: boolean
  /** Somebody sits there: what a page does by itself keeps no session from running out. */
  attended?: boolean
  /** Past what is remembered. */
  afresh?: boolean
}

/** With whose eyes somebody looks in this session, and until when that can be remembered. */
async function looking(
  db: Db,
  who: Actor,
  { viewing_id, viewing_until, viewing_ms, left_ms }: Session,
): Promise<Proven> {
  if (viewing_id === null) return { actor: who, forMs: left_ms }
  const eyes = await withEyesOf(db, who, { viewing_id, viewing_until })
  return { actor: eyes ?? who, forMs: Math.min(left_ms, viewing_ms) }
}

async function bySession(
  db: Db,
  { secret }: Credential,
  { mayRotate = false, attended = true }: How,
): Promise<Proven | undefined> {
  const hash = hashOf(secret)
  const { rows } = await sessionOf(hash, await sessionLimits({ db })).execute(db)
  const session = rows[0]
  const actor = session && (await actorOf(db, session.person_id))
  if (!actor) return undefined
  const confirm = session.current && session.unconfirmed
  if ((session.stale && attended) || confirm)
    await touchSession(session.id, { attended, confirm }).execute(db)
  const replaceable = session.current || session.unconfirmed
  const next = mayRotate && session.due && replaceable ? await rotate(db, session, hash) : undefined
  const owesFactor = !session.has_factor && (await needsFactor(db, actor.roles))
  const who = { ...actor, session: session.id, provenAt: session.proven_at, owesFactor }
  return { ...(await looking(db, who, session)), next }
}

interface Token {
  id: string
  person_id: string
  permissions: string[]
  stale: boolean
  welcome: boolean
  refused_lately: boolean
}

const mapped = /^::ffff:(?=[\d.]+$)|%.*$/gi
/** As a network is written that it may lie in; a server that listens on both kinds sees IPv4 inside IPv6. */
function bare(ip = ''): string | null {
  const address = ip.replace(mapped, '')
  // A proxy may name none, or add a port.
  return isIP(address) === 0 ? null : address
}

async function byToken(db: Db, { secret, ip }: Credential): Promise<Proven | undefined> {
  const { rows } = await sql<Token>`
    select id, person_id, permissions,
      coalesce(last_used_at < now() - make_interval(secs => ${touchEverySeconds}::int), true) as stale,
      networks = '{}' or coalesce(${bare(ip)}::inet <<= any (networks::inet[]), false) as welcome,
      coalesce(refused_at > now() - make_interval(secs => ${touchEverySeconds}::int) and refused_ip = ${ip ?? null}::text, false) as refused_lately
    from api_token
    where token_hash = ${hashOf(secret)} and revoked_at is null and (expires_at is null or expires_at > now())`.execute(
    db,
  )
  const token = rows[0]
  if (token && !token.welcome) {
    if (!token.refused_lately)
      await sql`update api_token set refused_at = now(), refused_ip = ${ip ?? null}::text where id = ${token.id}::uuid`.execute(
        db,
      )
    return undefined
  }
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

interface Remembered {
  actor: Actor
  until: number
  turn: number
  attended: boolean
}

const serves = ({ until, attended: was }: Remembered, attended: boolean) =>
  until > performance.now() && (was || !attended)

/** A token may be good from one address and not from another. */
const keyOf = ({ kind, secret, ip = '' }: Credential) =>
  `${kind}:${hashOf(secret).toString('base64')}:${kind === 'token' ? ip : ''}`

/**
 * Answers whose secret this is. What it found is remembered until anything about people, teams, roles, sessions or
 * tokens changes anywhere (within a second over several processes), at most a minute.
 */
export function credentialsOf(db: Db) {
  const remembered = new Map<string, Remembered>()
  const remember = (
    key: string,
    turn: number,
    { actor, forMs = rememberedMs }: Proven,
    attended: boolean,
  ) => {
    if (remembered.size > most) remembered.clear()
    remembered.set(key, { actor, until: performance.now() + Math.min(rememberedMs, forMs), turn, attended })
  }
  return {
    async prove(credential: Credential, how: How = {}): Promise<Proven | undefined> {
      const { afresh = false, attended = true } = how
      const turn = await turnOf(db)
      const key = keyOf(credential)
      const known = remembered.get(key)
      if (!afresh && known?.turn === turn && serves(known, attended)) return { actor: known.actor }
      const proven = await (credential.kind === 'session'
        ? bySession(db, credential, how)
        : byToken(db, credential))
      // A guess is not remembered, of which there may be any number.
      if (proven) remember(key, turn, proven, attended)
      return proven
    },
  }
}
