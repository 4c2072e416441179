import { type Finding, tellAtHome } from '#facets/home/panels'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { expiryOf, liveContracts } from './expiring.ts'
import { decideOn, type Lead } from './engine/runway.ts'
import { leadOf } from './settings.ts'
import { todayOf } from '#kernel/today'
import { w } from './words.ts'

const daysAhead = 30
const shown = 5

/** The same contracts as a list: whose notice is due when the days to decide are added again. */
function listed({ approval, procurement }: Lead, until: string, keeps: boolean) {
  const notice = Temporal.PlainDate.from(until).add({ days: approval + procurement })
  const q = `notice<=${notice.toString()} archived:no${keeps ? '' : ' owner:me'}`
  return `/vendors/contracts?q=${encodeURIComponent(q)}&sort=notice`
}

/** What must be decided within 30 days: to whoever owns it, and all of it to those who keep the contracts. */
async function toDecide(ctx: Read): Promise<Finding | null> {
  const [lead, today] = [await leadOf(ctx), todayOf(ctx)]
  const until = Temporal.PlainDate.from(today).add({ days: daysAhead }).toString()
  const keeps = may(ctx.actor, 'vendors.write')
  const all = (await liveContracts(ctx))
    .filter(({ row, standing }) => standing.decision !== null && (keeps || row.owner_id === ctx.actor.id))
    .flatMap((one) => expiryOf(one) ?? [])
    .map((one) => ({ ...one, decide_on: decideOn(one, lead) }))
    .filter(({ decide_on }) => decide_on <= until)
    .toSorted((a, b) => a.decide_on.localeCompare(b.decide_on))
  if (all.length === 0) return null
  return {
    title: w.later('home-decide', { n: all.length, days: daysAhead }),
    figures: [{ words: w.later('home-all', { n: all.length }), to: listed(lead, until, keeps) }],
    items: all.slice(0, shown).map(({ id, key, title, to, sub, decide_on, act_on }) => ({
      id,
      key,
      title,
      to,
      sub,
      day: { date: decide_on < today ? (act_on ?? decide_on) : decide_on, until: true },
      mark: decide_on < today ? { tone: 'warn' as const, words: w.later('home-late') } : null,
    })),
  }
}

tellAtHome({ name: 'vendors.decide', order: 45, can: 'vendors.read', find: toDecide })
