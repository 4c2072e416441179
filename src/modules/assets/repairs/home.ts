import { tellAtHome } from '#facets/home/panels'
import { listRepairs, repairFigures } from './queries.ts'
import { w } from './words.ts'

const shown = 5

tellAtHome({
  name: 'assets.overdue-repairs',
  order: 44,
  can: 'assets.write',
  async find(ctx) {
    const { overdue: n } = await repairFigures(ctx)
    if (n === 0) return null
    const { items } = await listRepairs(ctx, { state: 'overdue', limit: shown })
    return {
      title: w.later('home.overdue', { n }),
      calm: false,
      figures: [{ words: w.later('home.all', { n }), to: '/assets/repairs?state=overdue' }],
      items: items.map(({ id, asset, vendor, fault, expected_on }) => ({
        id,
        key: asset.key,
        title: asset.name,
        to: `/assets/${asset.key}`,
        sub: vendor?.name ?? fault,
        day: expected_on === null ? null : { date: expected_on, until: true },
      })),
    }
  },
})
