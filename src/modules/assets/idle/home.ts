import { moneySaid } from '#lib/money/money'
import { tellAtHome } from '#facets/home/panels'
import type { Read } from '#kernel/context'
import { idleSums } from './figures.ts'
import { dearestIdle } from './queries.ts'
import { w } from './words.ts'

const shown = 5

const said = (sums: ReadonlyMap<string, number>, language: string) =>
  [...sums].map(([currency, minor]) => moneySaid({ minor, currency }, language)).join(' + ')

tellAtHome({
  name: 'assets.idle',
  order: 47,
  can: 'assets.manage',
  async find(ctx: Read) {
    const { idle, past, worth } = await idleSums(ctx)
    if (idle === 0 && past === 0) return null
    const titles = {
      idle: w.later('home.idle', { n: idle, money: said(worth, ctx.actor.language) || 'none' }),
      past: w.later('home.past', { n: past }),
    }
    const rows = idle > 0 ? await dearestIdle(ctx, shown) : []
    return {
      title: idle > 0 && past > 0 ? w.later('home.both', titles) : titles[idle > 0 ? 'idle' : 'past'],
      calm: true,
      figures: [
        ...(idle > 0
          ? [{ words: w.later('home.all-idle', { n: idle }), to: '/assets/idle?reason=idle' }]
          : []),
        ...(past > 0
          ? [{ words: w.later('home.all-past', { n: past }), to: '/assets/idle?reason=past' }]
          : []),
      ],
      items: rows.map(({ id, key, name, why }) => ({
        id,
        key,
        title: name,
        to: `/assets/${key}`,
        sub: why,
      })),
    }
  },
})
