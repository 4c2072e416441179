import { expect, test } from 'vitest'
import { valueOf } from '#kernel/settings'
import { type Made, purchases } from '#test/purchases'
import { world } from '#test/world'

const house = await world()
const { call, must, write, read, db } = house
const {
  manager,
  lead,
  technician,
  second,
  finance,
  auditor,
  requester,
  other,
  vendor,
  vendor_id,
  laptops,
  draft,
  show,
  deed,
  done,
  ordering,
  ordered,
  serials,
  receive,
  bill,
  posted,
} = await purchases(house)

test('from the request to devices in the inventory and a closed order; every step is posted', async () => {
  const made = await draft()
  expect(made.key).toMatch(/^PO-\d{4}$/)
  expect(await show(made, requester)).toMatchObject({
    status: 'draft',
    net: '7488.00 EUR',
    tax: '1872.00 EUR',
    total: '9360.00 EUR',
  })
  expect((await call(other, 'GET', `/api/purchasing/${made.id}`)).status).toBe(404)
  expect((await call(finance, 'GET', `/api/purchasing/${made.id}`)).status).toBe(404)
  await done(made, 'ask', {}, requester)
  await done(made, 'decide', { approve: true, text: 'Within the plan' }, finance)
  expect(await posted(made)).toEqual({ request: 748_800, budget: -748_800 })
  await done(made, 'order', ordering, lead)
  const [line = ''] = (await show(made)).lines.map(({ id }) => id)
  const first = serials(2)
  const { status, body } = await receive(made, [{ line_id: line, quantity: 2, serials: first }], {
    warranty_months: 36,
  })
  expect(status, JSON.stringify(body)).toBe(200)
  const [asset] = (body as { assets: Made[] }).assets
  expect(await must(technician, 'GET', `/api/assets/${asset?.id}`)).toMatchObject({
    serial: first[0],
    manufacturer: 'Corvid',
    model: 'W16 G2',
    warranty_until: '2029-03-20',
    bought: {
      supplier: { id: vendor_id },
      order_no: 'N-77',
      bought_on: '2026-03-02',
      cost: '2496.00 EUR',
    },
  })
  expect(await show(made)).toMatchObject({ status: 'partly', lines: [{ received: 2 }] })
  await receive(made, [{ line_id: line, quantity: 1, serials: serials(1) }])
  expect(await show(made)).toMatchObject({ status: 'received' })
  expect(await posted(made)).toEqual({ expense: 748_800, accrual: -748_800 })
  const invoice = await bill(
    made,
    [{ line_id: line, quantity: 3, net: '7488.00 EUR' }],
    '1872.00 EUR',
    '9360.00 EUR',
  )
  expect(invoice.body).toMatchObject({ held: false })
  expect(await show(made)).toMatchObject({ status: 'closed', invoices: [{ status: 'matched' }] })
  expect(await posted(made)).toEqual({ expense: 748_800, tax: 187_200, payable: -936_000 })
  const told = await must<object>(auditor, 'GET', `/api/records/${made.id}/history`)
  for (const text of ['Nordlys Maskin, order N-77', 'Took in 2 × Corvid W16 G2', 'Closed it: all has come'])
    expect(JSON.stringify(told)).toContain(text)
  expect(JSON.stringify(told)).not.toContain('Posted')
})

test('licences that come are kept with their product', async () => {
  const made = await ordered({
    lines: [
      {
        sort: 'licence',
        title: 'Ship design suite',
        manufacturer: 'Vestfjord',
        metric: 'concurrent',
        quantity: 10,
        unit_price: '14800.00 NOK',
      },
    ],
  })
  const [line_id = ''] = made.lines
  expect((await receive(made, [{ line_id, quantity: 6 }])).body).toMatchObject({ assets: [], licences: 1 })
  const lots = await db
    .selectFrom('entitlement')
    .innerJoin('product', 'product.id', 'product_id')
    .select(['title', 'quantity', 'metric', 'cost_minor', 'entitlement.currency', 'order_no'])
    .where('order_no', '=', 'N-77')
    .execute()
  expect(lots).toEqual([
    {
      title: 'Ship design suite',
      quantity: 6,
      metric: 'concurrent',
      cost_minor: 8_880_000,
      currency: 'NOK',
      order_no: 'N-77',
    },
  ])
})

test('what is bought for a term counts for it, and is told of when that ends', async () => {
  const subscription = {
    sort: 'licence',
    title: 'Drawing cloud',
    metric: 'subscription',
    quantity: 5,
    unit_price: '120.00 EUR',
    per: 'year',
  }
  const refused = await call(requester, 'POST', '/api/purchasing', { name: 'Drawing', lines: [subscription] })
  expect(refused).toMatchObject({ status: 422, body: { key: 'purchasing.subscription-ends' } })
  const made = await ordered({ lines: [{ ...subscription, starts_on: '2027-01-01', months: 12 }] })
  const [line_id = ''] = made.lines
  expect((await receive(made, [{ line_id, quantity: 5 }])).body).toMatchObject({ licences: 1 })
  const lots = await db
    .selectFrom('entitlement as l')
    .innerJoin('product as o', 'o.id', 'l.product_id')
    .select(['l.starts_on', 'l.ends_on', 'l.cost_minor', 'l.per'])
    .where('o.title', '=', 'Drawing cloud')
    .execute()
  expect(lots).toEqual([{ starts_on: '2027-01-01', ends_on: '2027-12-31', cost_minor: 60_000, per: 'year' }])
})

test('whoever asks, approves and takes in are three people', async () => {
  const own = await draft({}, manager)
  await done(own, 'ask', {}, manager)
  expect(await deed(own, 'decide', { approve: true }, manager)).toMatchObject({
    status: 409,
    body: { key: 'purchasing.own-request' },
  })
  expect((await show(own)).offers).toContainEqual({
    deed: 'approve',
    refused: 'You asked for it yourself; somebody else approves it',
  })
  await done(own, 'decide', { approve: true }, finance)
  await done(own, 'order', ordering, lead)
  const [line_id = ''] = (await show(own)).lines.map(({ id }) => id)
  const one = [{ line_id, quantity: 1 }]
  expect(await receive(own, one, {}, manager)).toMatchObject({
    status: 409,
    body: { key: 'purchasing.receiver-asked' },
  })
  const theirs = await draft()
  await done(theirs, 'ask', {}, requester)
  await done(theirs, 'decide', { approve: true }, manager)
  await done(theirs, 'order', ordering, lead)
  const lines = (await show(theirs)).lines.map(({ id }) => ({ line_id: id, quantity: 1 }))
  expect(await receive(theirs, lines, {}, manager)).toMatchObject({
    body: { key: 'purchasing.receiver-approved' },
  })
  expect((await receive(theirs, lines, {}, second)).status).toBe(200)
  expect((await deed(theirs, 'decide', { approve: true }, technician)).status).toBe(403)
})

test('nobody approves what he has not read, nor what he changed himself', async () => {
  const made = await draft()
  const read = (await show(made, requester)).version
  await done(made, 'ask', { version: read }, requester)
  const { version } = await show(made, finance)
  await done(made, 'revise', {}, requester)
  const dearer = { lines: [{ ...laptops, quantity: 30 }] }
  await must(requester, 'PATCH', `/api/purchasing/${made.id}`, dearer)
  expect((await deed(made, 'ask', { version: read }, requester)).status).toBe(412)
  await done(made, 'ask', {}, requester)
  expect((await deed(made, 'decide', { approve: true, version }, finance)).status).toBe(412)
  expect(await show(made)).toMatchObject({ status: 'asked' })
  await done(made, 'revise', {}, requester)
  await must(manager, 'PATCH', `/api/purchasing/${made.id}`, { lines: [{ ...laptops, quantity: 40 }] })
  await done(made, 'ask', {}, requester)
  expect(await deed(made, 'decide', { approve: true }, manager)).toMatchObject({
    status: 409,
    body: { key: 'purchasing.own-change' },
  })
  await done(made, 'decide', { approve: true }, finance)
})

test('above the limit finance or the director approves', async () => {
  const { settings } = await import('./settings.ts')
  const [limit] = settings
  if (!limit) throw new Error('no limit')
  await write(undefined, async (ctx) => (await import('#kernel/settings')).decide(ctx, limit, 5000))
  expect(await read(undefined, (ctx) => valueOf(ctx, limit))).toBe(5000)
  const made = await draft()
  await done(made, 'ask', {}, requester)
  expect(await deed(made, 'decide', { approve: true }, manager)).toMatchObject({
    body: { key: 'purchasing.above-limit' },
  })
  await done(made, 'decide', { approve: true }, finance)
  await write(undefined, async (ctx) => (await import('#kernel/settings')).decide(ctx, limit, null))
})

test('what cannot be taken in is refused with a sentence, and nothing is stored', async () => {
  const made = await ordered()
  const [line_id = ''] = made.lines
  const known = serials(1)
  await must(technician, 'POST', '/api/assets', { type: 'laptop', serial: known[0], manufacturer: 'Corvid' })
  const cases: [object[], object, string][] = [
    [[{ line_id, quantity: 4 }], {}, 'too-many'],
    [[{ line_id, quantity: 2, serials: serials(1) }], {}, 'serials-count'],
    [[{ line_id, quantity: 2, serials: ['A1', 'a1'] }], {}, 'serial-twice'],
    [[{ line_id, quantity: 1, serials: [known[0]?.toLowerCase()] }], {}, 'serial-known'],
    [
      [
        { line_id, quantity: 1 },
        { line_id, quantity: 1 },
      ],
      {},
      'line-twice',
    ],
    [[{ line_id, quantity: 1 }], { received_on: '2026-03-01' }, 'before-order'],
  ]
  for (const [lines, more, key] of cases)
    expect(await receive(made, lines, more), key).toMatchObject({
      status: 409,
      body: { key: `purchasing.${key}` },
    })
  for (const quantity of [0, -1, 1.5]) expect((await receive(made, [{ line_id, quantity }])).status).toBe(422)
  expect(await show(made)).toMatchObject({ status: 'ordered', lines: [{ received: 0 }], receipts: [] })
  expect((await receive(made, [{ line_id, quantity: 4 }], { over_why: 'One came as a gift' })).status).toBe(
    200,
  )
  expect(await show(made)).toMatchObject({ status: 'received', lines: [{ received: 4 }] })
  expect(await posted(made)).toEqual({ expense: 998_400, accrual: -998_400 })
})

test('thousands of serial numbers are compared at once, and too many devices are refused with a sentence', async () => {
  const lines = Array.from({ length: 60 }, () => ({ ...laptops, quantity: 1000 }))
  const made = await ordered({ lines })
  const all = made.lines.map((line_id) => ({ line_id, quantity: 1000, serials: serials(1000) }))
  expect(await receive(made, all)).toMatchObject({
    status: 409,
    body: { key: 'purchasing.too-many-devices' },
  })
  const [first] = all
  const [one = '', two = ''] = first?.serials ?? []
  const twice = { ...first, quantity: 3, serials: [one, two, one.toLowerCase()] }
  expect(await receive(made, [twice])).toMatchObject({ body: { key: 'purchasing.serial-twice' } })
})

test('a draft is changed by whoever asks; once asked for it is taken back first', async () => {
  const made = await draft()
  const { version } = await show(made, requester)
  const save = (body: object, who = requester) => call(who, 'PATCH', `/api/purchasing/${made.id}`, body)
  expect(await save({ name: 'Laptops', lines: [{ ...laptops, quantity: 2 }], version })).toMatchObject({
    status: 200,
  })
  expect((await save({ name: 'Late', version })).status).toBe(412)
  expect(await show(made)).toMatchObject({ name: 'Laptops', net: '4992.00 EUR', lines: [{ quantity: 2 }] })
  await done(made, 'ask', {}, requester)
  expect(await save({ name: 'Now' })).toMatchObject({ status: 409, body: { key: 'purchasing.not-now' } })
  expect(await deed(made, 'decide', { approve: false }, manager)).toMatchObject({
    body: { key: 'purchasing.refuse-why' },
  })
  await done(made, 'decide', { approve: false, text: 'Next year' }, manager)
  await done(made, 'revise', {}, requester)
  await done(made, 'ask', {}, requester)
  await done(made, 'decide', { approve: true }, manager)
  await done(made, 'cancel', { why: 'Found two in the stores' }, requester)
  expect(await posted(made)).toEqual({})
  expect(await show(made)).toMatchObject({ status: 'cancelled', offers: [] })
})

test('an order of which nothing came is cancelled, and is committed no more', async () => {
  const made = await ordered()
  await done(made, 'cancel', { why: 'Out of production' }, lead)
  expect(await posted(made)).toEqual({})
})

test('approvers are told, and the list is asked by status, vendor, days and what is held', async () => {
  const made = await draft({ name: 'Cranes', needed_by: '2027-01-15', cost_centre: 'Yard' })
  await done(made, 'ask', {}, requester)
  const notices = await must<{ items: { says: string }[] }>(finance, 'GET', '/api/notices')
  expect(JSON.stringify(notices)).toContain('Waits for your approval: €7,488.00')
  const ask = async (q: string, who = manager) =>
    (
      await must<{ items: (Made & { name: string })[] }>(
        who,
        'GET',
        `/api/purchasing?${new URLSearchParams({ q })}`,
      )
    ).items
  expect((await ask('status:asked centre:Yard needed<=2027-01-31')).map(({ id }) => id)).toEqual([made.id])
  expect((await ask('requester:me', other)).length).toBe(0)
  expect((await ask('cranes', requester)).map(({ id }) => id)).toEqual([made.id])
  expect((await ask(`vendor:${vendor?.key} ordered>=2026-03-01 held:no`)).length).toBeGreaterThan(3)
  const home = await must<object>(finance, 'GET', '/api/bridge')
  expect(JSON.stringify(home)).toContain('to be approved')
})

test('how a vendor delivers is measured from its orders', async () => {
  const score = await must<{ delivery: object; drifts: object[] }>(
    manager,
    'GET',
    `/api/purchasing/scores/${vendor_id}`,
  )
  expect(score.delivery).toMatchObject({ median: 18, late_by: 8 })
  expect((await call(requester, 'GET', `/api/purchasing/scores/${vendor_id}`)).status).toBe(404)
})

test('the time that our own orders took counts on the time-line of renewals', async () => {
  for (let n = 0; n < 3; n++) {
    const made = await ordered()
    await receive(made, [{ line_id: made.lines[0], quantity: 3 }])
  }
  const { lead: days } = await must<{ lead: object }>(manager, 'GET', '/api/contracts/runway')
  expect(days).toMatchObject({ procurement: 18, orders: expect.toSatisfy((n: number) => n >= 5) })
})
