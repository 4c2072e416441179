import { expires } from '#facets/expiry/sources'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { dueUntil, expiryOf } from './due.ts'
import { w } from './words.ts'

const daysAhead = 14
const shown = 5

/** What of assessments is overdue or due within two weeks: one's own, and all to those who keep the vendors. */
async function toAssess(ctx: Read): Promise<Finding | null> {
  const today = todayOf(ctx)
  const until = Temporal.PlainDate.from(today).add({ days: daysAhead }).toString()
  const keeps = may(ctx.actor, 'vendors.write')
  const all = (await dueUntil(ctx, until)).filter(({ assessor_id }) => keeps || assessor_id === ctx.actor.id)
  if (all.length === 0) return null
  const late = all.filter(({ on }) => on < today).length
  const q = `(status:open due<=${until} or again<=${until}) archived:no${keeps ? '' : ' assessor:me'}`
  return {
    title: w.later('home-due', { n: all.length, late }),
    figures: [
      {
        words: w.later('home-all', { n: all.length }),
        to: `/vendors/assessments?q=${encodeURIComponent(q)}&sort=due`,
      },
    ],
    items: all.slice(0, shown).map((one) => ({
      id: one.id,
      key: one.key,
      title: one.title,
      to: `/vendors/assessments/${one.key}`,
      sub: one.assessor,
      day: { date: one.on, until: true },
      mark:
        one.status === 'accepted'
          ? { tone: 'info' as const, words: w.later('home-again') }
          : one.on < today
            ? { tone: 'warn' as const, words: w.later('home-late') }
            : null,
    })),
  }
}

tellAtHome({ name: 'vendors.assessments', order: 46, can: 'vendors.read', find: toAssess })

expires({
  name: 'vendors.assessments',
  can: 'vendors.read',
  find: async (ctx, { until }) => ({ expiries: (await dueUntil(ctx, until)).map(expiryOf) }),
})
