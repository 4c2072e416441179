import { sql } from 'kysely'
import { moneySaid } from '#lib/money/money'
import { tellAtHome } from '#facets/home/panels'
import type { Money } from '#lib/money/currency'
import type { Read } from '#kernel/context'
import { leadingCurrency } from '../costs/sums.ts'
import { added } from '../engine/ownership.ts'
import { loadIdle } from './load.ts'
import { isPast, liesIdle, ordered, toldRows } from './queries.ts'
import { w } from './words.ts'

const shown = 5
/** Of more assets a page of its own tells: a look at all of them is too long for each visit at home. */
const mostAtHome = 20_000

/** Whether there are more assets than this. */
export async function isMoreThan({ db }: Pick<Read, 'db'>, most: number): Promise<boolean> {
  const { rows } = await sql`select from asset offset ${most}::int limit 1`.execute(db)
  return rows.length > 0
}

const said = (all: readonly (Money | null)[], language: string) => {
  const sums = new Map<string, number>()
  for (const money of all) if (money) added(sums, money)
  return [...sums].map(([currency, minor]) => moneySaid({ minor, currency }, language)).join(' + ')
}

tellAtHome({
  name: 'assets.idle',
  order: 47,
  can: 'assets.manage',
  async find(ctx: Read) {
    if (await isMoreThan(ctx, mostAtHome)) return null
    const { idle, things } = await loadIdle(ctx, sql`true`)
    const [lying, past] = [idle.filter(liesIdle), idle.filter(isPast)]
    if (idle.length === 0) return null
    const money = said(
      lying.map(({ worth }) => worth),
      ctx.actor.language,
    )
    const titles = {
      idle: w.later('home.idle', { n: lying.length, money: money || 'none' }),
      past: w.later('home.past', { n: past.length }),
    }
    const dearest = ordered(lying, 'worth', leadingCurrency(things), ctx.actor.language).slice(0, shown)
    const rows = await toldRows(ctx, dearest)
    return {
      title:
        lying.length > 0 && past.length > 0
          ? w.later('home.both', titles)
          : titles[lying.length > 0 ? 'idle' : 'past'],
      calm: true,
      figures: [
        ...(lying.length > 0
          ? [{ words: w.later('home.all-idle', { n: lying.length }), to: '/assets/idle?reason=idle' }]
          : []),
        ...(past.length > 0
          ? [{ words: w.later('home.all-past', { n: past.length }), to: '/assets/idle?reason=past' }]
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
