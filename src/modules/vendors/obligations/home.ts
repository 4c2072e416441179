import { expires } from '#facets/expiry/sources'
import { holds } from '#facets/held/sources'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { dueUntil, expiryOf } from './due.ts'
import { countObligations } from './list.ts'
import { w } from './words.ts'

const daysAhead = 14
const shown = 5

/** What is overdue or due within two weeks: to whoever answers for it, and all of it to those who keep the contracts. */
async function toDo(ctx: Read): Promise<Finding | null> {
  const today = todayOf(ctx)
  const until = Temporal.PlainDate.from(today).add({ days: daysAhead }).toString()
  const keeps = may(ctx.actor, 'vendors.write')
  const { id: me, teams } = ctx.actor
  const all = (await dueUntil(ctx, until))
    .filter(({ due_on }) => due_on <= until)
    .filter(
      ({ owner_id, team_id }) => keeps || owner_id === me || (team_id !== null && teams.includes(team_id)),
    )
  if (all.length === 0) return null
  const late = all.filter(({ due_on }) => due_on < today).length
  const q = `status:open,overdue due<=${until} archived:no${keeps ? '' : ' (owner:me or team:my-teams)'}`
  return {
    title: w.later('home-due', { n: all.length, late }),
    figures: [
      {
        words: w.later('home-all', { n: all.length }),
        to: `/vendors/obligations?q=${encodeURIComponent(q)}&sort=due`,
      },
    ],
    items: all.slice(0, shown).map((one) => ({
      id: one.id,
      key: one.key,
      title: one.title,
      to: `/vendors/obligations/${one.key}`,
      sub: one.vendor,
      day: { date: one.due_on, until: true },
      mark:
        one.due_on < today
          ? { tone: 'warn' as const, words: w.later('home-late') }
          : one.side === 'ours'
            ? { tone: 'info' as const, words: w.later('home-ours') }
            : null,
    })),
  }
}

tellAtHome({ name: 'vendors.obligations', order: 47, can: 'vendors.read', find: toDo })

expires({
  name: 'vendors.obligations',
  can: 'vendors.read',
  find: async (ctx, { until }) => ({ expiries: (await dueUntil(ctx, until)).map(expiryOf) }),
})

/** What somebody who leaves answers for needs somebody else. */
holds({
  name: 'vendors.obligations',
  can: 'vendors.write',
  async find(ctx, ids) {
    const q = `owner:${ids.join(',')} status:open,overdue archived:no`
    const { n } = await countObligations(ctx, { q })
    if (n === 0) return []
    const to = `/vendors/obligations?q=${encodeURIComponent(q)}`
    return [
      {
        id: 'obligations',
        what: w.later('held-obligations'),
        name: w.later('held-owned', { n }),
        quantity: n,
        to,
      },
    ]
  },
})
