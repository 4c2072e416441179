import { expect, test, vi } from 'vitest'
import { shortageSources } from '#facets/shortage/sources'
import { prepareJoiners } from '#modules/assets/joiners/prepare'
import type { KitSeat } from '#modules/assets/kits/schemas'
import { createAssets } from '#modules/assets/public'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { newId } from '#kernel/ids'
import { refreshAll } from '#modules/software/positions'
import {
  createEntitlements,
  createProducts,
  giveSeatsTo,
  recordInstallations,
} from '#modules/software/public'
import { one } from '#test/licences'
import { world } from '#test/world'

const house = await world()
const { db, must, read, write } = house
const [manager, technician] = await Promise.all([
  house.someone('Mia', ['manager', 'people-manager']),
  house.someone('Tom', ['technician']),
])
const adam = await house.someone('Adam', ['administrator'])
const inDays = (days: number) => Temporal.Now.plainDateISO('UTC').add({ days }).toString()
const { lena, omar, workshop, ids } = await write(undefined, async (ctx) => {
  const [one, other] = await createPeople(ctx, [
    { display_name: 'Lena Vogt', emails: [] },
    { display_name: 'Omar Sy', emails: [] },
  ])
  const [place, room] = await createPlaces(ctx, [
    { name: 'Stores', level: 'site' },
    { name: 'Workshop', level: 'site' },
  ])
  await createAssets(
    ctx,
    [1, 2, 3].map((n) => ({ type: 'laptop', name: `L-${n}`, holder_id: place?.id ?? '' })),
  )
  const made = await createProducts(ctx, [
    { name: 'Draw Pro' },
    { name: 'Keel Suite', rules: [{ name: 'keel suite' }] },
    { name: 'Reader', licensing: 'free' },
    { name: 'Waves' },
  ])
  const [draw, suite, , waves] = made
  await createEntitlements(ctx, [
    // Counted by devices: nothing needs to be given.
    { product_id: draw?.id, metric: 'device', quantity: 9 },
    { product_id: suite?.id, metric: 'user', quantity: 1, ends_on: inDays(-1) },
    { product_id: suite?.id, metric: 'user', quantity: 1, cost: '90.00 EUR', order_no: 'PO-1' },
    { product_id: waves?.id, metric: 'user', quantity: 9 },
  ])
  return {
    lena: one?.id ?? '',
    omar: other?.id ?? '',
    workshop: room?.id ?? '',
    ids: made.map(({ id }) => id),
  }
})
const [, suite = '', , waves = ''] = ids
const kit = await must<{ id: string }>(manager, 'POST', '/api/assets/kits', {
  name: 'Joiner',
  job_title: 'Designer',
  product_ids: ids.slice(0, 3),
  items: [{ type: 'laptop', quantity: 1 }],
})
const states = (seats: readonly KitSeat[]) => seats.map(({ title, state }) => `${title} ${state}`)
const hand = async (to_id: string) =>
  states(
    (
      await must<{ seats: KitSeat[] }>(technician, 'POST', `/api/assets/kits/${kit.id}/hand-over`, {
        to_id,
      })
    ).seats,
  )
const missing = async () => {
  const found = await Promise.all(shortageSources().map(({ find }) => read(undefined, find)))
  return found.flat().map(({ title, missing: n }) => `${title} ${n}`)
}
const inHand = async (id: string) =>
  (
    await must<{ items: { product: { name: string } }[] }>(technician, 'GET', `/api/software/held/${id}`)
  ).items.map(({ product }) => product.name)

test('whoever is handed a kit has a seat of each of its licences, in the same batch as the things', async () => {
  const plan = await must<{ seats: KitSeat[] }>(technician, 'GET', `/api/assets/kits/${kit.id}/plan`)
  expect(states(plan.seats)).toEqual(['Draw Pro ready', 'Keel Suite given', 'Reader ready'])
  // A place sits on no seat.
  expect(await hand(workshop)).toEqual([])
  expect(await hand(lena)).toEqual(['Draw Pro ready', 'Keel Suite given', 'Reader ready'])
  expect(await inHand(lena)).toEqual(['Keel Suite'])
  const moves = await db
    .selectFrom('custody_move')
    .select(['batch', 'part_kind'])
    .where('to_id', '=', lena)
    .execute()
  expect(moves.map(({ part_kind }) => part_kind)).toEqual(expect.arrayContaining(['seat', null]))
  expect(moves).toHaveLength(2)
  expect(new Set(moves.map(({ batch }) => batch)).size).toBe(1)
})

test('where none is left the things go all the same, and it counts as missing until they have one', async () => {
  expect(await missing()).toEqual([])
  expect(await hand(omar)).toEqual(['Draw Pro ready', 'Keel Suite lacking', 'Reader ready'])
  expect(await inHand(omar)).toEqual([])
  expect(await missing()).toEqual(['Keel Suite 1'])
  const told = JSON.stringify(await must(technician, 'GET', `/api/records/${suite}/history`))
  expect(told).toContain('No seat was left for ')
  const { lot_id } = await must<{ lot_id: string }>(manager, 'POST', `/api/software/products/${suite}/lots`, {
    metric: 'user',
    quantity: 2,
  })
  expect(await missing()).toEqual([])
  await must(manager, 'POST', `/api/software/products/${suite}/lots/give`, { lot_id, holder_id: omar })
  expect(await inHand(omar)).toEqual(['Keel Suite'])
  // Who had one does not wait for it again once it is given back.
  await must(manager, 'POST', `/api/software/products/${suite}/lots/take`, { lot_id, holder_id: omar })
  expect(await db.selectFrom('seat_wish').selectAll().execute()).toEqual([])
})

test('where it is installed it counts once, and whom the vendor’s list names waits for nothing', async () => {
  const [laptop] = await db.selectFrom('holding').select('item_id').where('holder_id', '=', omar).execute()
  const [made] = await write(undefined, (ctx) =>
    createProducts(ctx, [{ name: 'Tiller', rules: [{ name: 'tiller' }] }]),
  )
  const id = made?.id ?? ''
  await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: id, metric: 'user', quantity: 1, order_no: 'PO-9' }]),
  )
  const give = async (person_id: string) =>
    states(await write(undefined, (ctx) => giveSeatsTo(ctx, { products: [id], person_id })))
  const installed = (names: readonly string[]) =>
    write(undefined, async (ctx) => {
      const packages = names.map((name) => one(name, '1'))
      await recordInstallations(ctx, laptop?.item_id ?? '', packages)
      await refreshAll(ctx)
    })
  expect(await give(lena)).toEqual(['Tiller given'])
  expect(await give(omar)).toEqual(['Tiller lacking'])
  expect(await missing()).toEqual(['Tiller 1'])
  await installed(['Tiller'])
  expect(await missing()).toEqual(['Tiller 1'])
  expect(await give(omar)).toEqual(['Tiller ready'])
  const now = new Date().toISOString()
  const seat = { account: 'omar', person_id: omar, source: 'plain', since: now, seen_at: now }
  await db
    .insertInto('vendor_seat')
    .values({ id: newId(), product_id: id, ...seat })
    .execute()
  await installed([])
  expect(await missing()).toEqual([])
  expect(await give(omar)).toEqual(['Tiller ready'])
})

test('whoever is to begin has their seats at once; who does not begin after all gives them back', async () => {
  await must(adam, 'PATCH', '/api/settings/assets.joiners', { value: true })
  const [nora] = await write(undefined, (ctx) =>
    createPeople(ctx, [
      { display_name: 'Nora Lie', job_title: 'Designer', starts_on: inDays(12), emails: [] },
    ]),
  )
  const id = nora?.id ?? ''
  const look = () => write(undefined, prepareJoiners)
  await look()
  await vi.waitFor(async () => expect(await inHand(id)).toEqual(['Keel Suite']), { timeout: 10_000 })
  await must(manager, 'PATCH', `/api/people/${id}`, { starts_on: null })
  await look()
  await vi.waitFor(async () => expect(await inHand(id)).toEqual([]), { timeout: 10_000 })
})

test('what somebody had before their kit was put together stays theirs when they do not begin after all', async () => {
  await must(manager, 'POST', '/api/assets/kits', {
    name: 'Crew',
    job_title: 'Sailor',
    product_ids: [suite, waves],
    items: [{ type: 'laptop', quantity: 1 }],
  })
  const [nia] = await write(undefined, (ctx) => createPeople(ctx, [{ display_name: 'Nia Holm', emails: [] }]))
  const id = nia?.id ?? ''
  await write(undefined, (ctx) => giveSeatsTo(ctx, { products: [waves], person_id: id }))
  expect(await inHand(id)).toEqual(['Waves'])
  const becomes = async (change: object) => {
    await must(manager, 'PATCH', `/api/people/${id}`, change)
    await write(undefined, prepareJoiners)
  }
  await becomes({ job_title: 'Sailor', starts_on: inDays(12) })
  await vi.waitFor(async () => expect((await inHand(id)).toSorted()).toEqual(['Keel Suite', 'Waves']), {
    timeout: 10_000,
  })
  await becomes({ starts_on: null })
  await vi.waitFor(async () => expect(await inHand(id)).toEqual(['Waves']), { timeout: 10_000 })
})
