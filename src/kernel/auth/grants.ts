import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db.ts'
import type { RoleGrant } from './permissions.ts'

/** One grant as `RoleGrant` has it, over `role_grant g left join own_role o on o.name = g.role`. */
const grant = sql`jsonb_build_object('role', g.role, 'team_id', g.team_id, 'place_id', g.place_id, 'own',
  case when o.name is not null then jsonb_build_object('permissions', o.permissions, 'staff', o.staff) end)`

/** All grants of these principals, as a list. */
export const grantsIn = (principals: RawBuilder<boolean>): RawBuilder<RoleGrant[]> => sql`coalesce((
  select jsonb_agg(${grant}) from role_grant g left join own_role o on o.name = g.role where ${principals}), '[]')`

/** Grants that people hold, themselves or through a team. */
export async function grantsHeldBy(db: Db, personIds: readonly string[]): Promise<RoleGrant[]> {
  const ids = sql`${[...personIds]}::uuid[]`
  const theirs = sql<boolean>`(g.principal_id = any(${ids})
    or g.principal_id in (select team_id from membership m where m.person_id = any(${ids})))`
  const { rows } = await sql<{ grants: RoleGrant[] }>`select ${grantsIn(theirs)} as grants`.execute(db)
  return rows[0]?.grants ?? []
}

/** What was granted to one principal itself. */
export async function grantsTo(db: Db, principalId: string): Promise<RoleGrant[]> {
  const { rows } = await sql<{ grants: RoleGrant[] }>`
    select ${grantsIn(sql`g.principal_id = ${principalId}::uuid`)} as grants`.execute(db)
  return rows[0]?.grants ?? []
}
