import { expect, test } from 'vitest'
import { expiringIn } from '#facets/expiry/sources'
import { linkRecords } from '#facets/links/public'
import { audienceOf } from '#kernel/audience'
import { seen } from '#kernel/visible'
import { claiming, inMonth, last, perDay, plus, today } from '#test/claims'
import { serviceLevels } from '#test/service-levels'
import type { Made } from '#test/vendors'
import { world } from '#test/world'

const house = await world()
const { call, must, read, write } = house
const { open, move } = await serviceLevels(house)
const { manager, requester, technician, act, claimOf, ordered, prepare, signed } = await claiming(house)

test('another currency of the contract is that of what is reckoned, never of what somebody wrote', async () => {
  const fee = { id: 'f', what: 'delivery', pays: 'fee', percent: 1 }
  const [one, two] = [await signed({ rules: [fee] }), await signed({ rules: [fee] })]
  for (const { vendor } of [one, two]) await ordered(vendor, 2)
  await prepare()
  const written = await claimOf(two.contract)
  await must(manager, 'POST', `/api/claims/${written.id}/lines`, { text: 'Power', amount: '5.00 EUR' })
  for (const { contract } of [one, two])
    await must(manager, 'PATCH', `/api/contracts/${contract.id}`, { cost: '1200.00 USD' })
  await prepare()
  expect(await claimOf(one.contract)).toMatchObject({ total: '24.00 USD' })
  expect(await claimOf(two.contract)).toMatchObject({ total: '29.00 EUR' })
})

test('a ticket that is linked with a vendor waits too long for it', async () => {
  const rule = { id: 'w', what: 'wait', pays: 'amount', amount: '10.00 EUR', unit: 'hour', within: 4 }
  const { vendor, contract, agreed } = await signed({ rules: [rule] })
  expect(agreed.status).toBe(200)
  const at = (time: string) => `${inMonth(4)}T${time}:00.000Z`
  const id = await open({ title: 'Plotter' }, at('08:00'))
  await write(undefined, async (ctx) => {
    const [from, to] = [await seen(ctx, id), await seen(ctx, vendor.id)]
    await linkRecords(ctx, [{ from, relation: 'relates-to', to }])
  })
  await move(id, 'wait-supplier', at('09:00'))
  await move(id, 'start', at('15:30'))
  await prepare()
  expect(await claimOf(contract)).toMatchObject({
    total: '30.00 EUR',
    lines: [{ late: 3, promised: `${inMonth(4)}T13:00:00Z` }],
  })
})

test('terms that cannot be reckoned with are refused, and so are rules for the same in two contracts', async () => {
  const refused = async (rule: object, more: object = {}, contract: object = {}) => {
    const { agreed } = await signed({ rules: [{ ...perDay, ...rule }], ...more }, contract)
    return (agreed.body as { title: string }).title
  }
  expect(await refused({ percent: null })).toBe('Rule 1: Please say how many percent are owed')
  expect(await refused({ what: 'repair' })).toMatch('Only orders have a value')
  expect(await refused({ pays: 'amount', amount: '5.00 NOK' })).toMatch('in EUR')
  expect(await refused({ unit: 'hour' })).toMatch('Hours are counted')
  expect(await refused({ pays: 'fee' }, {}, { per: 'once' })).toMatch('no fee')
  expect(await refused({ pays: 'share', steps: [] })).toMatch('one step')
  const steps = [
    { below: 95, percent: 10 },
    { below: 90, percent: 5 },
  ]
  expect(await refused({ pays: 'share', steps })).toMatch('A lower share')
  const { vendor, contract } = await signed({ rules: [perDay] })
  const other = await must<Made>(manager, 'POST', '/api/contracts', {
    name: 'Another',
    vendor_id: vendor.id,
    starts_on: '2025-01-01',
    renewal: 'open',
    notice_to: 'month',
  })
  const twice = await call(manager, 'POST', `/api/contracts/${other.id}/penalties`, { rules: [perDay] })
  expect(twice).toMatchObject({
    status: 422,
    body: { title: expect.stringContaining(contract.key) as string },
  })
})

test('a claim by hand holds what nobody measures; its letter is a paper in the language of the contract', async () => {
  const { contract } = await signed({ rules: [], language: 'german', most: '90.00 EUR' })
  const claim = await must<Made>(manager, 'POST', '/api/claims', { contract_id: contract.id, on: inMonth(5) })
  expect(await act(manager, claim, 'lines', { text: 'x', amount: '1.00 NOK' })).toMatchObject({ status: 422 })
  const line = { text: 'Availability 99.1 % instead of 99.5 %', amount: '120.00 EUR' }
  const { line_id } = await must<{ line_id: string }>(manager, 'POST', `/api/claims/${claim.id}/lines`, line)
  await prepare()
  expect(await claimOf(contract)).toMatchObject({ total: '90.00 EUR', lines: [{ text: line.text }] })
  const again = await call(manager, 'POST', '/api/claims', { contract_id: contract.id, on: inMonth(6) })
  expect(again).toMatchObject({ body: { title: 'There is a claim for this period already' } })
  const letter = await call(technician, 'GET', `/api/claims/${claim.id}/pdf`)
  expect(letter.status).toBe(200)
  expect(String(letter.body)).toMatch(/^%PDF/)
  await must(manager, 'POST', `/api/claims/${claim.id}/lines/remove`, { line_id })
  expect(await act(manager, claim, 'send', { on: today })).toMatchObject({
    body: { title: 'There is nothing to claim' },
  })
})

test('the last day is on the runway and on the bridge; who may not see vendors hears of nothing', async () => {
  const days = Temporal.PlainDate.from(last).until(today).days + 20
  const { vendor, contract } = await signed({ rules: [perDay], claim_days: days })
  await ordered(vendor, 2, { name: 'Of a hidden order' })
  await prepare()
  const claim = await claimOf(contract)
  const told = await read(undefined, (ctx) => expiringIn({ ...ctx }, { from: today, until: plus(today, 25) }))
  expect(told.expiries.find(({ id }) => id === claim.id)).toMatchObject({
    ends_on: plus(today, 20),
    prompt: true,
    cost: { minor: 4000, currency: 'EUR' },
  })
  expect(JSON.stringify(await must(manager, 'GET', '/api/bridge'))).toContain(claim.key)
  expect((await call(requester, 'GET', `/api/claims/${claim.id}`)).status).toBe(403)
  expect(JSON.stringify((await call(requester, 'GET', '/api/bridge')).body)).not.toContain(claim.key)

  const [line] = (await claimOf(contract)).lines
  const order = line?.record?.id ?? ''
  const left = { line_id: line?.id ?? '', why: 'Ours' }
  await must(manager, 'POST', `/api/claims/${claim.id}/lines/leave-out`, left)
  await must(manager, 'POST', `/api/claims/${claim.id}/lines/leave-out`, { ...left, why: null })
  const history = async () =>
    JSON.stringify(await must(technician, 'GET', `/api/records/${claim.id}/history`))
  expect(await history()).toContain('Of a hidden order')
  await write(undefined, async (ctx) => {
    const audience_id = await audienceOf(ctx, [manager.id])
    await ctx.db.updateTable('entity').set({ audience_id }).where('id', '=', order).execute()
    await ctx.db.updateTable('purchase').set({ audience_id }).where('id', '=', order).execute()
  })
  const [hidden] = (await claimOf(contract)).lines
  expect(hidden).toMatchObject({ record: null, no: '', amount: '40.00 EUR' })
  expect(await history()).not.toMatch(/hidden order|SK-77/u)
  await prepare()
  expect(await claimOf(contract)).toMatchObject({ total: '40.00 EUR' })
})
