import { sql } from 'kysely'
import { costText } from '#lib/money/columns'
import type { Read } from '#kernel/context'
import { type Family, loadFamilies } from '../case.ts'
import { type Position, positionOf } from '../engine/position.ts'
import { tallyOf } from '../engine/tally.ts'
import type { PackContent } from '../schemas.ts'

/** Everything that says how the licences bought of a vendor stand on a day; people and devices by their numbers alone. */
export async function contentOf(
  ctx: Read,
  vendor: { id: string; key: string; title: string },
  today: string,
): Promise<PackContent> {
  const products = await ctx.db
    .selectFrom('product')
    .select(['id', 'key', 'title as name', 'publisher', 'family', 'edition', 'release', 'licensing'])
    .where('vendor_id', '=', vendor.id)
    .where('archived', '=', false)
    .orderBy('key')
    .execute()
  const ours = new Map(products.map((one) => [one.id, one]))
  const families = await loadFamilies(ctx, [...ours.keys()], today)
  const keys = await keysOf(
    ctx,
    families.flatMap(({ devices }) => devices.flatMap(({ id, user }) => (user === null ? [id] : [id, user]))),
  )
  const lots = await lotsIn(
    ctx,
    families.flatMap((family) => family.lots.map(({ id }) => id)),
  )
  const tallies = new Map<string, PackContent['products'][number]['counts']>()
  const installations: PackContent['installations'] = []
  for (const family of families) {
    const position = positionOf(family)
    for (const [id, { risk, idle, currency, ...counts }] of tallyOf(family, position, family))
      tallies.set(id, { ...counts, risk: costText(risk, currency), idle: costText(idle, currency) })
    installations.push(...provenIn(family, position, { ours, keys }))
  }
  return {
    vendor: { key: vendor.key, name: vendor.title },
    as_of: today,
    products: products.map(({ id, ...one }) => ({ ...one, counts: tallies.get(id) ?? nothing })),
    purchases: lots,
    installations: installations.sort(
      (a, b) => Number(nameOf(a) > nameOf(b)) - Number(nameOf(a) < nameOf(b)),
    ),
  }
}

interface Known {
  readonly ours: ReadonlyMap<string, { readonly key: string }>
  readonly keys: ReadonlyMap<string, { readonly key: string; readonly seen_at: string | null }>
}

/** The installations of a family that are of this vendor, each with what covers it. */
function provenIn(
  family: Family,
  { verdicts }: Position,
  { ours, keys }: Known,
): PackContent['installations'] {
  const users = new Map(family.devices.map(({ id, user }) => [id, user]))
  return family.installs.flatMap(({ device, product }, n) => {
    const [one, verdict, at] = [ours.get(product), verdicts[n], keys.get(device)]
    if (!one || !verdict || !at) return []
    const isFree = family.free.has(product)
    return [
      {
        product: one.key,
        device: at.key,
        user: keys.get(users.get(device) ?? '')?.key ?? null,
        reported_at: at.seen_at,
        covered: verdict.covered || isFree,
        why: isFree ? ('free' as const) : verdict.covered ? verdict.how : verdict.why,
        purchase: verdict.covered ? verdict.lot : null,
      },
    ]
  })
}

const nothing = { installed: 0, owned: 0, covered: 0, short: 0, spare: 0, risk: null, idle: null }
const nameOf = ({ product, device }: { product: string; device: string }) => `${product} ${device}`

async function keysOf({ db }: Read, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; key: string; seen_at: string | null }>`
    select e.id, e.key, f.seen_at from entity e left join software_device f on f.device_id = e.id
    where e.id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

async function lotsIn({ db }: Read, ids: readonly string[]): Promise<PackContent['purchases']> {
  const { rows } = await sql<
    Omit<PackContent['purchases'][number], 'cost'> & { cost_minor: number | null; currency: string | null }
  >`
    select l.id, o.key as product, l.metric, l.quantity, l.starts_on, l.ends_on, l.cost_minor, l.currency, l.per, l.order_no, l.order_line,
      l.upgrade, l.downgrade, l.second_use,
      array(select e.key from part_holding a join entity e on e.id = a.holder_id where a.part_id = l.id order by a.since, e.key) as given
    from entitlement l join product o on o.id = l.product_id where l.id = any(${[...ids]}::uuid[]) order by o.key, l.id`.execute(
    db,
  )
  return rows.map(({ cost_minor, currency, ...row }) => ({ ...row, cost: costText(cost_minor, currency) }))
}
