import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { asOf } from '#kernel/lived'
import { seenEach } from '#kernel/readable'
import { createEntitlements } from '../entitlements/commands.ts'
import { handSeats } from '../entitlements/hand.ts'
import { keepKeys } from '../keys/commands.ts'
import { endingOf } from '../keys/ending.ts'
import { productKeySeen } from '../keys/events.ts'
import { handKeys } from '../keys/hand.ts'
import { createProducts } from '../products/commands.ts'
import { demoKeys } from './keys.ts'
import { keepPeaks } from '../peaks/keep.ts'
import { byLog } from '../peaks/schemas.ts'
import { demoPeaks } from './peaks.ts'
import { demoSeats, type DemoUser } from './seats.ts'

/** Subscriptions with the seats that their vendors' lists told of. */
export async function seedSeats(ctx: Write, seed: number, people: readonly DemoUser[], today: string) {
  const all = demoSeats(seed, people, today)
  const made = await createProducts(
    ctx,
    all.map(({ draft }) => draft),
  )
  const idOf = (n: number) => made[n]?.id ?? ''
  const seats = all.flatMap(({ seats: some }, n) =>
    some.map((seat) => ({
      id: newId(),
      product_id: idOf(n),
      ...seat,
      by_hand: false,
      source: 'seats',
      seen_at: `${today}T05:00:00.000Z`,
      ended_at: null,
    })),
  )
  await insertRows('vendor_seat', seats).execute(ctx.db)
  await createEntitlements(
    ctx,
    all.flatMap(({ lots }, n) => lots.map((lot) => ({ ...lot, product_id: idOf(n) }))),
  )
}

interface Around {
  readonly people: readonly DemoUser[]
  readonly devices: readonly string[]
  readonly now: string
}

/** Keys of some lots, and who looked at them of late, told as of then. */
export async function seedKeys(ctx: Write, seed: number, { people, devices, now }: Around) {
  const who = new Map(people.map(({ name, id }) => [name, id]))
  const { rows: lots } = await sql<{ id: string; product_id: string; product: string; order_no: string }>`
    select l.id, o.id as product_id, o.title as product, l.order_no from entitlement l join product o on o.id = l.product_id`.execute(
    ctx.db,
  )
  const ago = (days: number) =>
    Temporal.Instant.from(now)
      .subtract({ hours: 24 * days - 2 })
      .toString()
  let at = 0
  for (const { product, order_no, label, keys, activations, sights } of demoKeys(seed)) {
    const lot = lots.find((one) => one.product === product && one.order_no === order_no)
    const [ref] = lot ? await seenEach(ctx, [lot.product_id], 'read') : []
    if (!lot || !ref) continue
    const [key_id] = await keepKeys(ctx, ref, lot, { lot_id: lot.id, keys, label, activations })
    for (const [days, by, reason, hands] of sights) {
      const by_id = who.get(by)
      if (by_id === undefined || key_id === undefined) continue
      const holder_id = hands ? (devices[at++] ?? null) : null
      const then = ago(days)
      await ctx.db
        .insertInto('licence_key_sight')
        .values({
          id: newId(),
          key_id,
          product_id: ref.id,
          label,
          ending: endingOf(keys[0] ?? ''),
          at: then,
          by_id,
          reason,
          holder_id,
        })
        .execute()
      const key = { id: key_id, label, order_no, activations }
      if (holder_id !== null)
        await handKeys(ctx, [{ item_id: ref.id, key, holder_id, at: then, by: by_id }], 'given')
      const facts = { lot_id: lot.id, label, order_no, key_id, reason, holder_id, hands: holder_id !== null }
      ctx.emit(productKeySeen, ref, facts, { at: then, by: { id: by_id } })
    }
  }
}

/** Seats that were given by hand, one of them taken back since. */
export async function seedGiven(ctx: Write, { people, now }: Omit<Around, 'devices'>): Promise<void> {
  const { rows } = await sql<{ id: string; product_id: string; order_no: string; quantity: number }>`
    select l.id, l.product_id, l.order_no, l.quantity from entitlement l join product o on o.id = l.product_id
    where o.title = 'Hull Designer Pro' and l.metric = 'device' order by l.id limit 1`.execute(ctx.db)
  const [lot] = rows
  const [ref] = lot ? await seenEach(ctx, [lot.product_id], 'read') : []
  if (!lot || !ref) return
  // They use it: how licences stand is the same as without.
  const { rows: chosen } = await sql<{ device_id: string }>`
    select distinct i.device_id from installation i join package p on p.id = i.package_id
    where p.product_id = ${ref.id}::uuid and i.last_seen is null order by 1 limit ${Math.min(3, lot.quantity)}::int`.execute(
    ctx.db,
  )
  const seats = chosen.map(({ device_id: holder_id }) => ({ ref, lot, holder_id }))
  const by = people.find(({ name }) => name === 'Jonas Behrens')?.id
  const later = Temporal.Instant.from(now)
    .subtract({ hours: 24 * 30 })
    .toString()
  if (seats.length === 0) return
  await handSeats(asOf(ctx, by, ctx.now), seats, 'given')
  await handSeats(asOf(ctx, by, later), seats.slice(2), 'taken')
}

/** What the licence server of the books logged of its use at once, as it was read in yesterday. */
export async function seedPeaks(
  ctx: Write,
  seed: number,
  { people, now, today }: Omit<Around, 'devices'> & { readonly today: string },
): Promise<void> {
  const { rows } = await sql<{ id: string; owned: number }>`
    select o.id, sum(l.quantity)::int as owned from entitlement l join product o on o.id = l.product_id
    where o.title = 'Havn Ledger' and l.metric = 'concurrent' group by o.id`.execute(ctx.db)
  const by = people.find(({ name }) => name === 'Jonas Behrens')?.id
  const yesterday = Temporal.Instant.from(now).subtract({ hours: 24 }).toString()
  for (const { id, owned } of rows)
    await keepPeaks(
      asOf(ctx, by, yesterday),
      demoPeaks(seed, today, owned).map((one) => ({
        product_id: id,
        source: byLog,
        unit: 'user' as const,
        ...one,
      })),
      () => true,
    )
}
