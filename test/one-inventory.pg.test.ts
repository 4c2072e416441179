import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createPeople } from '#modules/people/public'
import { createVendors } from '#modules/vendors/public'
import { agentsIn, debianAgent, hasAgent, reportOf } from './agents.ts'
import { importing } from './importing.ts'
import { world } from './world.ts'

const house = await world()
const { someone, must, write, db } = house
const { imported, rehearsed } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
const { token, send, only } = await agentsIn(house)

const order = [
  'Order Number,Order Date,Description,Service Tag,Qty,Unit Price,Delivery Date,Warranty End Date',
  '700001,03/22/2026,Latitude 7450,ORD0001,1,"$1,289.00",03/23/2026,03/13/2029',
  '700001,03/22/2026,Latitude 7450,ORD0002,1,"$1,289.00",03/23/2026,03/13/2029',
].join('\n')
const snipe = [
  'ID,Asset Name,Asset Tag,Serial,Model,Model No.,Category,Status,Checked Out To,Location,Default Location,Manufacturer,Supplier',
  '1,ana-laptop,T-1,ord0001,Latitude 7450,,Laptops,Deployed,Ana Berg,,,Dell Inc.,Dell',
  '2,old-tower,T-2,OLD0003,Tower 5,,Desktops,Ready to Deploy,,,,Dell Inc.,',
].join('\n')

test('an order list, a Snipe-IT export and agents end in one true inventory: each device once, with what each knows', async () => {
  await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Dell' }]))
  await write(undefined, (ctx) => createPeople(ctx, [{ display_name: 'Ana Berg' }]))
  expect(await imported(mia, 'orders.csv', order)).toMatchObject({
    importer: 'dell-orders',
    counts: { created: 2 },
  })
  expect(await imported(mia, 'snipe.csv', snipe)).toMatchObject({
    importer: 'snipe-it-assets',
    counts: { created: 1, updated: 1 },
  })
  const told = { manufacturer: 'Dell Inc.', softwares: [['keel draw', '1']] } as const
  for (const serial of ['ORD0001', 'OLD0003', 'NEW0004'])
    await send(
      reportOf({ ...told, device: serial, name: serial.toLowerCase(), serial, model: 'As reported' }),
    )
  const { rows } = await sql<{ line: string }>`
    select lower(a.serial) || ' ' || a.tag || ' ' || a.order_no as line from asset a where a.serial <> '' order by lower(a.serial)`.execute(
    db,
  )
  expect(rows.map(({ line }) => line.trim())).toEqual([
    'new0004',
    'old0003 T-2',
    'ord0001 T-1 700001',
    'ord0002  700001',
  ])
  const { asset } = await only('ORD0001')
  expect(await must(mia, 'GET', `/api/assets/${asset?.id}`)).toMatchObject({
    name: 'ana-laptop',
    tag: 'T-1',
    model: 'Latitude 7450',
    warranty_until: '2029-03-13',
    holdings: [{ holder: { title: 'Ana Berg' } }],
    bought: { supplier: { name: 'Dell' }, order_no: '700001', cost: '1289.00 USD' },
  })
  expect(await must(mia, 'GET', `/api/software/on/${asset?.id}`)).toMatchObject({ now: 1 })
  // Brought once more, nothing is another.
  expect((await rehearsed(mia, 'orders.csv', order)).counts).toMatchObject({ create: 0, unchanged: 2 })
  expect((await rehearsed(mia, 'snipe.csv', snipe)).counts).toMatchObject({ create: 0, update: 0 })
})

test.runIf(hasAgent)(
  'Debian’s own agent on this host adds the one device that it is',
  { timeout: 240_000 },
  async () => {
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from asset`.execute(db)).rows[0]?.n ?? 0
    const before = await count()
    const run = debianAgent()
    const address = await house.app.listen({ port: 0, host: '127.0.0.1' })
    for (let twice = 0; twice < 2; twice++) expect(await run(address, token)).not.toMatch(/\[error\]/)
    expect(await count()).toBe(before + 1)
  },
)
