import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { literal } from '#kernel/like'
import { type ListSpec, pageOf } from '#kernel/listing'
import type { identity } from '../contract.ts'
import { markOf } from '../emergency.ts'
import type { Account } from '../schemas.ts'
import { w } from '../words.ts'
import { grantsOf } from './grants.ts'
import { sessionsOf } from './sessions.ts'
import { linksOf } from './sign-on.ts'
import { tokensOf } from './tokens.ts'

type AccountRow = z.input<typeof Account>

// Also what is held through a team.
const roles = sql`array(select distinct g.role from role_grant g where g.principal_id = t.id
  or g.principal_id in (select m.team_id from membership m where m.person_id = t.id) order by 1)`

const list: ListSpec = {
  table: 'account_seen',
  open: true,
  select: {
    id: sql.ref('t.id'),
    name: sql.ref('t.name'),
    email: sql.ref('t.email'),
    state: sql.ref('t.state'),
    roles,
    second_factor: sql`exists (select from second_factor f where f.person_id = t.id)`,
    emergency: sql`exists (select from emergency_account e where e.person_id = t.id)`,
    signed_in_at: sql.ref('t.signed_in_at'),
    created_at: sql.ref('t.created_at'),
    invited_until: sql.ref('t.invited_until'),
  },
  sorts: {
    name: { title: 'Name', by: [{ column: 'name', type: 'text' }], dir: 'asc' },
    newest: { title: 'Newest', by: [{ column: 'created_at', type: 'timestamptz' }], dir: 'desc' },
  },
  defaultSort: 'name',
}

type Asked = Input<typeof identity.accounts>

function where({ text, state, role }: Asked): RawBuilder<boolean> {
  const like = `%${literal(text)}%`
  const tests = [
    ...(text === ''
      ? []
      : [sql`(fold_text(t.name) like fold_text(${like}::text) or t.email like lower(${like}::text))`]),
    ...(state === undefined ? [] : [sql`t.state = ${state}::text`]),
    ...(role === undefined ? [] : [sql`${role}::text = any(${roles})`]),
  ]
  return tests.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(tests, sql` and `)}`
}

export const accounts = (ctx: Read, asked: Asked) => pageOf<AccountRow>(ctx, list, where(asked), asked)

interface Late {
  id: string
  name: string
  email: string
}

/** How many invitations there are, how many of them ran out or were closed unused, and the first few that did so last. */
export async function lateInvitations({ db, now }: Read, limit: number) {
  const { rows } = await sql<{ invited: number; late: number; items: Late[] }>`
    with invited as (select id, name, email, coalesce(invited_until, '-infinity') as invited_until from account_seen where state = 'invited')
    select count(*)::int as invited, count(*) filter (where invited_until < ${now}::timestamptz)::int as late,
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'email', email) order by invited_until desc, id)
        from (select * from invited where invited_until < ${now}::timestamptz
          order by invited_until desc, id limit ${limit}::int) newest), '[]') as items
    from invited`.execute(db)
  return rows[0] ?? { invited: 0, late: 0, items: [] }
}

/** One account with its roles, sessions and tokens. */
export async function account(ctx: Read, { id }: Input<typeof identity.account>) {
  const { items } = await pageOf<AccountRow>(ctx, list, sql<boolean>`t.id = ${id}::uuid`, { limit: 1 })
  const [found] = items
  if (!found) throw new Refusal('not-found', w.later('no-account'))
  return {
    ...found,
    grants: await grantsOf(ctx, id),
    sessions: await sessionsOf(ctx, id),
    tokens: await tokensOf(ctx, id),
    links: await linksOf(ctx, id),
    tried_at: (await markOf(ctx, id))?.tried_at ?? null,
  }
}
