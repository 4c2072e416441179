import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import { allPermissions, isStaff, permissionsOf } from '#kernel/auth/permissions'
import { roles as allRoles } from '#kernel/auth/roles'
import { secondFactorRoles } from '#kernel/auth/second-factor'
import type { Read } from '#kernel/context'
import { type ListSpec, pageOf } from '#kernel/listing'
import { valueOf } from '#kernel/settings'
import { say, titleSaid } from '#lib/words'
import type { identity } from '../contract.ts'
import { ownRoles } from '../own-roles.ts'
import { whyNotPermission } from '../giving.ts'
import { isScopable } from '../policy.ts'
import { roleSentence, roleText } from '../role-words.ts'
import type { NamedGrant } from '../schemas.ts'

type GrantRow = z.input<typeof NamedGrant>

const columns = [
  'id',
  'principal_id',
  'principal',
  'principal_kind',
  'role',
  'team_id',
  'team',
  'granted_at',
  'granted_by',
  'place_id',
  'place',
] as const

const list: ListSpec = {
  table: 'role_grant_seen',
  open: true,
  select: Object.fromEntries(columns.map((column) => [column, sql.ref(`t.${column}`)])),
  sorts: { name: { title: 'Name', by: [{ column: 'principal', type: 'text' }], dir: 'asc' } },
  defaultSort: 'name',
}

/** Who holds what; without the role that nearly everyone has, unless it is asked for. */
export const grants = (ctx: Read, { principal_id, role, ...paging }: Input<typeof identity.grants>) =>
  pageOf<GrantRow>(
    ctx,
    list,
    sql<boolean>`(${principal_id ?? null}::uuid is null or t.principal_id = ${principal_id ?? null}::uuid)
      and case when ${role ?? null}::text is null then t.role <> 'requester' or ${principal_id ?? null}::uuid is not null
        else t.role = ${role ?? null}::text end`,
    paging,
  )

/** What a person holds, themselves or through a team. */
export async function grantsOf(ctx: Read, personId: string) {
  const through = sql`select m.team_id from membership m where m.person_id = ${personId}::uuid`
  const holders = sql<boolean>`(t.principal_id = ${personId}::uuid or t.principal_id in (${through}))`
  return (await pageOf<GrantRow>(ctx, list, holders, { limit: 200 })).items
}

/** The roles with how many hold each, and the table of who may what. */
export async function roles(ctx: Read) {
  const { language } = ctx.actor
  const { rows } = await sql<{ role: string; people: number; without_factor: number }>`
    select held.role, count(*)::int as people,
      count(*) filter (where exists (select from account a where a.person_id = p.id and a.disabled_at is null)
        and not exists (select from second_factor f where f.person_id = p.id))::int as without_factor
    from (
      select role, principal_id as id from role_grant
      union select g.role, m.person_id from role_grant g join membership m on m.team_id = g.principal_id
    ) held join principal p on p.id = held.id and p.kind = 'person' and p.active
    group by held.role`.execute(ctx.db)
  const counts = new Map(rows.map((row) => [row.role, row]))
  const needing: readonly string[] = await valueOf(ctx, secondFactorRoles)
  const told = (name: string) => ({
    name,
    scopable: isScopable(name),
    people: counts.get(name)?.people ?? 0,
    needs_factor: needing.includes(name),
    without_factor: counts.get(name)?.without_factor ?? 0,
  })
  const built = allRoles.map((name) => {
    const held = { role: name, own: null }
    return {
      ...told(name),
      title: say(roleSentence(name), language),
      text: say(roleText(name), language),
      own: false,
      version: null,
      based_on: null,
      permissions: permissionsOf(held),
      staff: isStaff(held),
    }
  })
  const made = (await ownRoles(ctx)).map((role) => ({
    ...told(role.name),
    ...role,
    permissions: [...role.permissions],
    title: role.name,
    own: true,
  }))
  const roles = [...built, ...made]
  return {
    roles,
    permissions: [...allPermissions()].map(([name, { title, part }]) => {
      const why = whyNotPermission(ctx.actor, name)
      return {
        name,
        room: name.split('.')[0] ?? '',
        title: titleSaid(title, language),
        part: part ?? ('none' as const),
        roles: roles.flatMap((role) => (role.permissions.includes(name) ? [role.name] : [])),
        why_not: why && say(why, language),
      }
    }),
  }
}
