import { sql } from 'kysely'
import { dayDated } from '#lib/time/relative'
import { tellsPeople } from '#facets/notices/kinds'
import { remind } from '#facets/notices/public'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { w } from './words.ts'

const kind = 'assets.due-back'

tellsPeople({
  name: kind,
  title: w.later('kind-due'),
  rank: 28,
  usual: { inbox: true, mail: 'now', push: false },
  say: ({ values, reader: { language } }) =>
    w.later(values['when'] === 'over' ? 'say-over' : 'say-due', {
      day: dayDated(values['day'] ?? '', language),
    }),
  async still(ctx, { entity_id, person_id, values }) {
    if (entity_id === null) return false
    const { rows } = await sql<{ due: string | null }>`
      select due_back::text as due from holding
      where item_id = ${entity_id}::uuid and holder_id = ${person_id}::uuid`.execute(ctx.db)
    return rows[0]?.due === values['day']
  },
})

/** Reminds whoever has something the day before it is due, and once more when that day is over. */
export async function remindOfDue(ctx: Write): Promise<void> {
  const today = todayOf(ctx)
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString()
  const { rows } = await sql<{ item_id: string; holder_id: string; day: string }>`
    select h.item_id, h.holder_id, h.due_back::text as day from holding h
    join asset a on a.id = h.item_id join principal p on p.id = h.holder_id and p.kind = 'person' and p.active
    where h.due_back <= ${tomorrow}::date order by h.item_id, h.holder_id`.execute(ctx.db)
  await remind(
    ctx,
    rows.map(({ item_id, holder_id, day }) => {
      const when = day < today ? 'over' : 'soon'
      return {
        fact: `due-back ${when} ${item_id} ${holder_id} ${day}`,
        entity_id: item_id,
        by: system.id,
        request_id: ctx.request.id,
        why: { kind, to: [holder_id], values: { day, when } },
      }
    }),
  )
}
