import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { isHeld } from '#kernel/legal-hold'
import { forgetMailAbout } from '#kernel/mail/queue'
import { wholeOf, wholesOf } from '#kernel/merged'
import { retention } from '#kernel/retention'
import { letGoOfWords } from '#facets/comments/remove'
import { letGoOfFiles } from '#facets/files/public'
import { TicketLetGo } from './events.ts'
import { w } from './words.ts'

/** What was merged into a ticket is part of it: it is as old as the ticket, and stays or goes with it. */
const old = (before: string) =>
  sql<boolean>`e.merged_into is null and not w.open and w.updated_at < ${before}::timestamptz
    and (t.let_go_at is null or t.let_go_at < w.updated_at)`
/** A hold on whoever asked keeps their tickets, too. */
const held = sql<boolean>`exists (select from work part where part.id = any(${wholeOf(sql.ref('w.id'))})
  and (${isHeld(sql.ref('part.id'))} or ${isHeld(sql.ref('part.requester_id'))}))`
const tickets = sql`ticket t join work w on w.id = t.id join entity e on e.id = t.id`

async function due({ db }: Read, before: string) {
  const { rows } = await sql<{ n: number; held: number }>`
    select count(*) filter (where not held)::int as n, count(*) filter (where held)::int as held
    from (select ${held} as held from ${tickets} where ${old(before)}) due`.execute(db)
  return rows[0] ?? { n: 0, held: 0 }
}

/** Number, title, state and times stay, for the figures; all that anybody said on it or attached goes. */
async function letGo(ctx: Write, before: string, most: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select w.id from ${tickets}
    where ${old(before)} and not ${held} order by w.updated_at, w.id limit ${most}::int for update of t skip locked`.execute(
    ctx.db,
  )
  if (rows.length === 0) return 0
  const wholes = await wholesOf(
    ctx,
    rows.map(({ id }) => id),
  )
  const ids = [...wholes.values()].flat()
  await letGoOfWords(ctx, ids)
  await letGoOfFiles(ctx, ids)
  await forgetMailAbout(ctx, ids)
  await ctx.db
    .updateTable('ticket')
    .set({ let_go_at: ctx.now, cause: '', resolution: '', asked_by: null })
    .where('id', 'in', ids)
    .execute()
  const subjects: Subject[] = await ctx.db
    .selectFrom('work')
    .select(['id', 'kind', 'audience_id'])
    .where('id', 'in', ids)
    .execute()
  for (const subject of subjects) ctx.emit(TicketLetGo, subject, {})
  return rows.length
}

export const closedTickets = retention({
  name: 'closed-tickets',
  title: w.later('retention.closed'),
  ask: w.later('retention.closed-days'),
  due,
  letGo,
})
