import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { placesOfPeople } from '#modules/people/public'
import type { Case, Device, Lot } from './engine/ground.ts'
import { type Price, timesInYear } from './engine/prices.ts'
import { LotPer, Metric } from './schemas.ts'

/** A family of products that is counted together, with its prices. */
export interface Family extends Case {
  readonly prices: ReadonlyMap<string, Price>
}

type Db = Pick<Read, 'db'>

interface ProductRow {
  id: string
  family: string
  edition: number
  release: number
  licensing: string
}

/** Everything that says how the licences of some products and their families stand, by family. Nothing is left out for a reader. */
export async function loadFamilies(ctx: Db, ids: readonly string[], today: string): Promise<Family[]> {
  if (ids.length === 0) return []
  const { rows: products } = await sql<ProductRow>`
    select id, lower(family) as family, edition, release, licensing from product
    where not archived and (id = any(${[...ids]}::uuid[]) or (family <> ''
      and lower(family) in (select lower(family) from product where id = any(${[...ids]}::uuid[]))))
    order by id`.execute(ctx.db)
  const all = products.map(({ id }) => id)
  const [lots, { rows: installs }] = await Promise.all([
    loadLots(ctx, all),
    sql<{ product: string; device: string }>`
      select distinct p.product_id as product, i.device_id as device
      from package p join installation i on i.package_id = p.id and i.last_seen is null
      where p.product_id = any(${all}::uuid[]) order by 2, 1`.execute(ctx.db),
  ])
  const devices = await loadDevices(
    ctx,
    [...new Set(installs.map(({ device }) => device))],
    lots.some(({ lot }) => lot.metric === 'site'),
  )
  const nameOf = ({ id, family }: ProductRow) => (family === '' ? id : family)
  const familyOf = new Map(products.map((one) => [one.id, nameOf(one)]))
  const lotsOf = Map.groupBy(lots, ({ lot }) => familyOf.get(lot.product))
  const installsOf = Map.groupBy(installs, ({ product }) => familyOf.get(product))
  return [...Map.groupBy(products, nameOf)].map(([name, some]) => {
    const own = installsOf.get(name) ?? []
    const bought = lotsOf.get(name) ?? []
    return {
      today,
      products: some,
      installs: own,
      devices: [...new Set(own.map(({ device }) => device))].flatMap((id) => devices.get(id) ?? []),
      lots: bought.map(({ lot }) => lot),
      prices: new Map(bought.flatMap(({ lot, price }) => (price ? [[lot.id, price] as const] : []))),
      free: new Set(some.filter(({ licensing }) => licensing === 'free').map(({ id }) => id)),
    }
  })
}

async function loadLots(
  { db }: Db,
  products: readonly string[],
): Promise<{ lot: Lot; price: Price | null }[]> {
  if (products.length === 0) return []
  const rows = await db
    .selectFrom('entitlement as l')
    .select(['l.id', 'l.product_id', 'l.metric', 'l.quantity', 'l.starts_on', 'l.ends_on'])
    .select(['l.upgrade', 'l.downgrade', 'l.second_use', 'l.cost_minor', 'l.currency', 'l.per'])
    .select(
      sql<
        string[]
      >`array(select a.holder_id from allocation a where a.entitlement_id = l.id order by a.since, a.holder_id)`.as(
        'given',
      ),
    )
    .where('l.product_id', 'in', products)
    .orderBy('l.id')
    .execute()
  return rows.map(({ product_id, cost_minor, currency, per, metric, ...row }) => ({
    lot: { ...row, product: product_id, metric: Metric.parse(metric) },
    price:
      cost_minor === null || currency === null
        ? null
        : { minor: cost_minor * timesInYear[LotPer.parse(per)], currency },
  }))
}

interface DeviceRow {
  id: string
  user: string | null
  place: string | null
  cores: number | null
  processors: number | null
}

/** Who has each device, and, where it matters, at which site: that of the place where it is, else where its user works. */
async function loadDevices(
  ctx: Db,
  ids: readonly string[],
  withSites: boolean,
): Promise<Map<string, Device>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<DeviceRow>`
    select d.id, h.user, h.place, f.cores, f.processors from unnest(${[...ids]}::uuid[]) as d(id)
    left join software_device f on f.device_id = d.id
    left join lateral (
      select (array_agg(h.holder_id order by h.since) filter (where e.kind = 'person'))[1] as user,
        (array_agg(h.holder_id order by h.since) filter (where e.kind = 'place'))[1] as place
      from holding h join entity e on e.id = h.holder_id where h.item_id = d.id
    ) h on true`.execute(ctx.db)
  const sites = withSites ? await sitesOf(ctx, rows) : new Map<string, string>()
  return new Map(
    rows.map(({ id, user, place, cores, processors }) => [
      id,
      { id, user, site: sites.get(place ?? user ?? '') ?? null, cores, processors },
    ]),
  )
}

/** The site of each place, and of each person by where they work. */
async function sitesOf(ctx: Db, rows: readonly DeviceRow[]): Promise<Map<string, string>> {
  const people = await placesOfPeople(
    ctx,
    rows.flatMap(({ user }) => user ?? []),
  )
  const places = [...new Set([...rows.flatMap(({ place }) => place ?? []), ...people.values()])]
  const { rows: found } = await sql<{ id: string; site: string }>`
    select p.id, coalesce((select s.id from place s where s.id = any(p.path) and s.level = 'site' limit 1), p.path[1]) as site
    from place p where p.id = any(${places}::uuid[])`.execute(ctx.db)
  const siteOf = new Map(found.map(({ id, site }) => [id, site]))
  for (const [person, place] of people) {
    const site = siteOf.get(place)
    if (site !== undefined) siteOf.set(person, site)
  }
  return siteOf
}
