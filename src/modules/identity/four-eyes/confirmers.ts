import { sql } from 'kysely'
import { may } from '#kernel/actor'
import { actorOf } from '#kernel/auth/actors'
import { allPermissions } from '#kernel/auth/permissions'
import { isRole } from '#kernel/auth/roles'
import type { Read } from '#kernel/context'
import { type AccountRow, accountOf } from '../accounts.ts'
import { permissionFor } from './pending.ts'

/** The ids of the people with an open account who hold a permission in every place, of those whom `who` lets through. */
async function holding(
  ctx: Pick<Read, 'db'>,
  permission: string,
  who = sql<boolean>`true`,
): Promise<string[]> {
  const known = (allPermissions().get(permission)?.roles ?? []).filter(isRole)
  const { rows } = await sql<{ id: string }>`
    with giving as (select principal_id from role_grant g where g.role = any(${known}::text[])
      or exists (select from own_role o where o.name = g.role and ${permission}::text = any(o.permissions)))
    select a.person_id as id from account a join principal p on p.id = a.person_id and p.active
    where a.disabled_at is null and ${who}
      and p.id in (select principal_id from giving
        union select m.person_id from membership m join giving g on g.principal_id = m.team_id)
    order by a.person_id`.execute(ctx.db)
  const holders: string[] = []
  for (const { id } of rows) {
    const actor = await actorOf(ctx.db, id)
    if (actor && may(actor, permission, null)) holders.push(id)
  }
  return holders
}

/** Everybody with an open account who holds a permission in every place. */
export const permissionHolders = (ctx: Pick<Read, 'db'>, permission: string) => holding(ctx, permission)

const canComeIn = sql<boolean>`
  (a.password_hash is not null or exists (select from linked_identity l where l.person_id = a.person_id))
  and not exists (select from emergency_account e where e.person_id = a.person_id)`

/** Those who can sign in and hold a permission in every place, but for those kept for emergencies. */
export async function holdersOf(ctx: Pick<Read, 'db'>, permission: string): Promise<AccountRow[]> {
  const holders: AccountRow[] = []
  for (const id of await holding(ctx, permission, canComeIn)) {
    const account = await accountOf(ctx, id)
    if (account) holders.push(account)
  }
  return holders
}

/** Those who could confirm what one of them asks for. */
export async function confirmersOf(ctx: Pick<Read, 'db'>, endpoint: string, but: string) {
  const holders = await holdersOf(ctx, permissionFor(endpoint) ?? 'identity.roles')
  return holders.filter(({ person_id }) => person_id !== but)
}
