import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import { fold } from '#lib/text/fold'
import { holds } from '#kernel/auth/holders'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import { awayUntil } from '#modules/people/public'
import type { Assignee, desk } from '../contract.ts'

/** Who can take a ticket, whoever asks first, then its team, with what each has in hand already. */
export async function listAssignees(ctx: Read, { q, team_id, limit }: Input<typeof desk.assignees>) {
  const { rows } = await sql<z.input<typeof Assignee>>`
    select p.id, p.name,
      coalesce((select array_agg(t.name order by t.name) from membership m join principal t on t.id = m.team_id
        where m.person_id = p.id), '{}') as teams,
      (select count(*)::int from work where work.assignee_id = p.id and work.open and not work.archived
        and ${visible(ctx.actor, 'work')}) as open,
      ${awayUntil(sql.ref('p.id'), ctx.now.slice(0, 10))} as away_until
    from principal p
    where p.kind = 'person' and p.active and ${holds('desk.work')}
      and position(${` ${fold(q.trim())}`}::text in ' ' || fold_text(p.name)) > 0
    order by p.id = ${ctx.actor.id}::uuid desc,
      exists (select from membership m where m.person_id = p.id and m.team_id = ${team_id ?? null}::uuid) desc,
      fold_text(p.name), p.id
    limit ${limit}::int`.execute(ctx.db)
  return { items: rows }
}
