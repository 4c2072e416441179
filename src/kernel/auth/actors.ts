import { sql } from 'kysely'
import { type Actor, administrators, everyone, peopleManagers, staff } from '../actor.ts'
import type { Db } from '../db.ts'
import { wholeOf } from '../merged.ts'
import { type RoleGrant, scopesOf } from './permissions.ts'
import { isRole, staffRoles } from './roles.ts'

interface Facts {
  id: string
  name: string
  language: string
  zone: string
  /** Records merged into this person's: what was granted to them is theirs. */
  merged: string[]
  teams: string[]
  grants: RoleGrant[]
}

const factsOf = (personId: string) => sql<Facts>`
  select p.id, p.name, coalesce(a.language, 'en') as language, coalesce(a.zone, 'UTC') as zone,
    array_remove(${wholeOf(personId)}, p.id) as merged,
    array(select team_id from membership m where m.person_id = p.id) as teams,
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'team_id', g.team_id)) from role_grant g
      where g.principal_id = p.id or g.principal_id in (select team_id from membership m where m.person_id = p.id)), '[]') as grants
  from principal p left join account a on a.person_id = p.id
  where p.id = ${personId}::uuid and p.kind = 'person' and p.active and a.disabled_at is null`

async function audiencesOf(db: Db, principals: readonly string[], isAuditor: boolean) {
  const own = sql`select audience_id as id from audience_member where principal_id = any(${principals}::uuid[])`
  const all = isAuditor
    ? sql`select id from audience where not private union ${own}`
    : sql`select distinct id from (${own}) own`
  const { rows } = await sql<{ id: number }>`${all}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Puts together what one person may do and see now. Undefined for someone who has left or is locked out. */
export async function actorOf(db: Db, personId: string): Promise<Actor | undefined> {
  const { rows } = await factsOf(personId).execute(db)
  const facts = rows[0]
  if (!facts) return undefined
  const { id, name, language, zone, merged, teams, grants } = facts
  const wide = new Set(grants.filter(({ team_id }) => team_id === null).map(({ role }) => role))
  const groups = [
    everyone,
    ...(staffRoles.some((role) => wide.has(role)) ? [staff] : []),
    ...(wide.has('administrator') ? [administrators] : []),
    ...(wide.has('people-manager') ? [peopleManagers] : []),
  ]
  const principals = [id, ...merged, ...teams, ...groups]
  return {
    id,
    name,
    kind: 'person',
    permissions: scopesOf(grants),
    principals,
    teams,
    audiences: await audiencesOf(db, principals, wide.has('auditor')),
    roles: [...new Set(grants.map(({ role }) => role).filter(isRole))],
    language,
    zone,
  }
}
