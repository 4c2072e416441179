import type { Sentence } from '#lib/words'
import { type Finding, type HomePanel, tellAtHome } from '#facets/home/panels'
import type { Read } from '#kernel/context'
import { countPurchases, listPurchases } from './list.ts'
import { w } from './words.ts'

const shown = 5

interface Asked {
  q: string
  sort: string
  title: (n: number) => Sentence
  /** The day that is told of each, and whether what lies past it is late. */
  day: 'needed_by' | 'promised_on'
}

async function panelOf(ctx: Read, { q, sort, title, day }: Asked): Promise<Finding | null> {
  const { n } = await countPurchases(ctx, { q })
  if (n === 0) return null
  const { items } = await listPurchases(ctx, { q, sort, limit: shown })
  return {
    title: title(n),
    figures: [
      { words: w.later('home.all', { n }), to: `/purchasing?q=${encodeURIComponent(q)}&sort=${sort}` },
    ],
    items: items.map((one) => {
      const date = one[day]
      return {
        id: one.id,
        key: one.key,
        title: one.name,
        to: `/purchasing/${one.key}`,
        sub: one.vendor ?? one.requester,
        day: date === null ? null : { date, until: true },
      }
    }),
  }
}

const panels: readonly HomePanel[] = [
  {
    name: 'purchasing.decide',
    order: 42,
    can: 'purchasing.approve',
    find: (ctx) =>
      panelOf(ctx, {
        q: 'status:asked -requester:me',
        sort: 'needed',
        title: (n) => w.later('home.decide', { n }),
        day: 'needed_by',
      }),
  },
  {
    name: 'purchasing.held',
    order: 43,
    can: 'purchasing.approve',
    find: (ctx) =>
      panelOf(ctx, {
        q: 'held:yes',
        sort: 'updated',
        title: (n) => w.later('home.held', { n }),
        day: 'needed_by',
      }),
  },
  {
    name: 'purchasing.order',
    order: 44,
    can: 'purchasing.order',
    find: (ctx) =>
      panelOf(ctx, {
        q: 'status:approved',
        sort: 'needed',
        title: (n) => w.later('home.order', { n }),
        day: 'needed_by',
      }),
  },
  {
    name: 'purchasing.late',
    order: 47,
    can: 'purchasing.receive',
    find: (ctx) =>
      panelOf(ctx, {
        q: 'status:ordered,partly promised<today',
        sort: 'needed',
        title: (n) => w.later('home.late', { n }),
        day: 'promised_on',
      }),
  },
]

for (const panel of panels) tellAtHome(panel)
