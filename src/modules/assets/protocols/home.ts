import { sql, type RawBuilder } from 'kysely'
import type { Sentence } from '#lib/words'
import { type Finding, tellAtHome } from '#facets/home/panels'
import type { Read } from '#kernel/context'
import { wholeOf } from '#kernel/merged'
import { valueOf } from '#kernel/settings'
import { w } from '../words.ts'
import { protocolsWhere } from './load.ts'
import { Content } from './schemas.ts'
import { signWithin } from './settings.ts'

const shown = 5
const most = 200
const waiting = sql<boolean>`p.signed_at is null and p.withdrawn_at is null`

async function panelOf(
  ctx: Read,
  where: RawBuilder<boolean>,
  title: (n: number) => Sentence,
  figures: Finding['figures'],
): Promise<Finding | null> {
  const rows = await protocolsWhere(ctx, sql<boolean>`${waiting} and ${where}`, most)
  if (rows.length === 0) return null
  return {
    title: title(rows.length),
    figures,
    items: rows.slice(0, shown).map(({ id, kind, content, created_at }) => {
      const { person, items } = Content.parse(JSON.parse(content ?? ''))
      return {
        id,
        title: w.later(`home.protocol.${kind}`, { person: person.name }),
        to: `/assets/protocols/${id}`,
        sub: w.later('home.things', { n: items.length }),
        day: { date: created_at.slice(0, 10), until: false },
      }
    }),
  }
}

tellAtHome({
  name: 'assets.mine-to-sign',
  order: 5,
  find: (ctx) =>
    panelOf(
      ctx,
      sql<boolean>`p.person_id = any(${wholeOf(ctx.actor.id)})`,
      (n) => w.later('home.to-sign', { n }),
      [],
    ),
})

tellAtHome({
  name: 'assets.unsigned',
  order: 47,
  can: 'assets.write',
  async find(ctx) {
    const days = await valueOf(ctx, signWithin)
    const old = sql<boolean>`p.created_at < ${ctx.now}::timestamptz - make_interval(days => ${days}::int)`
    return panelOf(ctx, old, (n) => w.later('home.unsigned', { n, days }), [
      { words: w.later('home.unsigned-all'), to: '/assets/protocols?state=waiting' },
    ])
  },
})
