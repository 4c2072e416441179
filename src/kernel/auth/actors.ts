import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, everyone, staff } from '../actor.ts'
import type { Db } from '../db.ts'
import { narrowed, type RoleGrant, scopesOf } from './permissions.ts'
import { isRole, staffRoles } from './roles.ts'

/** Secrets are kept as hashes only: a stolen database opens no session. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

const rememberedMs = 60_000
const epochMs = 1000
const most = 5000
/** A session is told that it is alive at most once in so many seconds. */
export const touchEverySeconds = 60

interface Facts {
  id: string
  name: string
  language: string
  zone: string
  teams: string[]
  grants: RoleGrant[]
}

/** Puts together what one person may do and see now. Undefined for someone who has left or is locked out. */
export async function actorOf(db: Db, personId: string): Promise<Actor | undefined> {
  const { rows } = await sql<Facts>`
    select p.id, p.name, coalesce(a.language, 'en') as language, coalesce(a.zone, 'UTC') as zone,
      array(select team_id from membership m where m.person_id = p.id) as teams,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'team_id', g.team_id)) from role_grant g
        where g.principal_id = p.id or g.principal_id in (select team_id from membership m where m.person_id = p.id)), '[]') as grants
    from principal p left join account a on a.person_id = p.id
    where p.id = ${personId}::uuid and p.kind = 'person' and p.active and a.disabled_at is null`.execute(db)
  const facts = rows[0]
  if (!facts) return undefined
  const roles = facts.grants.flatMap(({ role }) => (isRole(role) ? [role] : []))
  const wide = new Set(facts.grants.filter(({ team_id }) => team_id === null).map(({ role }) => role))
  const principals = [facts.id, ...facts.teams, everyone, ...(staffRoles.some((role) => wide.has(role)) ? [staff] : [])]
  const audiences = wide.has('auditor')
    ? sql<{ id: number }>`select id from audience where not private or id in (select audience_id from audience_member where principal_id = any(${principals}::uuid[]))`
    : sql<{ id: number }>`select distinct audience_id as id from audience_member where principal_id = any(${principals}::uuid[])`
  const { rows: readable } = await audiences.execute(db)
  return {
    id: facts.id,
    name: facts.name,
    kind: 'person',
    permissions: scopesOf(facts.grants),
    principals,
    teams: facts.teams,
    audiences: readable.map(({ id }) => id),
    roles: [...new Set(roles)],
    language: facts.language,
    zone: facts.zone,
  }
}

export type Credential = { kind: 'session' | 'token'; secret: string }

interface Bearer {
  id: string
  person_id: string
  permissions: string[] | null
  expires_at: string | null
  stale: boolean
}

const lookUp = {
  session: (hash: Buffer) => sql<Bearer>`
    select id, person_id, null::text[] as permissions, expires_at, seen_at < now() - make_interval(secs => ${touchEverySeconds}::int) as stale
    from session where token_hash = ${hash} and expires_at > now()`,
  token: (hash: Buffer) => sql<Bearer>`
    select id, person_id, permissions, expires_at, coalesce(last_used_at < now() - make_interval(secs => ${touchEverySeconds}::int), true) as stale
    from api_token where token_hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > now())`,
}
const touch = {
  session: (id: string) => sql`update session set seen_at = now() where id = ${id}::uuid`,
  token: (id: string) => sql`update api_token set last_used_at = now() where id = ${id}::uuid`,
}

/**
 * Answers whose secret this is. What it found is remembered until anything about people, teams, roles, sessions or
 * tokens changes anywhere (within a second over several processes, at once with `forget`), at most a minute.
 */
export function actorsOf(db: Db) {
  const remembered = new Map<string, { actor: Actor | undefined; until: number }>()
  let epoch = -1
  let checkedAt = 0
  const freshen = async () => {
    const { rows } = await sql<{ epoch: number }>`select epoch from auth_epoch`.execute(db)
    const now = rows[0]?.epoch ?? 0
    if (now !== epoch || remembered.size > most) remembered.clear()
    epoch = now
    checkedAt = performance.now()
  }
  const find = async ({ kind, secret }: Credential): Promise<Actor | undefined> => {
    const { rows } = await lookUp[kind](hashOf(secret)).execute(db)
    const bearer = rows[0]
    if (!bearer) return undefined
    if (bearer.stale) await touch[kind](bearer.id).execute(db)
    const actor = await actorOf(db, bearer.person_id)
    if (!actor) return undefined
    return kind === 'session'
      ? { ...actor, session: bearer.id }
      : { ...actor, token: bearer.id, permissions: narrowed(actor.permissions, bearer.permissions ?? []) }
  }
  return {
    forget: () => {
      checkedAt = 0
    },
    async actor(credential: Credential): Promise<Actor | undefined> {
      if (performance.now() - checkedAt > epochMs) await freshen()
      const key = `${credential.kind}:${hashOf(credential.secret).toString('base64')}`
      const known = remembered.get(key)
      if (known && known.until > performance.now()) return known.actor
      const actor = await find(credential)
      remembered.set(key, { actor, until: performance.now() + rememberedMs })
      return actor
    },
  }
}
