import { expect, test } from 'vitest'
import { type Made, vendors } from '#test/vendors'
import { world } from '#test/world'
import { takeServices } from './take.ts'

const house = await world()
const { call, must, write, db } = house
const { auditor, manager, name, technician, vendor } = await vendors(house)
const contract = (of: Made) =>
  must<Made>(manager, 'POST', '/api/contracts', {
    name: name(),
    vendor_id: of.id,
    starts_on: '2026-01-01',
    first_end: '2026-12-31',
  })
const services = async (q: string) =>
  (
    await must<{ items: (Made & { name: string; serves: number; contract: string | null })[] }>(
      auditor,
      'GET',
      `/api/vendor-services?sort=tier&q=${encodeURIComponent(q)}`,
    )
  ).items

test('a service has a contract with its vendor, how critical it is, and what it serves; vendors name theirs in one line', async () => {
  const of = await vendor({ services: 'Colocation' })
  const [first] = await services(`vendor:${of.id}`)
  expect(first).toMatchObject({ name: 'Colocation', contract: null, serves: 0 })
  const [mine, other] = [await contract(of), await contract(await vendor())]
  const hands = { vendor_id: of.id, name: 'Remote hands', tier: '1', contract_id: mine.id }
  expect((await call(technician, 'POST', '/api/vendor-services', hands)).status).toBe(403)
  expect(
    (await call(manager, 'POST', '/api/vendor-services', { ...hands, contract_id: other.id })).status,
  ).toBe(422)
  const made = await must<Made>(manager, 'POST', '/api/vendor-services', hands)
  const line = async () =>
    (await must<{ services: string }>(auditor, 'GET', `/api/vendors/${of.id}`)).services
  expect(await line()).toBe('Remote hands, Colocation')
  expect((await call(manager, 'PATCH', `/api/vendors/${of.id}`, { services: 'x' })).status).toBe(422)
  await must(manager, 'POST', '/api/links', {
    links: [{ from: made.id, relation: 'serves', to: other.id }],
  })
  expect(await services(`contract:${mine.id} tier<=2`)).toMatchObject([{ id: made.id, serves: 1 }])
  expect((await services('contract:none')).map(({ id }) => id)).toContain(first?.id)
  const moved = await call(manager, 'PATCH', `/api/contracts/${mine.id}`, {
    vendor_id: (await vendor()).id,
  })
  expect(moved).toMatchObject({ status: 409 })
  await must(manager, 'PATCH', `/api/vendor-services/${made.id}`, { name: 'Hands', tier: null })
  expect(await line()).toBe('Colocation, Hands')
  await must(manager, 'POST', `/api/vendor-services/${made.id}/archive`, {})
  expect(await line()).toBe('Colocation')
  const told = JSON.stringify(await must(auditor, 'GET', `/api/records/${of.id}/history`))
  expect(told).toContain('Services: Colocation, Hands → Colocation')
})

test('what stood in a text becomes the first service once, however often one looks', async () => {
  const [short, long] = [await vendor(), await vendor()]
  const text = `Racks, ${'power and cooling '.repeat(20)}`.trim()
  await db.updateTable('vendor').set({ services: 'Lines, mobile' }).where('id', '=', short.id).execute()
  await db.updateTable('vendor').set({ services: text }).where('id', '=', long.id).execute()
  await write(undefined, (ctx) => takeServices(ctx))
  await write(undefined, (ctx) => takeServices(ctx))
  expect(await services(`vendor:${short.id}`)).toMatchObject([{ name: 'Lines, mobile' }])
  const [one, ...more] = await services(`vendor:${long.id}`)
  expect([one?.name.length, more]).toEqual([text.slice(0, 200).trim().length, []])
  expect(await must(auditor, 'GET', `/api/vendor-services/${one?.id ?? ''}`)).toMatchObject({ what: text })
  expect(await must(auditor, 'GET', `/api/vendors/${long.id}`)).toMatchObject({ services: one?.name })
  const early = await vendor()
  await db.updateTable('vendor').set({ services: 'Printers' }).where('id', '=', early.id).execute()
  await must(manager, 'POST', '/api/vendor-services', { vendor_id: early.id, name: 'Paper' })
  expect((await services(`vendor:${early.id}`)).map(({ name: called }) => called).toSorted()).toEqual([
    'Paper',
    'Printers',
  ])
})
