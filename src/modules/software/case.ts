import { sql } from 'kysely'
import { pick } from '#lib/patch'
import type { Read } from '#kernel/context'
import { placesOfPeople } from '#modules/people/public'
import type { Case, Device, Install, Lot, Measured } from './engine/ground.ts'
import { type Price, timesInYear } from './engine/prices.ts'
import { areAlike } from './engine/units.ts'
import { atOnceOf } from './peaks/pools.ts'
import type { AtOnce } from './peaks/schemas.ts'
import { LotPer, Metric } from './schemas.ts'
import { linksOf, type SuiteLink } from './suites/links.ts'

/** Products that are counted together, since they may stand in for one another or belong to one suite; with their prices. */
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
  /** Where it is a suite. */
  members?: string[]
}

/** What was bought, with what it costs in a year. */
export interface Bought {
  readonly lot: Lot
  readonly price: Price | null
}

/** What would be otherwise than it is. */
export interface Change {
  /** What would belong to suites beside what does. */
  readonly links?: readonly SuiteLink[]
  /** What would be bought in place of what is, in the same order. */
  readonly lots?: (bought: readonly Bought[]) => readonly Bought[]
}

/** What people decide of some products, their families and suites: all that says how their licences stand, but for what is installed where. */
export interface Ground {
  readonly products: readonly ProductRow[]
  readonly lots: readonly Bought[]
  /** Names all that are counted together by one name. */
  readonly nameOf: (one: ProductRow) => string
}

export async function loadGround(
  ctx: Db,
  ids: readonly string[],
  today: string,
  change: Change = {},
): Promise<Ground> {
  const { products, nameOf } = await loadProducts(ctx, ids, change.links)
  const lots = await loadLots(
    ctx,
    products.map(({ id }) => id),
    today,
  )
  return { products, nameOf, lots: change.lots ? change.lots(lots) : lots }
}

/**
 * Everything that says how the licences of some products and their families stand, by family. Nothing is left out for a reader.
 * `counted`: where one device is like the other they are counted and not told apart, which is enough for the sums of a position.
 */
export async function loadFamilies(
  ctx: Db,
  ids: readonly string[],
  today: string,
  how: { counted?: boolean } = {},
): Promise<Family[]> {
  return ids.length === 0 ? [] : familiesOf(ctx, await loadGround(ctx, ids, today), today, how)
}

/** The same with what people decided, loaded before. */
export async function familiesOf(
  ctx: Db,
  { products, lots, nameOf }: Ground,
  today: string,
  { counted = false } = {},
): Promise<Family[]> {
  const familyOf = new Map(products.map((one) => [one.id, nameOf(one)]))
  const lotsOf = Map.groupBy(lots, ({ lot }) => familyOf.get(lot.product))
  const families = [...Map.groupBy(products, nameOf)].map(([name, some]) => ({
    name,
    some,
    bought: lotsOf.get(name) ?? [],
  }))
  const isCounted = ({ some, bought }: (typeof families)[number]) =>
    counted && some.length === 1 && areAlike(bought.map(({ lot }) => lot))
  const { many = [], each = [] } = Object.groupBy(families, (one) => (isCounted(one) ? 'many' : 'each'))
  const idsIn = (chosen: typeof families) => chosen.flatMap(({ some }) => some.map(({ id }) => id))
  const installs = await loadInstalls(ctx, idsIn(each))
  const devices = await loadDevices(
    ctx,
    [...new Set(installs.map(({ device }) => device))],
    lots.some(({ lot }) => lot.metric === 'site'),
  )
  const installsOf = Map.groupBy([...installs, ...(await countInstalls(ctx, idsIn(many)))], ({ product }) =>
    familyOf.get(product),
  )
  return families.map(({ name, some, bought }) => {
    const own = installsOf.get(name) ?? []
    return {
      today,
      products: some,
      installs: own,
      devices: [...new Set(own.map(({ device }) => device))].map((id) => devices.get(id) ?? unknown(id)),
      lots: bought.map(({ lot }) => lot),
      prices: new Map(bought.flatMap(({ lot, price }) => (price ? [[lot.id, price] as const] : []))),
      free: new Set(some.filter(({ licensing }) => licensing === 'free').map(({ id }) => id)),
    }
  })
}

/** These products with those of their families and suites. */
async function loadProducts(ctx: Db, ids: readonly string[], more: readonly SuiteLink[] = []) {
  const { rows } = await sql<ProductRow>`
    select id, lower(family) as family, edition, release, licensing from product
    where not archived and (id = any(${[...ids]}::uuid[]) or (family <> ''
      and lower(family) in (select lower(family) from product where id = any(${[...ids]}::uuid[]))))
    order by id`.execute(ctx.db)
  // Of what is in the archive it is looked for as well: what belongs to it is counted anew by itself.
  const known = new Set([...ids, ...rows.map(({ id }) => id)])
  const links = inOrder([
    ...(await linksOf(ctx, [...known])),
    ...more.filter(({ suite_id, member_id }) => known.has(suite_id) || known.has(member_id)),
  ])
  const others = links
    .flatMap(({ suite_id, member_id }) => [suite_id, member_id])
    .filter((id) => !known.has(id))
  if (others.length > 0) return loadProducts(ctx, [...known, ...others], more)
  const byId = new Map(rows.map((one) => [one.id, one]))
  const nameOf = groupedBy(({ id, family }: ProductRow) => (family === '' ? id : family))
  for (const { suite_id, member_id } of links) {
    const [suite, member] = [byId.get(suite_id), byId.get(member_id)]
    if (!suite || !member) continue
    ;(suite.members ??= []).push(member_id)
    nameOf.join(suite, member)
  }
  return { products: rows, nameOf: nameOf.of }
}

/** Each once, however it was found. */
const inOrder = (links: readonly SuiteLink[]) =>
  [...new Map(links.map((one) => [`${one.suite_id} ${one.member_id}`, one]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)

/** Names of groups that can be joined: each thing answers with the one name of its group. */
function groupedBy<T>(ownName: (one: T) => string) {
  const joined = new Map<string, string>()
  const top = (name: string): string => {
    const next = joined.get(name)
    return next === undefined ? name : top(next)
  }
  const of = (one: T) => top(ownName(one))
  return {
    of,
    join(a: T, b: T) {
      const [one, other] = [of(a), of(b)]
      if (one !== other) joined.set(one, other)
    },
  }
}

/** Which of some products is on which device. */
async function loadInstalls({ db }: Db, products: readonly string[]): Promise<Install[]> {
  if (products.length === 0) return []
  const { rows } = await sql<{ product: string; device: string }>`
    select distinct p.product_id as product, i.device_id as device
    from package p join installation i on i.package_id = p.id and i.last_seen is null
    where p.product_id = any(${[...products]}::uuid[]) order by 2, 1`.execute(db)
  return rows
}

/** On how many devices each product is; the product's own id stands for one of them. */
async function countInstalls({ db }: Db, products: readonly string[]): Promise<Install[]> {
  if (products.length === 0) return []
  const { rows } = await sql<{ product: string; device: string; n: number }>`
    select o.id as product, o.id as device, c.n from unnest(${[...products]}::uuid[]) as o(id), lateral (
      select count(distinct i.device_id)::int as n from package p
      join installation i on i.package_id = p.id and i.last_seen is null where p.product_id = o.id
    ) c where c.n > 0`.execute(db)
  return rows
}

/** A device of which nothing matters but that it is there. */
const unknown = (id: string): Device => ({ id, user: null, site: null, cores: null, processors: null })

async function loadLots(ctx: Db, products: readonly string[], today: string): Promise<Bought[]> {
  if (products.length === 0) return []
  const rows = await ctx.db
    .selectFrom('entitlement as l')
    .select(['l.id', 'l.product_id', 'l.metric', 'l.quantity', 'l.starts_on', 'l.ends_on'])
    .select(['l.upgrade', 'l.downgrade', 'l.second_use', 'l.cost_minor', 'l.currency', 'l.per'])
    .select(
      sql<
        string[]
      >`array(select a.holder_id from part_holding a where a.part_id = l.id order by a.since, a.holder_id)`.as(
        'given',
      ),
    )
    .where('l.product_id', 'in', products)
    .orderBy('l.id')
    .execute()
  const atOnce = await atOnceOf(
    ctx,
    rows.flatMap(({ product_id, metric }) => (metric === 'concurrent' ? [product_id] : [])),
    today,
  )
  return rows.map((row) =>
    boughtOf(row, row.metric === 'concurrent' ? measuredIn(atOnce.get(row.product_id)) : undefined),
  )
}

interface LotRow extends Omit<Lot, 'product' | 'metric' | 'measured'> {
  readonly product_id: string
  readonly metric: string
  readonly cost_minor: number | null
  readonly currency: string | null
  readonly per: string
}

const ownFacts = [
  'id',
  'quantity',
  'starts_on',
  'ends_on',
  'upgrade',
  'downgrade',
  'second_use',
  'given',
] as const

/** A lot as it is counted, with what it costs in a year. */
export const boughtOf = (row: LotRow, measured?: Measured): Bought => ({
  lot: {
    ...pick(row, ownFacts),
    product: row.product_id,
    metric: Metric.parse(row.metric),
    ...(measured && { measured }),
  },
  price:
    row.cost_minor === null || row.currency === null
      ? null
      : { minor: row.cost_minor * timesInYear[LotPer.parse(row.per)], currency: row.currency },
})

function measuredIn(atOnce: AtOnce | undefined): Measured | undefined {
  return atOnce?.measured ? pick(atOnce.measured, ['peak', 'on', 'unit']) : undefined
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
