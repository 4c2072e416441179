import { type RawBuilder, sql } from 'kysely'
import { allPermissions } from './permissions.ts'

/** Of a principal `p`: whether it holds a permission, itself or through a team, wherever that reaches. */
export function holds(permission: string): RawBuilder<boolean> {
  const roles = [...(allPermissions().get(permission)?.roles ?? [])]
  return sql`exists (
    select from role_grant g left join own_role o on o.name = g.role
    where (g.role = any(${roles}::text[]) or ${permission}::text = any(o.permissions))
      and (g.principal_id = p.id or g.principal_id in (select m.team_id from membership m where m.person_id = p.id)))`
}
