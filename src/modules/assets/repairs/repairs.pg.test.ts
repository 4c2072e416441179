import { expect, test } from 'vitest'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import { changeAsset } from '../commands/change-asset.ts'
import { createAssets } from '../public.ts'
import type { RepairRow } from './schemas.ts'

const { call, db, must, someone, write } = await world()
const [manager, technician, requester] = await Promise.all([
  someone('Mia', ['manager']),
  someone('Tom', ['technician']),
  someone('Rae', ['requester']),
])
const { lena, stores } = await write(undefined, async (ctx) => {
  const [person] = await createPeople(ctx, [{ display_name: 'Lena Vogt', emails: [] }])
  const [place] = await createPlaces(ctx, [{ name: 'Stores', level: 'site' }])
  return { lena: person?.id ?? '', stores: place?.id ?? '' }
})
const vendor = await must<{ id: string }>(manager, 'POST', '/api/vendors', { name: 'Hinges & Co' })
const laptop = async (holder_id: string) => {
  const [one] = await write(undefined, (ctx) =>
    createAssets(ctx, [{ type: 'laptop', holder_id, name: 'W16' }]),
  )
  return one?.id ?? ''
}
const send = (id: string, body: object) =>
  must<{ repair_id: string }>(technician, 'POST', `/api/assets/${id}/repairs`, {
    fault: 'The hinge',
    ...body,
  })
const show = (id: string) => must(technician, 'GET', `/api/assets/${id}`)
const close = (id: string, body: object = {}) =>
  call(technician, 'POST', `/api/assets/repairs/${id}/close`, body)

test('what goes to a vendor is away, and goes back to whoever had it', async () => {
  const id = await laptop(lena)
  const { repair_id } = await send(id, { vendor_id: vendor.id, rma: 'RMA-7', expected_on: '2020-01-31' })
  expect(await show(id)).toMatchObject({
    status: { code: 'in-repair', meaning: 'out' },
    holdings: [{ holder: { title: 'Hinges & Co' } }],
  })
  expect(await call(technician, 'POST', `/api/assets/${id}/repairs`, { fault: 'Again' })).toMatchObject({
    body: { title: 'W16 is away for repair already' },
  })
  const { items } = await must<{ items: RepairRow[] }>(technician, 'GET', '/api/assets/repairs?state=overdue')
  expect(items).toMatchObject([{ asset: { name: 'W16' }, vendor: { name: 'Hinges & Co' }, overdue: true }])
  expect(JSON.stringify(await must(technician, 'GET', '/api/bridge'))).toContain(
    'One asset should be back from repair',
  )
  await must(technician, 'PATCH', `/api/assets/repairs/${repair_id}`, { version: 1, cost: '80.00 EUR' })
  expect(
    (await call(technician, 'PATCH', `/api/assets/repairs/${repair_id}`, { version: 1, rma: 'x' })).status,
  ).toBe(412)
  expect((await close(repair_id)).status).toBe(200)
  expect(await show(id)).toMatchObject({
    status: { meaning: 'in-use' },
    holdings: [{ holder: { title: 'Lena Vogt' } }],
  })
  expect(await close(repair_id)).toMatchObject({ body: { title: 'This repair has ended' } })
  expect(await must(technician, 'GET', `/api/assets/${id}/repairs`)).toMatchObject({
    cost: ['80.00 EUR'],
    items: [{ result: 'repaired', cost: '80.00 EUR' }],
  })
  const told = JSON.stringify(await must(technician, 'GET', `/api/records/${id}/history`))
  expect(told).toContain('Hinges & Co, expected back 31 Jan 2020')
  expect(told).toContain('Repair ended: repaired, 80.00 EUR')
})

test('what is repaired in the house stays where it is; another one has its own serial number', async () => {
  const id = await laptop(stores)
  const { repair_id } = await send(id, {})
  expect(await show(id)).toMatchObject({ status: { meaning: 'out' }, place: { name: 'Stores' } })
  expect(await close(repair_id, { new_serial: 'N-2' })).toMatchObject({
    body: { title: 'A new serial number belongs to one that was replaced' },
  })
  expect((await close(repair_id, { result: 'replaced', new_serial: 'N-2' })).status).toBe(200)
  expect(await show(id)).toMatchObject({ status: { meaning: 'ready' }, serial: 'N-2' })
})

test('what could not be repaired stays away', async () => {
  const id = await laptop(lena)
  const { repair_id } = await send(id, { vendor_id: vendor.id })
  expect((await close(repair_id, { result: 'not-repaired', to_id: stores })).status).toBe(200)
  expect(await show(id)).toMatchObject({ status: { meaning: 'out' }, place: { name: 'Stores' } })
})

test('what somebody had who has left goes where it belongs, else somebody says where', async () => {
  const [gone] = await write(undefined, (ctx) =>
    createPeople(ctx, [{ display_name: 'Ole Berg', emails: [], ends_on: '2020-01-31' }]),
  )
  const id = await laptop(gone?.id ?? '')
  const first = await send(id, { vendor_id: vendor.id })
  expect(await close(first.repair_id)).toMatchObject({
    status: 422,
    body: { title: 'It is not known to whom W16 goes back; say where it goes' },
  })
  expect((await close(first.repair_id, { to_id: gone?.id })).status).toBe(200)
  const second = await send(id, { vendor_id: vendor.id })
  await write(undefined, (ctx) => changeAsset(ctx, id, { home_place_id: stores }))
  expect((await close(second.repair_id)).status).toBe(200)
  expect(await show(id)).toMatchObject({ status: { meaning: 'ready' }, place: { name: 'Stores' } })
})

test('only those who care for assets see repairs, and a counted thing has none', async () => {
  const id = await laptop(lena)
  await send(id, { vendor_id: vendor.id })
  expect((await call(requester, 'GET', '/api/assets/repairs')).status).toBe(403)
  const [mice] = await write(undefined, (ctx) =>
    createAssets(ctx, [{ type: 'accessory', name: 'Mouse', quantity: 5, holder_id: stores }]),
  )
  expect(await call(technician, 'POST', `/api/assets/${mice?.id}/repairs`, { fault: 'x' })).toMatchObject({
    body: { title: 'Mouse is counted; only single things are repaired' },
  })
  expect(await must(technician, 'GET', '/api/assets/repairs/figures')).toMatchObject({
    open: 1,
    overdue: 0,
    cost: ['80.00 EUR'],
  })
  expect(await db.selectFrom('asset_repair').select('id').execute()).toHaveLength(6)
})
