import { dayDated } from '#lib/time/relative'
import { tellsPeople } from '#facets/notices/kinds'
import { remind, settleKind } from '#facets/notices/public'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { dueUntil } from './due.ts'
import { w } from './words.ts'

const dueKind = 'vendors.obligation'

tellsPeople({
  name: dueKind,
  title: w.later('kind-due'),
  rank: 26,
  usual: { inbox: true, mail: 'now', push: false },
  can: 'vendors.read',
  say: ({ values, reader: { language } }) =>
    w.later(values['when'] === 'late' ? 'say-overdue' : 'say-due', {
      due: dayDated(values['due'] ?? '', language),
      name: values['name'] ?? '',
    }),
  async still(ctx, { entity_id, values }) {
    if (entity_id === null) return false
    const now = await ctx.db
      .selectFrom('obligation')
      .select(['open_on', 'archived'])
      .where('id', '=', entity_id)
      .executeTakeFirst()
    return now?.archived === false && now.open_on === values['due']
  },
})

/** Tells whoever answers for it, or else their team, when it must be begun and once more when its day is over. */
export async function tellAnswerable(ctx: Write): Promise<void> {
  const today = todayOf(ctx)
  await remind(
    ctx,
    (await dueUntil(ctx, today)).map(({ id, due_on: due, title: name, owner_id, team_id }) => {
      const when = due < today ? 'late' : 'soon'
      return {
        fact: `obligation ${when} ${id} ${due}`,
        entity_id: id,
        by: system.id,
        request_id: ctx.request.id,
        why: { kind: dueKind, to: [owner_id ?? team_id], values: { when, due, name } },
      }
    }),
  )
}

/** It is settled, moved or put away: what was told of it is over. */
export const settled = (ctx: Write, id: string) => settleKind(ctx, id, dueKind)
