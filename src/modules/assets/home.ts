import type { Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import { type Finding, type HomePanel, tellAtHome } from '#facets/home/panels'
import { countAssets, listAssets } from './queries/list.ts'
import { w as bookings } from './bookings/words.ts'
import { w } from './words.ts'

const shown = 5

interface Asked {
  q: string
  sort: string
  title: (n: number) => Sentence
}

/** One filter over the assets as a panel: how many there are, and the first few of them. */
async function panelOf(ctx: Read, { q, sort, title }: Asked): Promise<Finding | null> {
  const { n } = await countAssets(ctx, { q })
  if (n === 0) return null
  const { items } = await listAssets(ctx, { q, sort, limit: shown })
  return {
    title: title(n),
    calm: false,
    figures: [{ words: w.later('home.all', { n }), to: `/assets?q=${encodeURIComponent(q)}&sort=${sort}` }],
    items: items.map(({ id, key, name, holder, place, warranty_until }) => ({
      id,
      key,
      title: name,
      to: `/assets/${key}`,
      sub: holder?.title ?? place?.name ?? null,
      day: warranty_until === null ? null : { date: warranty_until, until: true },
    })),
  }
}

const panels: readonly HomePanel[] = [
  {
    name: 'assets.due',
    order: 44,
    can: 'assets.write',
    find: (ctx) =>
      panelOf(ctx, {
        q: '-is:gone due<today',
        sort: 'name',
        title: (n) => bookings.later('home.due', { n }),
      }),
  },
  {
    name: 'assets.low',
    order: 45,
    can: 'assets.write',
    find: (ctx) => panelOf(ctx, { q: 'low:yes', sort: 'name', title: (n) => w.later('home.low', { n }) }),
  },
  {
    name: 'assets.warranty',
    order: 46,
    can: 'assets.write',
    find: (ctx) =>
      panelOf(ctx, {
        q: '-is:gone warranty>=today warranty<=60d',
        sort: 'warranty',
        title: (n) => w.later('home.warranty', { n }),
      }),
  },
]

for (const panel of panels) tellAtHome(panel)
