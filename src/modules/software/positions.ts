import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { recordset } from '#kernel/insert-rows'
import { houseDay } from '#modules/identity/public'
import { type Change, familiesOf, type Ground, loadGround } from './case.ts'
import { positionOf } from './engine/position.ts'
import { bySeats } from './engine/by-seats.ts'
import { tallyOf } from './engine/tally.ts'
import { seatsTaken } from './seats/figures.ts'

const columns = ['installed', 'owned', 'covered', 'short', 'spare', 'risk_minor', 'idle_minor', 'currency']

type Tallies = ReturnType<typeof tallyOf>

/** What was counted of a ground; of the same one it is the same, but for what is installed meanwhile. */
export interface Ahead {
  readonly of: string
  readonly tallies: Tallies
}

const nameOf = ({ products, lots }: Ground, today: string) => JSON.stringify([today, products, lots])

async function counted(ctx: Write, ground: Ground, today: string): Promise<Tallies> {
  const families = await familiesOf(ctx, ground, today, { counted: true })
  return new Map(families.flatMap((family) => [...tallyOf(family, positionOf(family), family)]))
}

/**
 * Counts how the licences of some products and of all that is counted with them will stand once something is changed, before it
 * is: a whole suite takes a while, and whoever changes one of its products is held up by that only for the change itself.
 */
export async function countAhead(ctx: Write, ids: readonly string[], change: Change): Promise<Ahead> {
  const today = await houseDay(ctx)
  const ground = await loadGround(ctx, ids, today, change)
  return { of: nameOf(ground, today), tallies: await counted(ctx, ground, today) }
}

/**
 * Counts anew how the licences of some products and of their families and suites stand, as lists show it; gives all that were
 * counted. `ahead`: what was counted before, which holds where it was of what stands there now.
 */
export async function refreshPositions(ctx: Write, ids: readonly string[], ahead?: Ahead): Promise<string[]> {
  if (ids.length === 0) return []
  const today = await houseDay(ctx)
  const ground = await loadGround(ctx, ids, today)
  const tallies = ahead?.of === nameOf(ground, today) ? ahead.tallies : await counted(ctx, ground, today)
  const taken = await seatsTaken(
    ctx,
    ground.products.map(({ id }) => id),
  )
  const rows = [...tallies].map(([id, tally]) => {
    const { risk, idle, ...rest } = bySeats(tally, taken.get(id))
    return { id, ...rest, risk_minor: risk, idle_minor: idle }
  })
  if (rows.length === 0) return []
  const listed = (table: string) => sql.join(columns.map((name) => sql.ref(`${table}.${name}`)))
  await sql`update product set (${sql.join(columns.map((name) => sql.ref(name)))}) = (${listed('f')})
    from ${recordset('product', rows)} f
    where f.id = product.id and (${listed('product')}) is distinct from (${listed('f')})`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** How many products are counted at a time: what they need of installations is held in memory. */
const atOnce = 250

/** Counts all products anew: devices report, terms end and begin, people come and go. */
export async function refreshAll(ctx: Write): Promise<void> {
  const { rows } = await sql<{ ids: string[] }>`
    select array_agg(id) as ids from product where not archived group by coalesce(nullif(lower(family), ''), id::text)`.execute(
    ctx.db,
  )
  // What belongs to a suite is counted with it.
  const counted = new Set<string>()
  let batch: string[] = []
  const count = async () => {
    for (const id of await refreshPositions(ctx, batch)) counted.add(id)
    batch = []
  }
  for (const { ids } of rows) {
    batch.push(...ids.filter((id) => !counted.has(id)))
    if (batch.length >= atOnce) await count()
  }
  await count()
}

/** The products of a family. */
export async function familyNamed({ db }: Pick<Write, 'db'>, family: string): Promise<string[]> {
  if (family === '') return []
  const { rows } = await sql<{ id: string }>`
    select id from product where not archived and lower(family) = lower(${family}::text)`.execute(db)
  return rows.map(({ id }) => id)
}
