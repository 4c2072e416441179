import { sql } from 'kysely'
import { partsLeftBy, partsOf } from '#facets/custody/public'
import type { Write } from '#kernel/context'
import { countUp } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { lockedEach } from '#kernel/visible'
import { handSeats } from './entitlements/hand.ts'
import { productKeyBack, productKeyReturned } from './keys/events.ts'
import { handKeys } from './keys/hand.ts'
import { metricsOf } from './metrics.ts'
import { refreshPositions } from './positions.ts'

/** What a holder that is gone has of products goes back to where it came from, and others can be given it. */
export async function seatsGoBack(ctx: Write, holderId: string): Promise<void> {
  await hand(ctx, holderId, 'taken')
}

/** Of a holder that is back after all: what went back when it was gone is its own again, as far as nobody else has it by now. */
export async function seatsComeBack(ctx: Write, holderId: string): Promise<void> {
  await hand(ctx, holderId, 'given')
}

type Way = 'given' | 'taken'

async function hand(ctx: Write, holder_id: string, way: Way) {
  const parts = () => (way === 'taken' ? partsOf(ctx, holder_id) : partsLeftBy(ctx, holder_id))
  const products = [...new Set((await parts()).map(({ item_id }) => item_id))]
  if (products.length === 0) return
  // Seats and keys of a product are handed out one after the other.
  await lockedEach(ctx, products)
  const ids = (await parts()).map(({ part_id }) => part_id)
  const { seats, keys } = { seats: await lotsAmong(ctx, ids, way), keys: await keysAmong(ctx, ids, way) }
  const touched = [...new Set([...seats, ...keys].map(({ product_id }) => product_id))]
  const subjects = new Map((await countUp(ctx, touched)).map((one) => [one.id, one]))
  const [batch, reason] = [newId(), way === 'taken' ? ('holder-gone' as const) : ('corrected' as const)]
  await handSeats(
    ctx,
    seats.flatMap(({ product_id, ...lot }) => {
      const ref = subjects.get(product_id)
      return ref ? [{ ref, lot, holder_id }] : []
    }),
    way,
    batch,
    reason,
  )
  await handKeys(
    ctx,
    keys.map(({ product_id: item_id, ...key }) => ({ item_id, key, holder_id })),
    way,
    batch,
    reason,
  )
  for (const { product_id, id: key_id, lot_id, label, order_no } of keys) {
    const ref = subjects.get(product_id)
    const told = way === 'taken' ? productKeyReturned : productKeyBack
    if (ref) ctx.emit(told, ref, { lot_id, label, order_no, key_id, holder_id })
  }
  if (seats.length > 0) await refreshPositions(ctx, [...new Set(seats.map(({ product_id }) => product_id))])
}

/** Those that can be handed: to be given, one must be free, and its product in use. */
const canBe = (way: Way, most: string) =>
  way === 'taken'
    ? sql`true`
    : sql`not o.archived and coalesce(${sql.ref(most)} > (select count(*) from part_holding h where h.part_id = t.id), true)`

async function lotsAmong(ctx: Write, ids: readonly string[], way: Way) {
  const { rows } = await sql<{ id: string; product_id: string; order_no: string; quantity: number }>`
    select t.id, t.product_id, t.order_no, t.quantity from entitlement t join product o on o.id = t.product_id
    where t.id = any(${[...ids]}::uuid[]) and ${canBe(way, 't.quantity')}
      and ${way === 'taken' ? sql`true` : sql`t.metric in (${metricsOf('asset')})`} order by t.id`.execute(
    ctx.db,
  )
  return rows
}

interface KeyRow {
  id: string
  product_id: string
  lot_id: string
  label: string
  order_no: string
  activations: number | null
}

async function keysAmong(ctx: Write, ids: readonly string[], way: Way) {
  const { rows } = await sql<KeyRow>`
    select t.id, l.product_id, l.id as lot_id, t.label, l.order_no, t.activations
    from licence_key t join entitlement l on l.id = t.entitlement_id join product o on o.id = l.product_id
    where t.id = any(${[...ids]}::uuid[]) and ${canBe(way, 't.activations')} order by t.id`.execute(ctx.db)
  return rows
}
