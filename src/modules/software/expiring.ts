import { type Days, expires, type Expiry, type Told } from '#facets/expiry/sources'
import type { Read } from '#kernel/context'
import { say } from '#lib/words'
import { visible } from '#kernel/visible'
import { w } from './words.ts'

/** Lots that end within some days, and products whose support ends while they are still installed. */
async function find(ctx: Read, { from, until }: Days): Promise<Told> {
  const ours = ctx.db
    .selectFrom('product as o')
    .where('o.archived', '=', false)
    .where(visible(ctx.actor, 'o'))
  const [lots, supports] = await Promise.all([
    ours
      .innerJoin('entitlement as l', 'l.product_id', 'o.id')
      .leftJoin('entity as v', 'v.id', 'l.vendor_id')
      .select(['l.id', 'o.key', 'o.title', 'o.publisher', 'v.title as vendor', 'l.quantity'])
      .select(['l.ends_on', 'l.cost_minor', 'l.currency'])
      .where('l.ends_on', '>=', from)
      .where('l.ends_on', '<=', until)
      .orderBy('l.id')
      .execute(),
    ours
      .select(['o.id', 'o.key', 'o.title', 'o.publisher', 'o.support_ends'])
      .where('o.support_ends', '>=', from)
      .where('o.support_ends', '<=', until)
      .where('o.installed', '>', 0)
      .orderBy('o.id')
      .execute(),
  ])
  return {
    expiries: [
      ...lots.map(({ id, key, title, publisher, vendor, quantity, ends_on, cost_minor, currency }) => ({
        ...common({ id, key }),
        title: say(w.later('lot-ends', { product: title, n: quantity }), ctx.actor.language),
        sub: vendor ?? publisher,
        ends_on: ends_on ?? until,
        cost: cost_minor === null || currency === null ? null : { minor: cost_minor, currency },
      })),
      ...supports.map(({ id, key, title, publisher, support_ends }) => ({
        ...common({ id, key }),
        title: say(w.later('support-ends', { product: title }), ctx.actor.language),
        sub: publisher,
        ends_on: support_ends ?? until,
        cost: null,
      })),
    ],
  }
}

const common = ({ id, key }: Pick<Expiry, 'id' | 'key'>) => ({
  id,
  kind: 'product',
  key,
  to: `/software/${key}`,
  act_on: null,
  bound_until: null,
  owner: null,
})

expires({ name: 'software.lots', can: 'software.read', find })
