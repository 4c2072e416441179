import { titleSaid } from '#lib/words'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { grantsIn } from '#kernel/auth/grants'
import { allPermissions, holdsMore, type RoleGrant, scopesOf } from '#kernel/auth/permissions'
import type { Read } from '#kernel/context'
import type { identity } from '../contract.ts'
import { ownRole } from '../own-roles.ts'
import type { NamedGrant } from '../schemas.ts'
import { w } from '../words.ts'

type Grant = z.input<typeof NamedGrant>

/** Everyone to whom a role was given, the same each time it is asked. */
export async function grantsOfRole({ db }: Pick<Read, 'db'>, role: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom('role_grant_seen')
    .selectAll()
    .where('role', '=', role)
    .orderBy('principal')
    .orderBy('id')
    .execute()
  return rows as Grant[]
}

interface Holder {
  id: string
  name: string
  grants: RoleGrant[]
}

/** People who hold a role, themselves or through a team, with all that they hold. */
async function holdersOf({ db }: Read, role: string): Promise<Holder[]> {
  const theirs = sql<boolean>`(g.principal_id = p.id or g.principal_id in (select m.team_id from membership m where m.person_id = p.id))`
  const { rows } = await sql<Holder>`
    select p.id, p.name, ${grantsIn(theirs)} as grants from principal p
    where p.kind = 'person' and p.active and exists (select from role_grant g where g.role = ${role}::text and ${theirs})
    order by p.name, p.id`.execute(db)
  return rows
}

/** What each holder may no longer do once a role is gone: what another role of theirs gives as widely stays. */
export async function roleLosses(ctx: Read, { role }: Input<typeof identity.roleLosses>) {
  if (!(await ownRole(ctx, role))) throw new Refusal('not-found', w.later('no-role'))
  const people = (await holdersOf(ctx, role)).map(({ id, name, grants }) => {
    const [now, then] = [scopesOf(grants), scopesOf(grants.filter((grant) => grant.role !== role))]
    const loses = [...now].flatMap(([permission, scope]) =>
      holdsMore(scope, then.get(permission))
        ? [titleSaid(allPermissions().get(permission)?.title ?? permission, ctx.actor.language)]
        : [],
    )
    return { id, name, loses }
  })
  return { grants: await grantsOfRole(ctx, role), people }
}
