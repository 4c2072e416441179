import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { termsOfPeople } from '#modules/people/public'
import { type Family, loadFamilies } from '../case.ts'
import { type Change, type NeedCase, trendMonths } from '../engine/forecast.ts'
import { isSuite, type Lot } from '../engine/ground.ts'
import { type Position, positionOf } from '../engine/position.ts'
import { poolsAmong } from '../engine/pools.ts'
import { countedBy } from '../engine/prices.ts'
import { pairsOf, seatFor } from '../engine/units.ts'
import { countedAsSuites } from '../suites/links.ts'

/** All that a product's need follows from, with what one seat costs in its first year. */
export interface Loaded extends NeedCase {
  readonly product: string
  readonly by: 'list' | 'devices' | 'peaks'
  /** So few who are here have it that no last day to come is counted: those are private. */
  readonly few: boolean
  readonly price: { readonly minor: number; readonly currency: string } | null
}

type Db = Pick<Read, 'db'>

/** Where fewer have it, a month says whose last day it is. */
const fewest = 3
/** Whether somebody who is here has seats, but too few do; who left already hides nobody. */
export function isOfFew({ seats }: Pick<NeedCase, 'seats'>, here: ReadonlySet<string>): boolean {
  const users = [...seats.keys()].filter((id) => here.has(id)).length
  return users > 0 && users < fewest
}

/** What the need of these products follows from; what needs no licence is left out. */
export async function loadNeeds(
  ctx: Db,
  ids: readonly string[],
  today: string,
  months: number,
): Promise<Loaded[]> {
  const wanted = new Set(ids)
  const [families, listed, terms] = await Promise.all([
    loadFamilies(ctx, ids, today),
    loadListed(ctx, ids),
    termsOfPeople(ctx),
  ])
  const history = await loadHistory(ctx, ids, today)
  const needs = families.flatMap((family) => {
    // Only what is not alone in its family can have rights of others; to find them out takes long.
    const taken = family.products.length === 1 ? null : takenAs(family, positionOf(family))
    return family.products.flatMap(({ id }) =>
      wanted.has(id) && !family.free.has(id)
        ? [{ id, family, ...useOf(family, id, listed.get(id), taken) }]
        : [],
    )
  })
  const here = new Set(terms.map(({ id }) => id))
  const gone = needs.flatMap(({ seats }) => [...seats.keys()].filter((id) => !here.has(id)))
  const people = [...terms, ...(await termsOfPeople(ctx, gone))].map(
    ({ department_id, job_title, ...one }) => ({
      ...one,
      department: department_id,
      role: job_title === '' ? null : job_title.toLowerCase(),
    }),
  )
  // Once for all products: a large house has many people, and many products that few of them use.
  const withoutDays = people.map((one) =>
    one.ends_on !== null && one.ends_on >= today ? { ...one, ends_on: null } : one,
  )
  return needs.map(({ id, family, by, seats, others, rights, ...more }) => {
    const lots = family.lots.filter(({ product }) => product === id)
    const few = isOfFew({ seats }, here)
    const {
      began = [],
      ceased = [],
      since = null,
    } = history.get(`${by === 'peaks' ? 'devices' : by} ${id}`) ?? {}
    return {
      product: id,
      today,
      months,
      people: few ? withoutDays : people,
      seats,
      others,
      began,
      ceased,
      since,
      lots,
      rights,
      ...more,
      by,
      few,
      price: priceOf(family, lots, id),
    }
  })
}

function priceOf({ prices }: Family, lots: readonly Lot[], id: string) {
  const lot = countedBy(lots, prices, id)
  const price = lot && prices.get(lot.id)
  return lot && price ? { minor: price.minor / lot.quantity, currency: price.currency } : null
}

interface Listed {
  readonly people: ReadonlyMap<string, number>
  readonly others: number
}

/** Seats by vendors' lists, which say more than what is installed. */
async function loadListed({ db }: Db, ids: readonly string[]): Promise<Map<string, Listed>> {
  const { rows } = await sql<{ product: string; people: Record<string, number>; others: number }>`
    select product_id as product, count(*) filter (where person_id is null)::int as others,
      coalesce(jsonb_object_agg(person_id, n) filter (where person_id is not null), '{}') as people
    from (select product_id, person_id, id, count(*) over (partition by product_id, person_id)::int as n from vendor_seat
      where ended_at is null and product_id = any(${[...ids]}::uuid[])) s group by product_id`.execute(db)
  return new Map(
    rows.map(({ product, people, others }) => [product, { people: new Map(Object.entries(people)), others }]),
  )
}

/** Who takes seats of a product today: by the vendor's list where there is one, else by what is installed, counted as it is bought. */
function useOf(family: Family, id: string, listed: Listed | undefined, taken: Taken | null) {
  if (listed) return { by: 'list' as const, seats: listed.people, others: listed.others, rights: 0 }
  const use = installedUse(family, id, taken)
  const pool = poolsAmong(family.lots, family.today).get(id)
  if (!pool || !countedBy(family.lots, family.prices, id)?.measured)
    return { by: 'devices' as const, ...use, rights: taken?.rights.get(id) ?? 0 }
  // What others take of it by its rights was at it, too, when it was measured.
  return { by: 'peaks' as const, ...sharedAtOnce(use, pool.measured.peak), rights: 0 }
}

type Use = Pick<NeedCase, 'seats' | 'others'>

/** Whoever has it installed takes a share of the most that were in use at once; where nobody has, it is nobody's. */
function sharedAtOnce({ seats, others }: Use, peak: number): Use & { share: number } {
  const all = [...seats.values()].reduce((sum, n) => sum + n, others)
  const share = all === 0 ? 0 : peak / all
  return {
    share,
    seats: new Map([...seats].map(([id, n]) => [id, n * share])),
    others: all === 0 ? peak : others * share,
  }
}

function installedUse(family: Family, id: string, taken: Taken | null) {
  const deviceOf = new Map(family.devices.map((one) => [one.id, one]))
  const counted = countedBy(family.lots, family.prices, id)
  const pairs = pairsOf(family)
  const units = new Map<string, { weight: number; user: string | null }>()
  for (const [n, { device, product }] of family.installs.entries()) {
    const machine = deviceOf.get(device)
    if ((taken?.as[n] ?? product) !== id || !machine) continue
    const { key, weight } = seatFor(counted, machine, pairs)
    units.set(key, { weight, user: machine.user })
  }
  const seats = new Map<string, number>()
  let others = 0
  for (const { weight, user } of units.values())
    if (user === null) others += weight
    else seats.set(user, (seats.get(user) ?? 0) + weight)
  return { seats, others }
}

interface Taken {
  /** Of which product each installation takes or wants a seat: its own, or the suite that it belongs to. */
  readonly as: readonly string[]
  /** How many installations of each product others of its family cover today, less those of others that it covers. */
  readonly rights: ReadonlyMap<string, number>
}

function takenAs({ installs, lots, products }: Family, { verdicts, wants }: Position): Taken {
  const boughtFor = new Map(lots.map((lot) => [lot.id, lot.product]))
  const suites = new Set(products.filter(isSuite).map(({ id }) => id))
  const rights = new Map<string, number>()
  const as = installs.map(({ product }, n) => {
    const verdict = verdicts[n]
    const bought = verdict?.covered ? boughtFor.get(verdict.lot) : wants.get(n)
    if (bought === undefined || bought === product) return product
    if (suites.has(bought)) return bought
    rights.set(product, (rights.get(product) ?? 0) + 1)
    rights.set(bought, (rights.get(bought) ?? 0) - 1)
    return product
  })
  return { as, rights }
}

interface History {
  began: Change[]
  ceased: Change[]
  since: string | null
}

/** Who began and ceased to use each product in the last months, by lists and by what is on the devices that people have now. */
async function loadHistory({ db }: Db, ids: readonly string[], today: string): Promise<Map<string, History>> {
  const from = Temporal.PlainDate.from(today).subtract({ months: trendMonths }).toString()
  const { rows } = await sql<{
    by: string
    product: string
    person: string
    began: string
    ceased: string | null
    since: string
  }>`
    with counted_as as materialized (${countedAsSuites}), used as (
      select 'list' as by, product_id as product, person_id as person, since::date as began, ended_at::date as ceased
      from vendor_seat where product_id = any(${[...ids]}::uuid[]) and person_id is not null
      union all
      select 'devices', coalesce(c.as_id, p.product_id), h.holder_id, i.first_seen::date, i.last_seen::date
      from package p left join counted_as c on c.product_id = p.product_id join installation i on i.package_id = p.id join holding h on h.item_id = i.device_id
      join entity e on e.id = h.holder_id and e.kind = 'person'
      where p.product_id in (select unnest(${[...ids]}::uuid[]) union select product_id from counted_as where as_id = any(${[...ids]}::uuid[]))
    ), spans as (
      -- One who changes from version to version, or has it twice, uses it all the while.
      select by, product, person, min(began) as began, case when bool_or(ceased is null) then null else max(ceased) end as ceased
      from used group by 1, 2, 3
    )
    select by, product, person, began::text, ceased::text, since::text from (
      select *, min(began) over product_of as since, row_number() over product_of as n from spans
      window product_of as (partition by by, product order by began)
    ) s
    -- The first of each says since when it is known; of the others only who began or ceased of late.
    where n = 1 or began > ${from}::date or ceased > ${from}::date order by 1, 2, 3`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ by, product }) => `${by} ${product}`)].map(([name, some]) => [
      name,
      {
        began: some.flatMap(({ person, began }) => (began > from ? [{ person, on: began }] : [])),
        ceased: some.flatMap(({ person, ceased }) =>
          ceased !== null && ceased > from ? [{ person, on: ceased }] : [],
        ),
        since: some[0]?.since ?? null,
      },
    ]),
  )
}
