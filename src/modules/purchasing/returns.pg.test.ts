import { expect, test } from 'vitest'
import { createPlaces } from '#modules/places/public'
import { purchases, type View } from '#test/purchases'
import { world } from '#test/world'

const house = await world()
const { call, must } = house
const {
  manager,
  lead,
  technician,
  finance,
  requester,
  vendor_id,
  draft,
  show,
  done,
  ordering,
  serials,
  receive,
  posted,
  ordered,
  bill,
} = await purchases(house)

type Whole = Omit<View, 'receipts' | 'lines'> & {
  lines: { id: string; received: number; returned: number }[]
  receipts: { id: string; lines: { pieces: { returned: boolean; record: { id: string } | null }[] }[] }[]
  returns: { quantity: number; rma: string }[]
  owed: string | null
}
const whole = async (made: { id: string; key: string }) => (await show(made)) as unknown as Whole

/** What of a line goes back, of its only delivery. */
const sent = async (made: { id: string; key: string }, more: object) => {
  const { receipts, lines } = await whole(made)
  return call(technician, 'POST', `/api/purchasing/${made.id}/returns`, {
    receipt_id: receipts[0]?.id,
    line_id: lines[0]?.id,
    quantity: 1,
    returned_on: '2026-03-25',
    reason: 'faulty',
    ...more,
  })
}
const deviceOf = (made: Whole) =>
  made.receipts[0]?.lines[0]?.pieces.flatMap(({ record, returned }) =>
    record && !returned ? [record.id] : [],
  ) ?? []

async function delivered() {
  const made = await draft()
  await done(made, 'ask', {}, requester)
  await done(made, 'decide', { approve: true, text: '' }, finance)
  await done(made, 'order', ordering, lead)
  const [line = ''] = (await show(made)).lines.map(({ id }) => id)
  expect((await receive(made, [{ line_id: line, quantity: 3, serials: serials(3) }], {})).status).toBe(200)
  const { receipts } = await whole(made)
  const devices = receipts[0]?.lines[0]?.pieces.flatMap(({ record }) => record?.id ?? []) ?? []
  const back = (more: object) =>
    call(technician, 'POST', `/api/purchasing/${made.id}/returns`, {
      receipt_id: receipts[0]?.id,
      line_id: line,
      quantity: 1,
      assets: devices.slice(0, 1),
      returned_on: '2026-03-25',
      reason: 'faulty',
      rma: 'R-77',
      ...more,
    })
  return { made, line, devices, back }
}

test('what goes back for a credit note counts no more: its device is gone, what was spent is taken back', async () => {
  const { made, devices, back } = await delivered()
  expect(await posted(made)).toMatchObject({ expense: 748_800, accrual: -748_800 })
  expect((await back({ quantity: 2 })).body).toMatchObject({ key: 'purchasing.which-back' })
  expect((await back({ quantity: 4 })).status).toBe(409)
  expect((await back({ returned_on: '2020-01-01' })).status).toBe(409)
  expect((await back({})).status).toBe(200)
  const now = await whole(made)
  expect(now).toMatchObject({
    status: 'received',
    lines: [{ received: 2, returned: 1 }],
    returns: [{ quantity: 1, rma: 'R-77' }],
    owed: null,
  })
  expect(now.receipts[0]?.lines[0]?.pieces.filter(({ returned }) => returned)).toHaveLength(1)
  expect(await posted(made)).toMatchObject({ expense: 499_200, accrual: -499_200 })
  const asset = await must(technician, 'GET', `/api/assets/${devices[0]}`)
  expect(asset).toMatchObject({ status: { meaning: 'gone' }, holdings: [] })
  expect((await back({})).body).toMatchObject({ key: 'purchasing.not-of-it' })
})

test('an invoice for all of it is held, for two it is right; a replacement is outstanding and may come', async () => {
  const { made, line, back } = await delivered()
  expect((await back({ expects: 'replacement' })).status).toBe(200)
  expect(await whole(made)).toMatchObject({ status: 'partly', lines: [{ received: 2 }] })
  const bill = (quantity: number, net: string, tax: string, total: string, number: string) =>
    must<{ held: boolean }>(manager, 'POST', `/api/purchasing/${made.id}/invoices`, {
      number,
      dated_on: '2026-03-26',
      lines: [{ line_id: line, quantity, net }],
      tax,
      total,
    })
  expect(await bill(3, '7488.00 EUR', '1872.00 EUR', '9360.00 EUR', 'N-1')).toMatchObject({ held: true })
  const again = await receive(made, [{ line_id: line, quantity: 1, serials: serials(1) }], {})
  expect(again.status, JSON.stringify(again.body)).toBe(200)
  // What was held for it is right now, and nothing is outstanding.
  expect(await whole(made)).toMatchObject({ status: 'closed', owed: null })
})

test('what is billed and goes back is owed until a credit note counts; vendors are measured by it', async () => {
  const { made, line, back } = await delivered()
  const send = (sort: string, number: string, quantity: number, [net, tax, total]: readonly string[]) =>
    must<{ held: boolean }>(manager, 'POST', `/api/purchasing/${made.id}/invoices`, {
      sort,
      number,
      dated_on: '2026-03-27',
      lines: [{ line_id: line, quantity, net }],
      tax,
      total,
    })
  expect(await send('invoice', 'N-2', 3, ['7488.00 EUR', '1872.00 EUR', '9360.00 EUR'])).toMatchObject({
    held: false,
  })
  expect((await whole(made)).status).toBe('closed')
  expect((await back({})).status).toBe(200)
  expect(await whole(made)).toMatchObject({ status: 'closed', owed: '2496.00 EUR' })
  await send('credit', 'C-1', 1, ['2496.00 EUR', '624.00 EUR', '3120.00 EUR'])
  expect((await whole(made)).owed).toBeNull()
  expect(await posted(made)).toMatchObject({ expense: 499_200 })
  expect(await must(technician, 'GET', `/api/purchasing/scores/${vendor_id}`)).toMatchObject({
    pieces: 10,
    returned: 3,
    faulty: 3,
  })
})

test('of what is counted some goes back and the rest later: the stock is less by both', async () => {
  const [place] = await house.write(undefined, (ctx) =>
    createPlaces(ctx, [{ name: 'Stores', level: 'site' }]),
  )
  const toner = { sort: 'asset', title: 'Toner', asset_type: 'consumable', unit_price: '10.00 EUR' }
  const made = await ordered({ lines: [{ ...toner, quantity: 5 }] })
  const came = await receive(made, [{ line_id: made.lines[0], quantity: 5 }], { place_id: place?.id })
  expect(came.status, JSON.stringify(came.body)).toBe(200)
  const assets = deviceOf(await whole(made))
  const left = async () =>
    (await house.db.selectFrom('asset').select('quantity').where('id', 'in', assets).execute())[0]?.quantity
  expect((await sent(made, { quantity: 2, assets })).status).toBe(200)
  expect(await left()).toBe(3)
  expect((await sent(made, { quantity: 3 })).body).toMatchObject({ key: 'purchasing.which-back' })
  expect((await sent(made, { quantity: 3, assets })).status).toBe(200)
  expect(await left()).toBe(0)
})

test('what was too many and goes back leaves the order as it was: an invoice for all of it is right', async () => {
  const made = await ordered()
  const lines = [{ line_id: made.lines[0], quantity: 4, serials: serials(4) }]
  expect((await receive(made, lines, { over_why: 'One too many' })).status).toBe(200)
  const back = { reason: 'too-many', assets: deviceOf(await whole(made)).slice(0, 1) }
  expect((await sent(made, back)).status).toBe(200)
  const claim = [{ line_id: made.lines[0], quantity: 3, net: '7488.00 EUR' }]
  expect((await bill(made, claim, '1872.00 EUR', '9360.00 EUR')).body).toMatchObject({ held: false })
  expect(await whole(made)).toMatchObject({ status: 'closed', owed: null })
})

test('no credit note is expected for what is replaced; what was given up is committed while it is open again', async () => {
  const made = await ordered()
  const claim = [{ line_id: made.lines[0], quantity: 2, net: '4992.00 EUR' }]
  await receive(made, [{ line_id: made.lines[0], quantity: 2, serials: serials(2) }])
  await bill(made, claim, '1248.00 EUR', '6240.00 EUR')
  await done(made, 'close', { why: 'Sold out' }, lead)
  const closed = await posted(made)
  const back = { expects: 'replacement', assets: deviceOf(await whole(made)).slice(0, 1) }
  expect((await sent(made, back)).status).toBe(200)
  expect(await whole(made)).toMatchObject({ status: 'partly', owed: null })
  expect(await posted(made)).toMatchObject({ commitment: 499_200 })
  await receive(made, [{ line_id: made.lines[0], quantity: 1, serials: serials(1) }])
  await done(made, 'close', { why: 'Still sold out' }, lead)
  expect(await posted(made)).toEqual(closed)
})
