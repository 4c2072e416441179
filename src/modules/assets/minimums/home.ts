import { tellAtHome } from '#facets/home/panels'
import { loadMinimums, titleOf } from './load.ts'
import { w } from './words.ts'

const shown = 5

/** Models of which fewer lie ready than must, those that lack most first. */
tellAtHome({
  name: 'assets.ready',
  order: 45,
  can: 'assets.write',
  async find(ctx) {
    const { kept } = await loadMinimums(ctx)
    const short = kept.filter(({ missing }) => missing > 0).toSorted((a, b) => b.missing - a.missing)
    if (short.length === 0) return null
    const n = new Set(short.map(({ model_id }) => model_id)).size
    return {
      title: w.later('home.short', { n }),
      calm: short.every(({ missing, ordered }) => missing === ordered),
      figures: [{ words: w.later('home.all', { n }), to: '/assets/models?short=yes' }],
      items: short.slice(0, shown).map((one) => ({
        id: one.id,
        title: titleOf(one),
        to: `/assets/models/${one.model_id}`,
        sub: w.later('home.few', {
          n: one.missing,
          ready: one.ready,
          least: one.least,
          ordered: one.ordered,
        }),
      })),
    }
  },
})
