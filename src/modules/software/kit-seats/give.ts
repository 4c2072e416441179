import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { countUp } from '#kernel/entity'
import { insertRows } from '#kernel/insert-rows'
import { lockedEach } from '#kernel/visible'
import { handSeats } from '../entitlements/hand.ts'
import { type Ahead, countAhead, refreshPositions } from '../positions.ts'
import { productSeatWanted } from './events.ts'
import { seatsFor, type Standing } from './standing.ts'

/** How products will stand once others have seats of these lots, by their products: counted before anything is locked. */
async function aheadOf(
  ctx: Write,
  lots: ReadonlyMap<string, string>,
  hand: (given: readonly string[]) => readonly string[],
): Promise<Ahead | undefined> {
  if (lots.size === 0) return undefined
  return countAhead(ctx, [...new Set(lots.values())], {
    lots: (bought) =>
      bought.map(({ lot, price }) => ({
        lot: lots.has(lot.id) ? { ...lot, given: hand(lot.given) } : lot,
        price,
      })),
  })
}

interface Wanted {
  readonly products: readonly string[]
  readonly person_id: string
  /** What else changed hands in the same deed. */
  readonly batch?: string | undefined
}

/**
 * Gives a person a seat of each product that has one left. Of what has none, it is written down that they wait for one, which counts
 * as missing until they have it; nothing is refused.
 */
export async function giveSeatsTo(ctx: Write, { products, person_id, batch }: Wanted): Promise<Standing[]> {
  const wanted = (await seatsFor(ctx, products, person_id)).flatMap(({ id, lot }) =>
    lot ? [[lot.id, id] as const] : [],
  )
  const ahead = await aheadOf(ctx, new Map(wanted), (own) => [...own, person_id])
  await lockedEach(ctx, products)
  const all = await seatsFor(ctx, products, person_id)
  const given = all.flatMap(({ ref, lot }) => (lot ? [{ ref, lot, holder_id: person_id }] : []))
  const ids = given.map(({ ref }) => ref.id)
  await handSeats(ctx, given, 'given', batch)
  await countUp(ctx, ids)
  const lacking = all.filter(({ state }) => state === 'lacking').map(({ id }) => id)
  const waits = new Set(await wish(ctx, lacking, person_id))
  for (const { ref } of all) if (waits.has(ref.id)) ctx.emit(productSeatWanted, ref, { person_id })
  await refreshPositions(ctx, ids, ahead)
  return all
}

interface Since extends Omit<Wanted, 'batch'> {
  readonly since: string
}

/** Writes down who waits for a seat; gives the products of which nobody knew that yet. */
async function wish(ctx: Write, products: readonly string[], person_id: string): Promise<string[]> {
  if (products.length === 0) return []
  const rows = products.map((product_id) => ({ product_id, person_id, since: ctx.now }))
  const { rows: made } = await sql<{ id: string }>`
    ${insertRows('seat_wish', rows)} on conflict do nothing returning product_id as id`.execute(ctx.db)
  return made.map(({ id }) => id)
}

/**
 * Takes back what a person was given of these products since a moment, and what they wait for since then: they do not begin after all.
 * What they had before stays theirs.
 */
export async function takeSeatsOf(ctx: Write, { products, person_id, since }: Since): Promise<void> {
  const had = () => seatsSince(ctx, { products, person_id, since })
  const ahead = await aheadOf(
    ctx,
    new Map((await had()).map(({ id, product_id }) => [id, product_id])),
    (own) => own.filter((id) => id !== person_id),
  )
  await lockedEach(ctx, products)
  await sql`delete from seat_wish where person_id = ${person_id}::uuid and product_id = any(${[...products]}::uuid[])
    and since >= ${since}::timestamptz`.execute(ctx.db)
  const rows = await had()
  const ids = [...new Set(rows.map(({ product_id }) => product_id))]
  const subjects = new Map((await countUp(ctx, ids)).map((one) => [one.id, one]))
  await handSeats(
    ctx,
    rows.flatMap(({ product_id, ...lot }) => {
      const ref = subjects.get(product_id)
      return ref ? [{ ref, lot, holder_id: person_id }] : []
    }),
    'taken',
  )
  await refreshPositions(ctx, ids, ahead)
}

async function seatsSince({ db }: Pick<Write, 'db'>, { products, person_id, since }: Since) {
  const { rows } = await sql<{ product_id: string; id: string; order_no: string; quantity: number }>`
    select l.product_id, l.id, l.order_no, l.quantity from part_holding a join entitlement l on l.id = a.part_id
    where a.holder_id = ${person_id}::uuid and l.product_id = any(${[...products]}::uuid[])
      and a.since >= ${since}::timestamptz order by l.id`.execute(db)
  return rows
}
