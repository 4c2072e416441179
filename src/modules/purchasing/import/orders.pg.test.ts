import { expect, test } from 'vitest'
import { createVendors } from '#modules/vendors/public'
import { importing } from '#test/importing'
import { type Made, purchases, type View } from '#test/purchases'
import { world } from '#test/world'

const house = await world()
const { call, db, someone, must, write } = house
const { read, rehearsed, imported, act, rows } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
const { posted, done: did, technician, manager } = await purchases(house)
await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Dell' }, { name: 'Skagen Datateknikk' }]))

interface Row {
  id: string
  key: string
  name: string
  serial: string
}
const listed = async (path: string, q: string) =>
  (await must<{ items: Row[] }>(mia, 'GET', `/api/${path}?q=${encodeURIComponent(q)}`)).items
async function purchase(order: string) {
  const [found] = await listed('purchasing', `order:${order}`)
  return must(mia, 'GET', `/api/purchasing/${found?.id ?? ''}`)
}

const dell = [
  'Order Number,Order Date,Description,Service Tag,Qty,Unit Price,Delivery Date,Estimated Delivery Date,Warranty End Date',
  '900001,03/22/2026,Latitude 7450,ABC1234,1,"$1,289.00",03/23/2026,03/26/2026,03/13/2029',
  '900001,03/22/2026,Latitude 7450,ABC1235,1,"$1,289.00",03/23/2026,03/26/2026,03/13/2029',
  '900001,03/22/2026,Dell Dock WD22,DOC0001,1,$189.50,03/30/2026,03/26/2026,',
  '900001,03/22/2026,Laptop sleeve,,10,$12.00,,,',
  '900002,04/15/2026,UltraSharp U2723QE,MON0001,1,$540.00,04/28/2026,,',
].join('\n')

test('the order list of a maker becomes orders with devices, and nothing the second time; it can be taken back', async () => {
  const mapped = await read(mia, 'dell.csv', dell)
  expect(mapped).toMatchObject({ state: 'mapping', importer: 'dell-orders', open: [] })
  const tried = await act(mia, mapped, 'rehearse')
  expect(tried).toMatchObject({ state: 'rehearsed', counts: { rows: 5, create: 5, error: 0 } })
  const done = await act(mia, tried, 'run')
  expect(done).toMatchObject({ state: 'done', counts: { created: 5 } })
  expect(await purchase('900001')).toMatchObject({
    name: 'Order 900001',
    status: 'partly',
    vendor: { name: 'Dell' },
    net: '2887.50 USD',
    ordered_on: '2026-03-22',
    promised_on: '2026-03-26',
    lines: [
      { title: 'Latitude 7450', asset_type: 'laptop', quantity: 2, received: 2, unit_price: '1289.00 USD' },
      { title: 'Dell Dock WD22', asset_type: 'dock', quantity: 1, received: 1 },
      { title: 'Laptop sleeve', sort: 'thing', quantity: 10, received: 0 },
    ],
    receipts: [{ received_on: '2026-03-23' }, { received_on: '2026-03-30' }],
  })
  expect(await purchase('900002')).toMatchObject({ status: 'received', received_on: '2026-04-28' })
  const [laptop] = await listed('assets', 'serial:ABC1234')
  expect(await must(mia, 'GET', `/api/assets/${laptop?.id}`)).toMatchObject({
    manufacturer: 'Dell',
    model: 'Latitude 7450',
    warranty_until: '2029-03-13',
    bought: { supplier: { name: 'Dell' }, order_no: '900001', cost: '1289.00 USD' },
  })
  const again = await rehearsed(mia, 'dell-again.csv', dell)
  expect(again).toMatchObject({ counts: { rows: 5, create: 0, unchanged: 5 } })
  const more = `${dell.split('\n')[0]}\n900001,03/22/2026,Latitude 7450,ABC1299,1,"$1,289.00",03/31/2026,,`
  const longer = await imported(mia, 'dell-more.csv', more)
  expect(longer).toMatchObject({ state: 'done' })
  expect(await purchase('900001')).toMatchObject({ net: '4176.50 USD', lines: [{}, {}, {}, { received: 1 }] })
  expect(await act(mia, longer, 'undo')).toMatchObject({ state: 'undone', counts: { kept: 0 } })
  expect(await purchase('900001')).toMatchObject({ net: '2887.50 USD', lines: [{}, {}, {}] })
  // What another file went on with is kept; the other order is gone, and so are the devices of both.
  expect(await act(mia, done, 'undo')).toMatchObject({ state: 'undone', counts: { kept: 1 } })
  expect(await listed('purchasing', 'order:900002')).toEqual([])
  expect(await listed('assets', 'serial:ABC1234')).toEqual([])
})

test('an invoice of an order that a file brought waits for somebody who neither brought nor entered it', async () => {
  const [max, dag] = await Promise.all([someone('Max', ['manager']), someone('Dag', ['director'])])
  const file = 'Order Number,Order Date,Description,Quantity,Unit Price,Delivery Date'
  const row = 'S-1,2026-03-02,Cable,2,4.50 EUR,2026-03-05'
  await imported(mia, 'alone.csv', `${file}\n${row}`, 'orders')
  const { id, lines } = (await purchase('S-1')) as { id: string; lines: { id: string }[] }
  const path = `/api/purchasing/${id}/invoices`
  const bill = {
    number: 'R-1',
    dated_on: '2026-03-09',
    lines: [{ line_id: lines[0]?.id, quantity: 2, net: '9.00 EUR' }],
    tax: '0 EUR',
    total: '9.00 EUR',
  }
  const { invoice_id, held } = await must<{ invoice_id: string; held: boolean }>(max, 'POST', path, bill)
  expect(held).toBe(true)
  expect(await purchase('S-1')).toMatchObject({
    status: 'received',
    invoices: [{ status: 'held', findings: [{ passes: true }, { passes: false }] }],
  })
  const accept = (who: typeof mia) => call(who, 'POST', `${path}/accept`, { invoice_id, why: 'As it was' })
  expect(await accept(mia)).toMatchObject({ status: 409, body: { key: 'purchasing.accepts-brought' } })
  expect(await accept(max)).toMatchObject({ status: 409, body: { key: 'purchasing.accepts-entered' } })
  expect((await accept(dag)).status).toBe(200)
  expect(await purchase('S-1')).toMatchObject({ status: 'closed', invoices: [{ status: 'accepted' }] })
})

test('HP and Lenovo are known by their headings, German lists by their words', async () => {
  const hp =
    'HP Order Number;Product Number;Product Description;Serial Number;Net Price;Order Date\nH1;6T1X4EA;EliteBook 840;5CG1;1.289,00 EUR;02.03.2026'
  expect(await rehearsed(mia, 'hp.csv', hp)).toMatchObject({ importer: 'hp-orders', counts: { create: 1 } })
  const lenovo =
    'Sales Order,Material,Material Description,Serial Number,Unit Price,Ship Date\nL1,21HD,ThinkPad T14,PF1,1100.00 EUR,2026-03-02'
  expect(await rehearsed(mia, 'lenovo.csv', lenovo)).toMatchObject({
    importer: 'lenovo-orders',
    counts: { create: 1 },
  })
  const german =
    'Bestellnummer;Bestelldatum;Lieferant;Bezeichnung;Seriennummer;Menge;Einzelpreis\nB-7;2. März 2026;Skagen Datateknikk;Bildschirm 27 Zoll;S27;1;310,00\nB-8;2. März 2026;Fremd AG;Kabel;;20;4,50'
  const tried = await rehearsed(mia, 'bestellungen.csv', german, 'orders')
  expect(tried).toMatchObject({ counts: { create: 2, error: 0 } })
  expect(tried.notes.map(({ text }) => text)).toEqual([
    'Vendor: No vendor is called “Fremd AG” here; it was left out',
  ])
})

test('days of six styles are read', async () => {
  const styles = ['14.03.2026', '03/14/2026', '14 Mar 2026', 'March 14, 2026', '14/03/2026', '2026-03-14']
  const file = (n: number) =>
    `Order Number;Order Date;Description;Quantity;Unit Price\nD-${n};${styles[n]};Cable;2;4.50 EUR`
  for (const n of styles.keys())
    expect(await rehearsed(mia, `days-${n}.csv`, file(n), 'orders')).toMatchObject({ counts: { create: 1 } })
  await imported(mia, 'days.csv', file(1), 'orders')
  const told = { ordered_on: '2026-03-14', net: '9.00 EUR', status: 'ordered' }
  expect(await purchase('D-1')).toMatchObject(told)
})

test('what came without a day came today, where whoever brings the file is', async () => {
  // It is another day there than in Greenwich.
  const zone = Temporal.Now.zonedDateTimeISO('UTC').hour >= 10 ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago'
  const live = (where: string) =>
    db.updateTable('account').set({ zone: where }).where('person_id', '=', mia.id).execute()
  await live(zone)
  const heading = 'Order Number,Order Date,Description,Service Tag,Qty,Unit Price,Delivery Date'
  await imported(mia, 'dell.csv', `${heading}\n900077,,Latitude 7450,NODAY1,1,"$1,289.00",\n`)
  const today = Temporal.Now.plainDateISO(zone).toString()
  expect(await purchase('900077')).toMatchObject({ ordered_on: today, received_on: today })
  await live('UTC')
})

test('what cannot be read or is here already is said row by row', async () => {
  await must(mia, 'POST', '/api/assets', { type: 'laptop', serial: 'KNOWN-1', name: 'Mast laptop' })
  const file = [
    'Order Number,Description,Serial Number,Quantity,Unit Price',
    'W-1,Laptop,W1,1,1.234',
    'W-1,Laptop,W2,1,"12,345 EUR"',
    'W-1,Laptop,KNOWN-1,1,900.00 EUR',
    'W-1,Cable,,2,5.00 EUR',
    'W-1,Cable,,2,5.00 NOK',
    ',Cable,,2,5.00 EUR',
    'W-1,Cable,,0,5.00 EUR',
    'W-1,,,2,5.00 EUR',
  ].join('\n')
  const tried = await rehearsed(mia, 'wrong.csv', file, 'orders')
  expect(tried).toMatchObject({ counts: { create: 1, conflict: 1, error: 6 } })
  const said = JSON.stringify(await rows(mia, tried))
  for (const why of [
    'can be read in two ways',
    'Mast laptop',
    'the order is in EUR',
    'Neither a description',
  ])
    expect(said).toContain(why)
})

test('rows alike without serial numbers all come in, though a batch ends between them, and nothing the second time', async () => {
  const heading = 'Order Number,Description,Qty,Unit Price'
  const before = Array.from({ length: 999 }, (_, n) => `E-${n % 3},Cable ${n},1,2.00 EUR`)
  const file = [heading, ...before, 'E-1,Laptop sleeve,10,12.00 EUR', 'E-1,Laptop sleeve,5,12.00 EUR'].join(
    '\n',
  )
  const done = await imported(mia, 'edge.csv', file, 'orders')
  expect(done).toMatchObject({ state: 'done', counts: { created: 1001 } })
  const { lines } = await must<{ lines: { title: string; quantity: number }[] }>(
    mia,
    'GET',
    `/api/purchasing/${(await listed('purchasing', 'order:E-1'))[0]?.id ?? ''}`,
  )
  expect(lines.flatMap(({ title, quantity }) => (title === 'Laptop sleeve' ? quantity : []))).toEqual([10, 5])
  expect(await rehearsed(mia, 'edge-again.csv', file, 'orders')).toMatchObject({
    counts: { unchanged: 1001 },
  })
  const more = await rehearsed(
    mia,
    'edge-more.csv',
    `${heading}\nE-1,Laptop sleeve,15,12.00 EUR\nE-1,Laptop sleeve,4,12.00 EUR\nE-2,Cable 2,3,2.00 EUR`,
    'orders',
  )
  expect((await rows(mia, more)).map(({ verdict }) => verdict)).toEqual(['unchanged', 'create', 'conflict'])
})

const sleeves = (order: string, rest: string) =>
  `Order Number,Description,Qty,Unit Price,Delivered\n${order},${rest}`
async function shown(order: string) {
  const [found] = await listed('purchasing', `order:${order}`)
  return must<View & Made>(mia, 'GET', `/api/purchasing/${found?.id ?? ''}`)
}

test('no file goes on with an order that is over, or in another currency', async () => {
  await imported(mia, 'over.csv', sleeves('O-1', 'Sleeve,10,12.00 EUR,2026-03-02'), 'orders')
  const other = await rehearsed(mia, 'nok.csv', sleeves('O-1', 'Bag,1,99.00 NOK,'), 'orders')
  expect(await rows(mia, other)).toMatchObject([
    { verdict: 'conflict', reasons: [expect.stringMatching(/Order O-1 is here as .*, in EUR/u)] },
  ])
  const ready = await rehearsed(mia, 'late.csv', sleeves('O-1', 'Bag,1,30.00 EUR,'), 'orders')
  expect(ready).toMatchObject({ counts: { create: 1 } })
  await did(await shown('O-1'), 'close', { why: 'Settled by hand' }, manager)
  expect(await act(mia, ready, 'run')).toMatchObject({ counts: { created: 0 } })
  const late = await rehearsed(mia, 'later.csv', sleeves('O-1', 'Bag,1,30.00 EUR,'), 'orders')
  expect(await rows(mia, late)).toMatchObject([
    { verdict: 'conflict', reasons: [expect.stringContaining('closed or cancelled')] },
  ])
  expect(await shown('O-1')).toMatchObject({ status: 'closed', net: '120.00 EUR', lines: [{}] })
})

test('taking back reverses what was posted, and keeps what more came of or what is over', async () => {
  await imported(mia, 'p.csv', sleeves('P-1', 'Sleeve,10,12.00 EUR,2026-03-02'), 'orders')
  const made = await shown('P-1')
  const before = await posted(made)
  expect(before).toEqual({ expense: 12_000, accrual: -12_000 })
  const more = await imported(mia, 'p-2.csv', sleeves('P-1', 'Bag,2,30.00 EUR,2026-03-05'), 'orders')
  expect(await posted(made)).toEqual({ expense: 18_000, accrual: -18_000 })
  expect(await act(mia, more, 'undo')).toMatchObject({ state: 'undone', counts: { kept: 0 } })
  expect(await posted(made)).toEqual(before)

  const alone = await imported(mia, 'q.csv', sleeves('Q-1', 'Sleeve,10,12.00 EUR,2026-03-02'), 'orders')
  const gone = await shown('Q-1')
  expect(await act(mia, alone, 'undo')).toMatchObject({ state: 'undone', counts: { kept: 0 } })
  expect(await posted(gone)).toEqual({})

  const cables = await imported(mia, 'p-3.csv', sleeves('P-1', 'Cable,4,5.00 EUR,'), 'orders')
  const line_id = (await shown('P-1')).lines[1]?.id
  await did(made, 'receive', { received_on: '2026-03-20', lines: [{ line_id, quantity: 1 }] }, technician)
  expect(await act(mia, cables, 'undo')).toMatchObject({ state: 'undone', counts: { kept: 1 } })
  expect(await shown('P-1')).toMatchObject({
    status: 'partly',
    lines: [{}, { received: 1 }],
    receipts: [{}, {}],
  })

  const caps = await imported(mia, 'p-4.csv', sleeves('P-1', 'Cap,4,5.00 EUR,'), 'orders')
  await did(made, 'close', { why: 'Enough of it' }, manager)
  expect(await act(mia, caps, 'undo')).toMatchObject({ state: 'undone', counts: { kept: 1 } })
  expect(await shown('P-1')).toMatchObject({ status: 'closed', lines: [{}, {}, {}] })
})

test('a delivery of which no line is left is still shown', async () => {
  await imported(mia, 'r.csv', sleeves('R-1', 'Sleeve,1,12.00 EUR,2026-03-02'), 'orders')
  const { id } = await shown('R-1')
  await house.db
    .deleteFrom('purchase_receipt_line')
    .where('receipt_id', 'in', (of) =>
      of.selectFrom('purchase_receipt').select('id').where('purchase_id', '=', id),
    )
    .execute()
  expect(await shown('R-1')).toMatchObject({ receipts: [{ lines: [] }] })
})
