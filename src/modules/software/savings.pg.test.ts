import { expect, test } from 'vitest'
import { licensed, type Made, one } from '#test/licences'
import { world } from '#test/world'
import { createEntitlements, giveSeat } from './entitlements/commands.ts'
import { refreshPositions } from './positions.ts'
import { noteDevice } from './record.ts'

const house = await world()
const { call, must, write } = house
const { technician, devices, report, addProduct, show } = await licensed(house)

test('what lies idle is told with its money, and the cheapest legal position uses it before anything is bought', async () => {
  const [std, pro] = await Promise.all(
    ['Trim Standard', 'Trim Pro'].map((name, edition) =>
      addProduct({ name, family: 'Trim', edition: edition + 1, rules: [{ name }] }),
    ),
  )
  if (!std || !pro) throw new Error('none was made')
  for (const device of devices.slice(0, 4)) await report(device, [one('Trim Pro', '1')])
  const [lot] = await write(
    undefined,
    (ctx) =>
      createEntitlements(ctx, [
        { product_id: pro.id, quantity: 2, cost: '600.00 EUR' },
        { product_id: std.id, quantity: 1, cost: '50.00 EUR' },
      ]),
    '2026-01-01T00:00:00Z',
  )
  await write(
    undefined,
    (ctx) => giveSeat(ctx, { id: pro.id, lot_id: lot?.id ?? '', holder_id: devices[5] ?? '' }),
    '2026-01-01T00:00:00Z',
  )
  // One who runs a lower edition of the family uses the seat.
  const [lower] = await write(
    undefined,
    (ctx) =>
      createEntitlements(ctx, [{ product_id: pro.id, quantity: 1, downgrade: true, cost: '300.00 EUR' }]),
    '2026-01-01T00:00:00Z',
  )
  await report(devices[4] ?? '', [one('Trim Standard', '1')])
  await write(
    undefined,
    (ctx) => giveSeat(ctx, { id: pro.id, lot_id: lower?.id ?? '', holder_id: devices[4] ?? '' }),
    '2026-01-01T00:00:00Z',
  )
  const facts = { cores: 8, processors: 1 }
  await write(undefined, (ctx) => noteDevice(ctx, devices[3] ?? '', facts), '2026-02-01T00:00:00Z')
  await write(undefined, (ctx) => noteDevice(ctx, devices[2] ?? '', facts))
  const { items, saves } = await must<{ items: object[]; saves: string[] }>(
    technician,
    'GET',
    '/api/software/reclaimable?days=60&limit=200',
  )
  expect(items).toMatchObject([
    { what: 'seat', holder: { title: 'Laptop 6' }, saves: '300.00 EUR' },
    { what: 'device', holder: { title: 'Laptop 4' }, saves: '300.00 EUR' },
  ])
  expect(saves).toEqual(['600.00 EUR'])
  const plan = await must<{ steps: { what: string }[]; cost: string; instead: string }>(
    technician,
    'GET',
    `/api/software/products/${pro.id}/cheapest`,
  )
  expect(plan).toMatchObject({ cost: '0.00 EUR', instead: '900.00 EUR' })
  expect(plan.steps.map(({ what }) => what).sort()).toEqual(['lower', 'move', 'remove'])
})

test('what is paid by the month is told as a year', async () => {
  const { id } = await addProduct({ name: 'Tide Table', rules: [{ name: 'tide table' }] })
  const [lot] = await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: id, quantity: 2, cost: '20.00 EUR', per: 'month' }]),
  )
  await write(
    undefined,
    (ctx) => giveSeat(ctx, { id, lot_id: lot?.id ?? '', holder_id: devices[1] ?? '' }),
    '2026-01-01T00:00:00Z',
  )
  await expect(show({ id })).resolves.toMatchObject({ spare: 1, idle: '120.00 EUR' })
  const { items } = await must<{ items: { product: Made; saves: string }[] }>(
    technician,
    'GET',
    '/api/software/reclaimable?limit=200',
  )
  expect(items.find(({ product }) => product.id === id)?.saves).toBe('120.00 EUR')
  for (const n of [0, 2, 4]) await report(devices[n] ?? '', [one('Tide Table', '1')])
  const plan = await must<object>(technician, 'GET', `/api/software/products/${id}/cheapest`)
  expect(plan).toMatchObject({ cost: '120.00 EUR', instead: '240.00 EUR', unpriced: 0 })
})

test('what is alike is counted where it is and not brought into memory, and its proof says the same', async () => {
  const { id } = await addProduct({ name: 'Buoy Reader', licensing: 'free', rules: [{ name: 'buoy*' }] })
  const { id: bought } = await addProduct({ name: 'Fender Suite', rules: [{ name: 'fender*' }] })
  for (const device of devices.slice(0, 3))
    await report(device, [one('Buoy A', '1'), one('Buoy B', '1'), one('Fender A', '1'), one('Fender B', '1')])
  await write(undefined, (ctx) => createEntitlements(ctx, [{ product_id: bought, quantity: 2 }]))
  const asked: string[] = []
  await write(undefined, (ctx) => {
    const db = ctx.db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(JSON.stringify(node))
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    })
    return refreshPositions({ ...ctx, db }, [id, bought])
  })
  expect(asked.some((node) => node.includes('i.device_id as device'))).toBe(false)
  await expect(show({ id })).resolves.toMatchObject({ installed: 3, covered: 3, short: 0, owned: 0 })
  await expect(show({ id: bought })).resolves.toMatchObject({ installed: 3, covered: 2, short: 1, spare: 0 })
  const proof = await must<object>(technician, 'GET', `/api/software/products/${bought}/position`)
  expect(proof).toMatchObject({ total: 3, covered: 2, exact: true })
  const page = '/api/software/reclaimable?days='
  await expect(call(technician, 'GET', `${page}1`)).resolves.toMatchObject({ status: 422 })
  const all = await must<{ saves: string[] }>(technician, 'GET', `${page}60`)
  const first = await must<{ saves: string[]; next: string }>(technician, 'GET', `${page}60&limit=1`)
  const second = await must<{ saves: string[] }>(technician, 'GET', `${page}60&limit=1&after=${first.next}`)
  expect([first.saves, second.saves]).toEqual([all.saves, all.saves])
  await expect(must(technician, 'GET', `${page}3650`)).resolves.toEqual({ items: [], next: null, saves: [] })
})
