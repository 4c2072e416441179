import { sql } from 'kysely'
import { costText } from '#lib/money/columns'
import { dayDated } from '#lib/time/relative'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { type Family, loadFamilies } from '../case.ts'
import { type Position, positionOf } from '../engine/position.ts'
import { tallyOf } from '../engine/tally.ts'
import { pooled } from '../peaks/pools.ts'
import { lotsNamed, saidOf } from '../proof.ts'
import { proofSentence } from '../proof/sentence.ts'
import type { PackContent } from './schemas.ts'
import type { Proof } from '../schemas.ts'

/** Everything that says how the licences bought of a vendor stand on a day; people and devices by their numbers alone. */
export async function contentOf(
  ctx: Read,
  vendor: { id: string; key: string; title: string },
  today: string,
): Promise<PackContent> {
  const products = await productsOf(ctx, vendor.id)
  const ours = new Map(products.map((one) => [one.id, one]))
  const families = await loadFamilies(ctx, [...ours.keys()], today)
  const keys = await keysOf(
    ctx,
    families.flatMap(({ devices }) => devices.flatMap(({ id, user }) => (user === null ? [id] : [id, user]))),
  )
  const bought = families.flatMap((family) => family.lots.map(({ id }) => id))
  const lots = await lotsIn(ctx, bought)
  const named = await lotsNamed(ctx, bought)
  const packages = await packagesOf(ctx, [...ours.keys()])
  const tallies = new Map<string, PackContent['products'][number]['counts']>()
  const installations: PackContent['installations'] = []
  for (const family of families) {
    const position = positionOf(family)
    for (const [id, { risk, idle, currency, ...counts }] of tallyOf(family, position, family))
      tallies.set(id, { ...counts, risk: costText(risk, currency), idle: costText(idle, currency) })
    installations.push(
      ...provenIn(family, position, { ours, keys, named, packages, language: ctx.actor.language }),
    )
  }
  return {
    vendor: { key: vendor.key, name: vendor.title },
    as_of: today,
    products: products.map(({ id, ...one }) => ({ ...one, counts: tallies.get(id) ?? nothing })),
    purchases: lots,
    peaks: await peaksOf(ctx, [...ours.keys()], today),
    installations: installations.sort(
      (a, b) => Number(nameOf(a) > nameOf(b)) - Number(nameOf(a) < nameOf(b)),
    ),
  }
}

interface Known {
  readonly ours: ReadonlyMap<string, { readonly key: string }>
  readonly keys: ReadonlyMap<string, { readonly key: string; readonly seen_at: string | null }>
  readonly named: ReadonlyMap<string, Proof['lot']>
  /** By product and device. */
  readonly packages: ReadonlyMap<string, Installed['packages']>
  readonly language: string
}
type Installed = PackContent['installations'][number]

/** What is bought from a vendor: what says so, what any order bought there, and what belongs to such suites. */
async function productsOf({ db }: Read, vendor: string) {
  const { rows } = await sql<{ id: string } & Omit<PackContent['products'][number], 'counts'>>`
    with recursive bought(id) as (
      select id from product where vendor_id = ${vendor}::uuid
      union select product_id from entitlement where vendor_id = ${vendor}::uuid
    ), ours(id) as (
      select id from bought
      union select m.member_id from ours o join suite_member m on m.suite_id = o.id
    )
    select id, key, title as name, publisher, family, edition, release, licensing
    from product join ours using (id) where not archived order by key`.execute(db)
  return rows
}

/** What reported itself as these products, by product and device. */
async function packagesOf({ db }: Read, products: readonly string[]) {
  const { rows } = await sql<{ at: string; packages: Installed['packages'] }>`
    select p.product_id || ' ' || i.device_id as at,
      jsonb_agg(jsonb_build_object('name', p.name, 'version', p.version) order by p.name, p.version) as packages
    from package p join installation i on i.package_id = p.id and i.last_seen is null
    where p.product_id = any(${[...products]}::uuid[]) group by p.product_id, i.device_id`.execute(db)
  return new Map(rows.map(({ at, packages }) => [at, packages]))
}

/** What was measured of the use at once of these products, in the time that counts. */
async function peaksOf({ db }: Read, products: readonly string[], today: string) {
  const { rows } = await sql<PackContent['peaks'][number]>`
    select o.key as product, p.day::text, p.peak, p.unit, p.source from (${pooled(today, products)}) w
    join licence_peak p on p.product_id = w.product_id and p.day >= w.since::date and p.day <= ${today}::date
    join product o on o.id = p.product_id order by o.key, p.day, p.source`.execute(db)
  return rows
}

/** The installations of a family that are of this vendor, each with what covers it. */
function provenIn(
  family: Family,
  { verdicts }: Position,
  { ours, keys, named, packages, language }: Known,
): PackContent['installations'] {
  const users = new Map(family.devices.map(({ id, user }) => [id, user]))
  return family.installs.flatMap(({ device, product }, n) => {
    const [one, verdict, at] = [ours.get(product), verdicts[n], keys.get(device)]
    if (!one || !verdict || !at) return []
    const isFree = family.free.has(product)
    const said = saidOf(verdict, isFree)
    const lot = verdict.covered ? (named.get(verdict.lot) ?? null) : null
    return [
      {
        product: one.key,
        device: at.key,
        user: keys.get(users.get(device) ?? '')?.key ?? null,
        reported_at: at.seen_at,
        covered: said.covered,
        why: said.why,
        because: say(
          proofSentence({ ...said, lot }, (day) => dayDated(day, language)),
          language,
        ),
        packages: packages.get(`${product} ${device}`) ?? [],
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
