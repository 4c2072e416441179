import { sql } from 'kysely'
import { type Actor, administrators, everyone, peopleManagers, staff } from '../actor.ts'
import type { Db } from '../db.ts'
import { wholeOf } from '../merged.ts'
import { grantsIn } from './grants.ts'
import { isStaff, type RoleGrant, scopesOf } from './permissions.ts'
import { within } from './sites.ts'

interface Facts {
  id: string
  name: string
  language: string
  zone: string
  /** Records merged into this person's: what was granted to them is theirs. */
  merged: string[]
  teams: string[]
  grants: RoleGrant[]
  /** Place → the group of those who work there. */
  sites: Record<string, string>
}

// Their own, and what they hold through a team.
const theirs = sql<boolean>`(g.principal_id = p.id or g.principal_id in (select team_id from membership m where m.person_id = p.id))`

const factsOf = (personId: string) => sql<Facts>`
  select p.id, p.name, coalesce(a.language, 'en') as language, coalesce(a.zone, 'UTC') as zone,
    array_remove(${wholeOf(personId)}, p.id) as merged,
    array(select team_id from membership m where m.person_id = p.id) as teams,
    ${grantsIn(theirs)} as grants,
    coalesce((select jsonb_object_agg(s.place_id, s.principal_id) from site_group s
      where s.place_id in (select g.place_id from role_grant g where g.place_id is not null and ${theirs})), '{}') as sites
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

/** What belongs to each team and place that one of these grants is for, by the audiences that name it. */
async function partsOf(db: Db, { grants, sites }: Facts) {
  const named = new Map<string, string>()
  for (const { team_id, place_id } of grants) {
    if (team_id !== null) named.set(team_id, team_id)
    const group = sites[place_id ?? '']
    if (place_id !== null && group !== undefined) named.set(group, place_id)
  }
  if (named.size === 0) return undefined
  const rows = await db
    .selectFrom('audience_member')
    .select(['principal_id', 'audience_id'])
    .where('principal_id', 'in', [...named.keys()])
    .execute()
  const groups = Map.groupBy(rows, ({ principal_id }) => named.get(principal_id) ?? '')
  return new Map(
    [...groups].map(([part, some]) => [part, new Set(some.map(({ audience_id }) => audience_id))]),
  )
}

/** Puts together what one person may do and see now. Undefined for someone who has left or is locked out. */
export async function actorOf(db: Db, personId: string): Promise<Actor | undefined> {
  const { rows } = await factsOf(personId).execute(db)
  const facts = rows[0]
  if (!facts) return undefined
  const { id, name, language, zone, merged, teams, grants, sites } = facts
  const whole = grants.filter(({ team_id, place_id }) => team_id === null && place_id === null)
  const wide = new Set(whole.map(({ role }) => role))
  const groups = [
    everyone,
    ...(whole.some(isStaff) ? [staff] : []),
    ...(wide.has('administrator') ? [administrators] : []),
    ...(wide.has('people-manager') ? [peopleManagers] : []),
    ...grants.flatMap((grant) => (isStaff(grant) ? (sites[grant.place_id ?? ''] ?? []) : [])),
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
    roles: [...new Set(grants.map(({ role }) => role))],
    within: await within(db, [...new Set(grants.flatMap(({ place_id }) => place_id ?? []))]),
    parts: await partsOf(db, facts),
    language,
    zone,
  }
}
