import { expect, test } from 'vitest'
import { decide } from '#kernel/settings'
import { type Made, purchases } from '#test/purchases'
import { world } from '#test/world'
import { settings } from './settings.ts'

const house = await world()
const { call, db, someone, write } = house
const director = await someone('Dag', ['director'])
const {
  manager,
  lead,
  technician,
  finance,
  requester,
  laptops,
  draft,
  ordering,
  show,
  deed,
  done,
  ordered,
  serials,
  receive,
  bill,
  posted,
} = await purchases(house)

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

test('whoever asked for it lets no invoice of it pass, nor does a manager what is above the limit', async () => {
  const own = await draft({}, manager)
  await done(own, 'ask', {}, manager)
  await done(own, 'decide', { approve: true }, finance)
  await done(own, 'order', ordering, lead)
  const theirs = await ordered()
  const dear = async (made: Made) => {
    const [line_id] = (await show(made)).lines.map(({ id }) => id)
    await receive(made, [{ line_id, quantity: 2 }])
    await bill(made, [{ line_id, quantity: 2, net: '6000.00 EUR' }], '1500.00 EUR', '7500.00 EUR')
    const [held] = (await show(made)).invoices
    const accept = (who = manager) =>
      deed(made, 'invoices/accept', { invoice_id: held?.id, why: 'The list price rose' }, who)
    return { held, accept }
  }
  const first = await dear(own)
  expect(await first.accept()).toMatchObject({ status: 409, body: { key: 'purchasing.accepts-asked' } })
  expect(first.held?.accept).toBe('You asked for it yourself; somebody else lets this pass')
  const [limit] = settings
  if (!limit) throw new Error('no limit')
  await write(undefined, (ctx) => decide(ctx, limit, 5999))
  const second = await dear(theirs)
  expect(await second.accept()).toMatchObject({ status: 409, body: { key: 'purchasing.above-limit' } })
  expect((await second.accept(director)).status).toBe(200)
  await write(undefined, (ctx) => decide(ctx, limit, null))
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

test('what is held or billed is not cancelled; a credit note makes it free again', async () => {
  const made = await ordered()
  const [line_id = ''] = made.lines
  const lines = [{ line_id, quantity: 1, net: '2496.00 EUR' }]
  await bill(made, lines, '624.00 EUR', '3120.00 EUR')
  const cancel = () => deed(made, 'cancel', { why: 'Out of production' }, lead)
  expect(await cancel()).toMatchObject({ status: 409, body: { key: 'purchasing.invoices-held' } })
  const [held] = (await show(made)).invoices
  const accept = { invoice_id: held?.id, why: 'Paid in advance' }
  await done(made, 'invoices/accept', accept)
  expect(await cancel()).toMatchObject({ status: 409, body: { key: 'purchasing.billed-already' } })
  const credit = await bill(made, lines, '624.00 EUR', '3120.00 EUR', { sort: 'credit' })
  expect(credit.body).toMatchObject({ held: false })
  expect((await cancel()).status).toBe(200)
  expect(await posted(made)).toEqual({})
  // What was left held in one that ended before this was refused counts no more.
  await db
    .updateTable('purchase_invoice')
    .set({ status: 'held' })
    .where('id', '=', held?.id ?? '')
    .execute()
  expect(await deed(made, 'invoices/accept', accept)).toMatchObject({ body: { key: 'purchasing.not-now' } })
  expect((await deed(made, 'invoices/return', accept)).status).toBe(200)
})

test('what came and was not billed before it was closed is billed after that', async () => {
  const made = await ordered()
  const [line_id = ''] = made.lines
  await receive(made, [{ line_id, quantity: 2 }])
  await done(made, 'close', { why: 'The third is out of production' }, lead)
  expect(await posted(made)).toEqual({ expense: 499_200, accrual: -499_200 })
  expect((await show(made, finance)).offers).toContainEqual({ deed: 'invoice', refused: null })
  const lines = [{ line_id, quantity: 2, net: '4992.00 EUR' }]
  const late = await bill(made, lines, '1248.00 EUR', '6240.00 EUR')
  expect(late.body).toMatchObject({ held: false })
  expect(await posted(made)).toEqual({ expense: 499_200, tax: 124_800, payable: -624_000 })
  expect(await show(made)).toMatchObject({ status: 'closed' })
  expect(await bill(made, lines, '1248.00 EUR', '6240.00 EUR')).toMatchObject({
    body: { key: 'purchasing.not-now' },
  })
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
