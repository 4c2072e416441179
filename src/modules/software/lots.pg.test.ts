import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expiringIn } from '#facets/expiry/sources'
import { createVendors } from '#modules/vendors/public'
import { licensed, type Made, one } from '#test/licences'
import { world } from '#test/world'
import { createEntitlements } from './entitlements/commands.ts'

const house = await world()
const { call, db, must, write } = house
const { manager, technician, devices, report, addProduct, show } = await licensed(house)

test('lots are bought, by id or by name; their terms must make sense; their ends stand on the runway', async () => {
  const [vendor] = await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Vestfjord Software' }]))
  const made = await write(undefined, (ctx) =>
    createEntitlements(ctx, [
      {
        product: { name: 'Keel Planner', publisher: 'Vestfjord AS' },
        vendor_id: vendor?.id ?? null,
        metric: 'device',
        quantity: 2,
        starts_on: null,
        ends_on: '2099-05-31',
        cost: '1200.00 EUR',
        order_no: 'PO-7',
        order_line: '2',
        note: '',
      },
      { product: { name: 'KEEL planner' }, metric: 'user', quantity: 1 },
    ]),
  )
  expect(made).toHaveLength(2)
  const found = await must<{ items: Made[] }>(technician, 'GET', '/api/software?q=name:keel')
  expect(found.items).toHaveLength(1)
  const id = found.items[0]?.id ?? ''
  await report(devices[5] ?? '', [one('Keel Planner', '4')])
  await expect(show({ id })).resolves.toMatchObject({ packages: 1 })
  const { items } = await must<{ items: { id: string; vendor: object; cost: string }[] }>(
    technician,
    'GET',
    `/api/software/products/${id}/lots`,
  )
  expect(items[0]).toMatchObject({ vendor: { name: 'Vestfjord Software' }, cost: '1200.00 EUR', given: [] })
  const lots = (what: string, body: object) =>
    call(manager, 'POST', `/api/software/products/${id}/lots${what}`, { lot_id: items[0]?.id, ...body })
  const odd = { quantity: 1, starts_on: '2027-01-01', ends_on: '2026-01-01' }
  await expect(lots('', odd)).resolves.toMatchObject({ status: 422 })
  await expect(lots('/give', { holder_id: vendor?.id })).resolves.toMatchObject({ status: 409 })
  await expect(lots('/give', { holder_id: devices[5] })).resolves.toMatchObject({ status: 200 })
  await expect(
    lots('/save', { quantity: 3, ends_on: '2099-05-31', cost: '1200.00 EUR', order_no: 'PO-7' }),
  ).resolves.toMatchObject({ status: 200 })
  const runway = await house.read(undefined, (ctx) =>
    expiringIn(ctx, { from: '2099-01-01', until: '2099-12-31' }),
  )
  expect(runway.expiries).toMatchObject([{ title: 'Keel Planner, 3 licences', ends_on: '2099-05-31' }])
  const told = await must<object>(technician, 'GET', `/api/records/${id}/history`)
  for (const line of ['Bought: 2 × Device', 'How many: 2 → 3', 'Gave AST-6 Laptop 6 a seat'])
    expect(JSON.stringify(told)).toContain(line)
})

test('what begins tomorrow counts where it is tomorrow already: in the house', async () => {
  await sql`insert into setting (name, value) values ('organisation.zone', '"Pacific/Kiritimati"')`.execute(
    db,
  )
  const { id } = await addProduct({ name: 'Boom' })
  const lot = { product_id: id, quantity: 3, starts_on: '2026-12-01' }
  await write(undefined, (ctx) => createEntitlements(ctx, [lot]), '2026-11-30T12:00:00.000Z')
  await expect(show({ id })).resolves.toMatchObject({ owned: 3 })
  await sql`delete from setting where name = 'organisation.zone'`.execute(db)
})

test('an audit pack holds what was true when it was made, and nobody changes it', async () => {
  const [vendor] = await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Auditing Ltd' }]))
  const vendor_id = vendor?.id ?? ''
  const freeze = () => call(manager, 'POST', '/api/software/audits', { vendor_id })
  await expect(freeze()).resolves.toMatchObject({ status: 409 })
  const { id } = await addProduct({ name: 'Ballast Sim', vendor_id, rules: [{ name: 'ballast sim' }] })
  for (const device of devices.slice(0, 3)) await report(device, [one('Ballast Sim', '2')])
  await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: id, quantity: 2, order_no: 'PO-9' }]),
  )
  const made = (await freeze()).body as { id: string }
  await must(manager, 'POST', `/api/software/products/${id}/lots`, { quantity: 50 })
  // What an order bought there counts as bought from it, whoever the product names.
  const other = await addProduct({ name: 'Tide Tables' })
  await write(undefined, (ctx) => createEntitlements(ctx, [{ product_id: other.id, quantity: 1, vendor_id }]))
  const again = (await freeze()).body as { id: string }
  await expect(must(technician, 'GET', `/api/software/audits/${again.id}`)).resolves.toMatchObject({
    of: [{ name: 'Ballast Sim' }, { name: 'Tide Tables' }],
  })
  const view = await must<{ sha256: string; of: object[] }>(
    technician,
    'GET',
    `/api/software/audits/${made.id}`,
  )
  expect(view).toMatchObject({
    short: 1,
    installs: 3,
    of: [{ name: 'Ballast Sim', counts: { owned: 2, covered: 2 } }],
  })
  const { status, body } = await call(technician, 'GET', `/api/software/audits/${made.id}/file`)
  expect(status).toBe(200)
  expect(String(body).startsWith('PK')).toBe(true)
  const [row] = await house.db.selectFrom('audit_pack').selectAll().where('id', '=', made.id).execute()
  const { installations } = JSON.parse(row?.content ?? '') as { installations: object[] }
  expect(installations).toContainEqual(
    expect.objectContaining({
      why: 'own',
      because: 'Covered: PO-9, 2 × Device of Ballast Sim',
      packages: [{ name: 'Ballast Sim', version: '2' }],
    }),
  )
  expect(installations).toContainEqual(expect.objectContaining({ because: 'All 2 seats are taken' }))
  expect(
    createHash('sha256')
      .update(row?.content ?? '')
      .digest('hex'),
  ).toBe(view.sha256)
  await expect(house.db.updateTable('audit_pack').set({ short: 0 }).execute()).rejects.toThrow(
    'never changed',
  )
  await expect(house.db.deleteFrom('audit_pack').execute()).rejects.toThrow('never changed')
  const told = await must<object>(technician, 'GET', `/api/records/${vendor_id}/history`)
  expect(JSON.stringify(told)).toContain(`SHA-256 ${view.sha256.slice(0, 16)}`)
  await expect(call(technician, 'POST', '/api/software/audits', { vendor_id })).resolves.toMatchObject({
    status: 403,
  })
})
