import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { isHeld } from '#kernel/legal-hold'
import { forgetMail } from '#kernel/mail/queue'
import { retention } from '#kernel/retention'
import { letGoOfWords } from '#facets/comments/remove'
import { letGoOfFiles } from '#facets/files/public'
import { TicketLetGo } from './contract.ts'
import { w } from './words.ts'

const old = (before: string) =>
  sql<boolean>`not w.open and w.updated_at < ${before}::timestamptz and t.let_go_at is null`
/** A hold on whoever asked keeps their tickets, too. */
const held = sql<boolean>`(${isHeld(sql.ref('w.id'))} or ${isHeld(sql.ref('w.requester_id'))})`

async function due({ db }: Read, before: string) {
  const { rows } = await sql<{ n: number; held: number }>`
    select count(*) filter (where not held)::int as n, count(*) filter (where held)::int as held
    from (select ${held} as held from ticket t join work w on w.id = t.id where ${old(before)}) due`.execute(
    db,
  )
  return rows[0] ?? { n: 0, held: 0 }
}

/** Number, title, state and times stay, for the figures; all that anybody said on it or attached goes. */
async function letGo(ctx: Write, before: string, most: number): Promise<number> {
  const { rows } = await sql<Subject>`
    select w.id, w.kind, w.audience_id from ticket t join work w on w.id = t.id
    where ${old(before)} and not ${held} order by w.updated_at, w.id limit ${most}::int for update of t skip locked`.execute(
    ctx.db,
  )
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  await letGoOfWords(ctx, ids)
  await letGoOfFiles(ctx, ids)
  await forgetMail(ctx, { about: ids })
  await ctx.db
    .updateTable('ticket')
    .set({ let_go_at: ctx.now, cause: '', resolution: '', asked_by: null })
    .where('id', 'in', ids)
    .execute()
  for (const subject of rows) ctx.emit(TicketLetGo, subject, {})
  return ids.length
}

export const closedTickets = retention({
  name: 'closed-tickets',
  title: w('retention.closed'),
  ask: w('retention.closed-days'),
  due,
  letGo,
})
