import { moneySaid, moneyOf } from '#lib/money/money'
import { tellAtHome } from '#facets/home/panels'
import { listSoonShort } from './queries.ts'
import { monthsTold } from './refresh.ts'
import { w } from './words.ts'

const shown = 5
/** More than these are counted no further. */
const most = 200

tellAtHome({
  name: 'software.soon-short',
  order: 47,
  can: 'software.write',
  async find(ctx) {
    const { items } = await listSoonShort(ctx, { limit: most })
    const n = items.length
    if (n === 0) return null
    return {
      title: w.later('home.short', { n, months: monthsTold }),
      calm: false,
      figures: [{ words: w.later('home.all', { n }), to: '/software/soon' }],
      items: items.slice(0, shown).map(({ id, key, name, short_on, short, needed, owned, cost }) => {
        const values = { short, needed, owned }
        return {
          id,
          key,
          title: name,
          to: `/software/${key}`,
          sub:
            cost === null
              ? w.later('home.sub', values)
              : w.later('home.sub-cost', { ...values, cost: moneySaid(moneyOf(cost), ctx.actor.language) }),
          day: { date: short_on, until: true },
        }
      }),
    }
  },
})
