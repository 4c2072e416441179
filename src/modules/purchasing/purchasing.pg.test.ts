import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { valueOf } from '#kernel/settings'
import { createVendors } from '#modules/vendors/public'
import { world } from '#test/world'

const { call, must, someone, write, read, db } = await world()
const [manager, lead, technician, second, finance, auditor, requester, other] = await Promise.all([
  someone('Mia', ['manager']),
  someone('Lea', ['lead']),
  someone('Tom', ['technician']),
  someone('Sam', ['technician']),
  someone('Fin', ['finance']),
  someone('Ada', ['auditor']),
  someone('Rae', ['requester']),
  someone('Ola', ['requester']),
])
const [vendor] = await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Nordlys Maskin' }]))
const vendor_id = vendor?.id ?? ''

interface Made {
  id: string
  key: string
}
interface Line {
  id: string
  received: number
  invoiced: number
}
interface View {
  version: number
  status: string
  net: string
  tax: string
  total: string
  lines: Line[]
  receipts: { lines: { pieces: { serial: string; record: Made | null }[] }[] }[]
  invoices: {
    id: string
    status: string
    findings: { passes: boolean; text: string }[]
    accept?: string | null
  }[]
  offers: { deed: string; refused: string | null }[]
}
const laptops = {
  sort: 'asset',
  title: 'Corvid W16 G2',
  asset_type: 'laptop',
  manufacturer: 'Corvid',
  model: 'W16 G2',
  quantity: 3,
  unit_price: '2496.00 EUR',
  tax_percent: 25,
}
const draft = (more: object = {}, who = requester) =>
  must<Made>(who, 'POST', '/api/purchasing', {
    name: 'Laptops for the drawing loft',
    lines: [laptops],
    ...more,
  })
const show = ({ id }: Made, who = manager) => must<View>(who, 'GET', `/api/purchasing/${id}`)
const deed = ({ id }: Made, name: string, body: object = {}, who = manager) =>
  call(who, 'POST', `/api/purchasing/${id}/${name}`, body)
async function done(made: Made, name: string, body: object = {}, who = manager) {
  const { status, body: reply } = await deed(made, name, body, who)
  expect(status, JSON.stringify(reply)).toBe(200)
  return reply
}
const ordering = { vendor_id, order_no: 'N-77', ordered_on: '2026-03-02', promised_on: '2026-03-12' }
async function ordered(more: object = {}) {
  const made = await draft(more)
  await done(made, 'ask', {}, requester)
  await done(made, 'decide', { approve: true }, finance)
  await done(made, 'order', ordering, lead)
  return { ...made, lines: (await show(made)).lines.map(({ id }) => id) }
}
const serials = (n: number) => Array.from({ length: n }, () => `SN-${newId().slice(-10)}`)
const receive = (made: Made, lines: object[], more: object = {}, who = technician) =>
  deed(made, 'receive', { received_on: '2026-03-20', lines, ...more }, who)
const bill = (made: Made, lines: object[], tax: string, total: string, more: object = {}) =>
  deed(
    made,
    'invoices',
    { number: `R-${newId().slice(-8)}`, dated_on: '2026-03-25', lines, tax, total, ...more },
    finance,
  )

/** What was posted for a purchase: each balances; the balances of all accounts. */
async function posted({ id }: Made) {
  const rows = await db
    .selectFrom('event')
    .innerJoin('event_data', 'event_data.event_id', 'event.id')
    .select('payload')
    .where('subject_id', '=', id)
    .where('event.kind', '=', 'purchasing.posted')
    .execute()
  const all: Record<string, number> = {}
  for (const { payload } of rows) {
    const { entries } = JSON.parse(payload) as { entries: { account: string; minor: number }[] }
    expect(entries.reduce((sum, { minor }) => sum + minor, 0)).toBe(0)
    for (const { account, minor } of entries) all[account] = (all[account] ?? 0) + minor
  }
  return Object.fromEntries(Object.entries(all).filter(([, minor]) => minor !== 0))
}

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
  for (const line_ of ['Nordlys Maskin, order N-77', 'Took in 2 × Corvid W16 G2', 'Closed it: all has come'])
    expect(JSON.stringify(told)).toContain(line_)
  expect(JSON.stringify(told)).not.toContain('Posted')
})

test('licences that come are kept with their product', async () => {
  const made = await ordered({
    lines: [
      {
        sort: 'licence',
        title: 'Ship design suite',
        manufacturer: 'Vestfjord',
        metric: 'user',
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
      metric: 'user',
      cost_minor: 8_880_000,
      currency: 'NOK',
      order_no: 'N-77',
    },
  ])
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

test('an invoice that is not right is held until somebody else lets it pass or sends it back', async () => {
  const made = await ordered()
  const [line_id = ''] = made.lines
  await receive(made, [{ line_id, quantity: 2, serials: serials(2) }], {}, technician)
  const early = await bill(made, [{ line_id, quantity: 3, net: '7488.00 EUR' }], '1872.00 EUR', '9360.00 EUR')
  expect(early.body).toMatchObject({ held: true })
  const dear = await bill(made, [{ line_id, quantity: 2, net: '5092.00 EUR' }], '1273.00 EUR', '6365.00 EUR')
  expect(dear.body).toMatchObject({ held: true })
  const { invoices } = await show(made)
  expect(invoices.map(({ findings }) => findings.map(({ text }) => text))).toEqual([
    ['Corvid W16 G2: 3 billed, 2 received'],
    ['Corvid W16 G2: €5,092.00 billed, €4,992.00 ordered, that is €100.00 more than ordered'],
  ])
  expect(await deed(made, 'close', { why: 'Enough' }, lead)).toMatchObject({
    body: { key: 'purchasing.invoices-held' },
  })
  const [first, last] = invoices
  const settle = (name: string, invoice_id: string | undefined, who = manager) =>
    deed(made, `invoices/${name}`, { invoice_id, why: 'The list price rose' }, who)
  expect(await settle('accept', last?.id, finance)).toMatchObject({
    body: { key: 'purchasing.accepts-entered' },
  })
  expect((await settle('accept', last?.id, technician)).status).toBe(403)
  expect((await settle('accept', last?.id)).status).toBe(200)
  expect(await posted(made)).toMatchObject({
    payable: -636_500,
    expense: 509_200,
    tax: 127_300,
    commitment: 249_600,
  })
  expect((await settle('return', first?.id, finance)).status).toBe(200)
  expect(await deed(made, 'close', {}, lead)).toMatchObject({ body: { key: 'purchasing.close-why' } })
  await done(made, 'close', { why: 'The third is out of production' }, lead)
  expect(await show(made)).toMatchObject({ status: 'closed', lines: [{ received: 2, invoiced: 2 }] })
  const left = await posted(made)
  expect(left['commitment']).toBeUndefined()
  // A credit note after that takes back what was too dear.
  const credit = await bill(made, [{ line_id, quantity: 0, net: '100.00 EUR' }], '25.00 EUR', '125.00 EUR', {
    sort: 'credit',
  })
  expect(credit.body).toMatchObject({ held: false })
  expect(await posted(made)).toEqual({ expense: 499_200, tax: 124_800, payable: -624_000 })
})

test('what was billed too early is right as soon as the rest is there', async () => {
  const made = await ordered()
  const [line_id = ''] = made.lines
  const early = await bill(made, [{ line_id, quantity: 3, net: '7488.00 EUR' }], '1872.00 EUR', '9360.00 EUR')
  expect(early.body).toMatchObject({ held: true })
  await receive(made, [{ line_id, quantity: 3, serials: serials(3) }])
  expect(await show(made)).toMatchObject({ status: 'closed', invoices: [{ status: 'matched' }] })
  const again = await bill(made, [{ line_id, quantity: 1, net: '1.00 EUR' }], '0.25 EUR', '1.25 EUR')
  expect(again).toMatchObject({ status: 409, body: { key: 'purchasing.not-now' } })
})

test('figures that do not add up, or are of another currency, are refused at once', async () => {
  const made = await ordered()
  const [line_id = ''] = made.lines
  const lines = [{ line_id, quantity: 1, net: '2496.00 EUR' }]
  expect(await bill(made, lines, '624.00 EUR', '3119.00 EUR')).toMatchObject({
    status: 422,
    body: { fields: { total: 'Its lines and the tax come to 3120.00 EUR; look at the figures again' } },
  })
  expect(await bill(made, lines, '624.00 USD', '3120.00 EUR')).toMatchObject({
    body: { key: 'purchasing.other-currency' },
  })
  const mixed = { lines: [laptops, { ...laptops, unit_price: '10.00 NOK' }] }
  for (const wrong of [
    mixed,
    { lines: [] },
    { lines: [{ ...laptops, asset_type: 'boat' }] },
    { lines: [{ ...laptops, unit_price: '1,2345 EUR' }] },
  ])
    expect(await call(requester, 'POST', '/api/purchasing', { name: 'Wrong', ...wrong })).toMatchObject({
      status: 422,
    })
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
