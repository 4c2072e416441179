import { type RawBuilder, sql } from 'kysely'
import type { Money } from '#lib/money/currency'
import { msOf } from '#lib/time/instant'
import type { CostPart } from '#facets/costs/parts'
import { type CostTold, costsOf } from '#facets/costs/sources'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { inAudience } from '#kernel/visible'
import { capitalOf, daysOwned, type Owned, type Piece, priced, type Rates } from '../engine/ownership.ts'
import { workMinutes } from '../engine/work-hours.ts'
import { withReadings } from '../queries/readings.ts'
import { KeptDepreciation } from '../schemas.ts'
import { ratesOf } from './settings.ts'

interface Row {
  id: string
  key: string
  name: string
  model_id: string | null
  supplier_id: string | null
  holder_id: string | null
  meaning: string
  bought_on: string | null
  cost: Money | null
  proceeds: Money | null
  depreciation: unknown
  left_on: string | null
  sold: boolean
  type: string
  audience_id: number
  /** Since when the house knows it. */
  known_on: string
}

interface Repair {
  asset_id: string
  fault: string
  opened_at: string
  closed_at: string | null
  under_warranty: boolean
  cost: Money | null
}

/** A figure with the record that it comes from; of what lies on the thing itself none. */
export interface Told extends Piece {
  readonly key: string
  readonly title: string
  readonly to: string | null
  /** Which other room says so, and who may see the record; null: it is the thing's own. */
  readonly told: { readonly source: string; readonly part: CostPart; readonly audience_id: number } | null
}

/** A thing with everything that is known of what it cost. */
export interface Thing
  extends
    Owned,
    Pick<
      Row,
      'id' | 'key' | 'name' | 'type' | 'meaning' | 'model_id' | 'supplier_id' | 'holder_id' | 'known_on'
    > {
  readonly isHere: boolean
  /** For how many days it has been owned; null: not known. */
  readonly days: number | null
  readonly pieces: readonly Told[]
}

interface Loaded {
  readonly things: readonly Thing[]
  readonly rates: Rates
  /** Parts of which the reader hears nothing. */
  readonly unheard: readonly CostPart[]
  readonly today: string
}

const money = (minor: string, currency: string) =>
  sql`case when ${sql.ref(minor)} is null then null else jsonb_build_object('minor', ${sql.ref(minor)}, 'currency', ${sql.ref(currency)}) end`

/** A thing as it was bought and how it left, without what was spent on it since. */
export type Bought = Row & Owned & { readonly isHere: boolean }

/** Single things for which this is so and that the reader sees from inside, by name. */
export async function boughtThings(ctx: Read, where: RawBuilder<unknown>): Promise<Bought[]> {
  const { rows } = await sql<Row>`
    select t.id, t.key, t.title as name, t.model_id, t.supplier_id, t.holder_id, t.meaning, t.type, t.audience_id, t.bought_on::text,
      (select created_at from entity where id = t.id)::date::text as known_on,
      ${money('t.cost_minor', 't.currency')} as cost, ${money('t.proceeds_minor', 't.proceeds_currency')} as proceeds,
      ${withReadings(sql`coalesce(t.depreciation, m.depreciation)`, 't.id')} as depreciation, g.left_on, coalesce(g.sold, false) as sold
    from asset t join asset_type k on k.code = t.type left join asset_model m on m.id = t.model_id
    left join lateral (
      select at::date::text as left_on, reason = 'sold' as sold from custody_move
      where t.meaning = 'gone' and item_id = t.id and to_id is null and reason not in ('taken-back', 'ended') order by at desc, id desc limit 1
    ) g on true
    where ${where} and ${inAudience(ctx.actor, 't')} and not k.capacities && array['counted', 'consumable']
    order by t.title, t.id`.execute(ctx.db)
  const today = todayOf(ctx)
  return rows.map((row) => ({ ...row, ...ownedOf(row, today), isHere: row.meaning !== 'gone' }))
}

/**
 * What single things cost, of those for which this is so and that the reader sees from inside: what they cost is for nobody else.
 * What is counted has no story of its own and is left out. `parts`: of what other rooms know only these.
 */
export async function loadCosts(
  ctx: Read,
  where: RawBuilder<unknown>,
  parts?: readonly CostPart[],
): Promise<Loaded> {
  const rows = await boughtThings(ctx, where)
  const ids = rows.map(({ id }) => id)
  const today = todayOf(ctx)
  const { zone, ...rates } = await ratesOf(ctx)
  const repairs = Map.groupBy(await repairsOf(ctx, ids), ({ asset_id }) => asset_id)
  const { costs, unheard } = await costsOf(ctx, ids, parts)
  const others = Map.groupBy(costs, ({ of }) => of)
  const minutes = workMinutes(zone)
  const now = msOf(ctx.now)
  const capital = capitalFor(today)
  const things = rows.map((row): Thing => {
    const of = { key: row.key, title: row.name, to: null, told: null }
    // What is gone is missed no more, also where nobody closed its repair.
    const until = row.left ? Math.min(now, msOf(`${row.left.on}T23:59:59Z`)) : now
    return {
      ...row,
      days: daysOwned(row, today),
      pieces: [
        ...capital(row).map((piece) => ({ ...piece, ...of })),
        ...(repairs.get(row.id) ?? []).flatMap((repair) =>
          repairPieces(repair, {
            rate: rates.downtime,
            to: `/assets/${row.key}`,
            minutes: minutes(msOf(repair.opened_at), repair.closed_at ? msOf(repair.closed_at) : until),
          }),
        ),
        ...(others.get(row.id) ?? []).map((cost) => otherPiece(cost, rates.labour)),
      ],
    }
  })
  return { things, rates, unheard, today }
}

/** What was paid and is still there: fleets are bought in lots, of which each is reckoned once. */
function capitalFor(today: string): (owned: Owned) => Piece[] {
  const known = new Map<string, Piece[]>()
  return (owned) => {
    const { cost, bought_on, terms, salvage_percent, left } = owned
    const name = JSON.stringify([cost, bought_on, terms, salvage_percent, left])
    const found = known.get(name) ?? capitalOf(owned, today)
    known.set(name, found)
    return found
  }
}

function ownedOf(
  { cost, bought_on, depreciation, meaning, left_on, sold, proceeds }: Row,
  today: string,
): Owned {
  const terms = depreciation === null ? null : KeptDepreciation.parse(depreciation)
  // What is gone without a move in the ledger left at an unknown time: until today at most.
  const left = meaning === 'gone' ? { on: left_on ?? today, sold, proceeds } : null
  return { cost, bought_on, terms, salvage_percent: terms?.salvage_percent ?? 0, left }
}

async function repairsOf(ctx: Read, ids: readonly string[]): Promise<Repair[]> {
  const { rows } = await sql<Repair>`
    select asset_id, fault, opened_at, closed_at, under_warranty, ${money('r.cost_minor', 'r.currency')} as cost
    from asset_repair r where asset_id = any(${[...ids]}::uuid[]) order by opened_at, id`.execute(ctx.db)
  return rows
}

/** What a repair cost, and how long the thing was missing. Under warranty it cost nothing where nothing else is said. */
function repairPieces(
  { fault, opened_at, under_warranty, cost }: Repair,
  { rate, to, minutes }: { rate: Money | null; to: string; minutes: number },
): Told[] {
  const of = { on: opened_at.slice(0, 10), key: '', title: fault, to, told: null }
  const isFree = cost === null && under_warranty
  return [
    ...(isFree ? [] : [{ ...of, kind: 'repairs' as const, money: cost, minutes: null }]),
    { ...of, kind: 'downtime', money: priced(minutes, rate), minutes },
  ]
}

const otherPiece = (
  { part, source, audience_id, on, key, title, to, money: price, minutes }: CostTold,
  labour: Money | null,
): Told => ({
  kind: part,
  on,
  key,
  title,
  to,
  told: { source, part, audience_id },
  money: minutes === null ? price : priced(minutes, labour),
  minutes,
})
