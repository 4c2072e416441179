import { tellAtHome } from '#facets/home/panels'
import { listWriteOffs, waitingFor } from './queries.ts'
import { w } from './words.ts'

const shown = 5
/** Whoever proposed much lately still sees what others did. */
const looked = 200

tellAtHome({
  name: 'assets.write-offs',
  order: 45,
  can: 'assets.approve',
  async find(ctx) {
    const n = await waitingFor(ctx)
    if (n === 0) return null
    const { items } = await listWriteOffs(ctx, { state: 'waiting', limit: looked })
    return {
      title: w.later('home.waiting', { n }),
      calm: false,
      figures: [{ words: w.later('home.all', { n }), to: '/assets/write-offs' }],
      items: items
        .filter(({ can }) => can.decide === true)
        .slice(0, shown)
        .map(({ id, asset, why }) => ({
          id,
          key: asset.key,
          title: asset.name,
          to: `/assets/${asset.key}`,
          sub: why,
          day: null,
        })),
    }
  },
})
