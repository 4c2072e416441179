import { expect, test } from 'vitest'
import { expiringIn } from '#facets/expiry/sources'
import { audienceOf } from '#kernel/audience'
import { newId } from '#kernel/ids'
import { linkRecords } from '#facets/links/public'
import { seen } from '#kernel/visible'
import { createAssets } from '#modules/assets/public'
import { createPlaces } from '#modules/places/public'
import { serviceLevels } from '#test/service-levels'
import { world } from '#test/world'
import type { ClaimView } from './schemas.ts'

const house = await world()
const { call, must, read, someone, write, db } = house
const { open, move } = await serviceLevels(house)
const [manager, lead, technician, auditor, requester] = await Promise.all([
  someone('Mia', ['manager']),
  someone('Lea', ['lead']),
  someone('Tom', ['technician']),
  someone('Ada', ['auditor']),
  someone('Rae', ['requester']),
])

interface Made {
  id: string
  key: string
}
const plus = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
const today = new Date().toISOString().slice(0, 10)
/** The month before this one: its claims can be made. */
const month = Temporal.PlainDate.from(today).with({ day: 1 }).subtract({ months: 1 })
const inMonth = (day: number) => month.with({ day }).toString()
const last = month.with({ day: month.daysInMonth }).toString()

async function signed(penalties: object, more: object = {}) {
  const vendor = await must<Made>(manager, 'POST', '/api/vendors', { name: `Skagen ${newId().slice(-8)}` })
  const contract = await must<Made>(manager, 'POST', '/api/contracts', {
    name: 'Workstations',
    vendor_id: vendor.id,
    starts_on: '2020-01-01',
    renewal: 'open',
    notice_to: 'month',
    cost: '1200.00 EUR',
    per: 'month',
    ...more,
  })
  const agreed = await call(manager, 'POST', `/api/contracts/${contract.id}/penalties`, {
    period: 'month',
    claim_days: 60,
    ...penalties,
  })
  return { vendor, contract, agreed }
}
const perDay = { id: 'late', what: 'delivery', pays: 'value', percent: 0.2, most_percent: 5, clause: '§ 7.2' }

/** An order of 10,000.00 that was promised for the 3rd of last month, and came so many days later. */
async function ordered(vendor: Made, late: number, more: object = {}) {
  const { id } = await must<Made>(lead, 'POST', '/api/purchasing', {
    name: 'Screens',
    vendor_id: vendor.id,
    lines: [{ title: 'Screen', quantity: 10, unit_price: '1000.00 EUR' }],
    ...more,
  })
  await must(lead, 'POST', `/api/purchasing/${id}/ask`, {})
  const { version, lines } = await must<{ version: number; lines: Made[] }>(
    manager,
    'GET',
    `/api/purchasing/${id}`,
  )
  await must(manager, 'POST', `/api/purchasing/${id}/decide`, { approve: true, version })
  await must(manager, 'POST', `/api/purchasing/${id}/order`, {
    order_no: 'SK-77',
    ordered_on: inMonth(1),
    promised_on: inMonth(3),
  })
  await must(technician, 'POST', `/api/purchasing/${id}/receive`, {
    received_on: plus(inMonth(3), late),
    lines: [{ line_id: lines[0]?.id, quantity: 10 }],
  })
  return id
}
const prepare = () =>
  write(undefined, async (ctx) => {
    const { prepareClaims } = await import('./prepare.ts')
    await prepareClaims(ctx)
  })
const claimOf = async ({ id }: Made) => {
  const { items } = await must<{ items: Made[] }>(technician, 'GET', `/api/claims?q=contract:${id}`)
  return must<ClaimView>(technician, 'GET', `/api/claims/${items[0]?.key ?? 'CLM-0'}`)
}
const act = (who: typeof manager, { id }: Made, what: string, body: object) =>
  call(who, 'POST', `/api/claims/${id}/${what}`, body)

test('a late delivery is owed for, claimed, and then stays as it is', async () => {
  const { vendor, contract } = await signed({ rules: [perDay], most_percent: 25 })
  const order = await ordered(vendor, 10)
  await prepare()
  const claim = await claimOf(contract)
  expect(claim).toMatchObject({
    status: 'prepared',
    total: '200.00 EUR',
    cap: '300.00 EUR',
    claim_by: plus(last, 60),
    lines: [
      {
        no: 'SK-77',
        record: { id: order },
        promised: inMonth(3),
        kept: inMonth(13),
        late: 10,
        amount: '200.00 EUR',
      },
    ],
    can: { write: false },
  })

  await ordered(vendor, 20)
  await prepare()
  const two = await claimOf(contract)
  expect(two).toMatchObject({ sum: '600.00 EUR', total: '300.00 EUR' })
  const [, second] = two.lines
  const line_id = second?.id ?? ''
  expect((await act(manager, claim, 'lines/leave-out', { line_id, why: '' })).status).toBe(422)
  await must(manager, 'POST', `/api/claims/${claim.id}/lines/leave-out`, {
    line_id,
    why: 'We moved the date',
  })
  await prepare()
  expect(await claimOf(contract)).toMatchObject({
    total: '200.00 EUR',
    lines: [{}, { left_out: 'We moved the date' }],
  })

  const { version } = await claimOf(contract)
  expect((await act(technician, claim, 'send', { on: today, version })).status).toBe(403)
  expect((await act(manager, claim, 'send', { on: today, version: version - 1 })).status).toBe(412)
  expect((await act(manager, claim, 'send', { on: plus(today, 1), version })).status).toBe(422)
  await must(manager, 'POST', `/api/claims/${claim.id}/send`, { on: today, version, number: 'K-9' })
  await ordered(vendor, 5)
  await prepare()
  expect(await claimOf(contract)).toMatchObject({ status: 'claimed', total: '200.00 EUR', lines: [{}, {}] })
  expect(await act(manager, claim, 'lines/leave-out', { line_id, why: null })).toMatchObject({
    body: { title: 'It is settled or claimed, and stays as it is' },
  })

  const answer = (granted: string) => act(manager, claim, 'answer', { on: today, granted, why: 'As agreed' })
  expect(await answer('201.00 EUR')).toMatchObject({ body: { title: 'That is more than was claimed' } })
  expect((await answer('150.00 EUR')).status).toBe(200)
  expect(await claimOf(contract)).toMatchObject({ status: 'partly', granted: '150.00 EUR' })
  expect((await answer('200.00 EUR')).status).toBe(200)
  expect(await claimOf(contract)).toMatchObject({ status: 'granted', reason: 'As agreed' })
  const q = encodeURIComponent(
    `vendor:${vendor.id} -owner:me owed:yes until<today claimed>2020-01-01 archived:no`,
  )
  expect(await must(auditor, 'GET', `/api/claims?q=${q}&limit=6`)).toMatchObject({
    items: [{ id: claim.id }],
  })
  expect(await must(auditor, 'GET', `/api/claims/figures/${vendor.id}`)).toEqual({
    items: [{ prepared: '0.00 EUR', claimed: '200.00 EUR', granted: '200.00 EUR' }],
  })
  const posted = await db
    .selectFrom('event')
    .innerJoin('event_data', 'event_data.event_id', 'event.id')
    .select('payload')
    .where('kind', '=', 'vendors.posted')
    .where('subject_id', '=', claim.id)
    .orderBy('event.id')
    .execute()
  expect(posted.map(({ payload }) => (JSON.parse(payload ?? '') as { entries: unknown[] }).entries)).toEqual([
    [
      { account: 'claimed', minor: 20_000 },
      { account: 'awaited', minor: -20_000 },
    ],
    [
      { account: 'claimed', minor: -20_000 },
      { account: 'awaited', minor: 20_000 },
      { account: 'credit', minor: 15_000 },
      { account: 'penalty', minor: -15_000 },
    ],
    [
      { account: 'credit', minor: 5000 },
      { account: 'penalty', minor: -5000 },
    ],
  ])
})

test('repairs are late by the contract, and what stands in one claim is in no other', async () => {
  const { vendor, contract } = await signed({
    rules: [{ id: 'r', what: 'repair', pays: 'amount', amount: '15.00 EUR', within: 5, clause: 'SLA 3' }],
  })
  const [thing] = await write(undefined, (ctx) => createAssets(ctx, [{ type: 'laptop', name: 'W16' }]))
  const [stores] = await write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Stores', level: 'site' }]))
  const { repair_id } = await must<{ repair_id: string }>(
    technician,
    'POST',
    `/api/assets/${thing?.id ?? ''}/repairs`,
    { fault: 'Hinge', vendor_id: vendor.id, rma: 'R-1' },
  )
  await must(technician, 'POST', `/api/assets/repairs/${repair_id}/close`, { to_id: stores?.id })
  await db
    .updateTable('asset_repair')
    .set({ opened_at: `${inMonth(1)}T10:00:00Z`, closed_at: `${inMonth(9)}T10:00:00Z` })
    .where('id', '=', repair_id)
    .execute()
  await prepare()
  const claim = await claimOf(contract)
  expect(claim).toMatchObject({ total: '45.00 EUR', lines: [{ no: 'R-1', late: 3, promised: inMonth(6) }] })
  await must(manager, 'POST', `/api/claims/${claim.id}/send`, { on: today, version: claim.version })
  const terms = await must<{ version: number; terms: object }>(
    manager,
    'GET',
    `/api/contracts/${contract.key}/penalties`,
  )
  await must(manager, 'POST', `/api/contracts/${contract.id}/penalties`, {
    ...terms.terms,
    version: terms.version,
    period: 'year',
  })
  const { items } = await must<{ items: Made[] }>(manager, 'GET', `/api/claims?q=contract:${contract.id}`)
  expect(items.map(({ id }) => id)).toEqual([claim.id])

  await must(manager, 'POST', `/api/claims/${claim.id}/reopen`, {})
  expect((await act(manager, claim, 'waive', { why: 'They helped us in August' })).status).toBe(200)
  expect(await claimOf(contract)).toMatchObject({ status: 'waived', reason: 'They helped us in August' })
})

test('other periods put each delay into one claim alone, and what was claimed of their days is in none', async () => {
  const { vendor, contract } = await signed({ rules: [perDay], period: 'month' })
  await ordered(vendor, 10)
  await prepare()
  const first = await claimOf(contract)
  const all = async () => {
    const found = await must<{ items: Made[] }>(manager, 'GET', `/api/claims?q=contract:${contract.id}`)
    return Promise.all(found.items.map(({ key }) => must<ClaimView>(manager, 'GET', `/api/claims/${key}`)))
  }
  const agree = (period: string) =>
    must(manager, 'POST', `/api/contracts/${contract.id}/penalties`, {
      period,
      claim_days: 60,
      rules: [perDay],
    })
  await agree('year')
  const owed = async () =>
    (await all())
      .map(({ id, total }) => [id === first.id, total])
      .toSorted((a, b) => (a[0] ? 1 : b[0] ? -1 : 0))
  expect(await owed()).toEqual([
    [false, '200.00 EUR'],
    [true, '0.00 EUR'],
  ])
  await agree('month')
  expect(await owed()).toEqual([
    [false, '0.00 EUR'],
    [true, '200.00 EUR'],
  ])
  const { version } = await must<ClaimView>(manager, 'GET', `/api/claims/${first.id}`)
  await must(manager, 'POST', `/api/claims/${first.id}/send`, { on: today, version })
  await ordered(vendor, 5)
  await agree('year')
  expect(await owed()).toEqual([
    [false, '0.00 EUR'],
    [true, '200.00 EUR'],
  ])
})

test('amounts stay in their currency, a claim with its vendor, and of two who answer it one is refused', async () => {
  const rule = { id: 'r', what: 'delivery', pays: 'amount', amount: '15.00 EUR' }
  const { vendor, contract } = await signed({ rules: [rule] })
  const change = (patch: object) => call(manager, 'PATCH', `/api/contracts/${contract.id}`, patch)
  expect(await change({ cost: '1200.00 USD' })).toMatchObject({
    status: 422,
    body: { title: expect.stringContaining('EUR') as string },
  })
  await ordered(vendor, 2)
  await prepare()
  const claim = await claimOf(contract)
  expect((await act(manager, claim, 'send', { on: plus(last, -1) })).status).toBe(422)
  await must(manager, 'POST', `/api/claims/${claim.id}/send`, { on: today, version: claim.version })
  const other = await must<Made>(manager, 'POST', '/api/vendors', { name: `Other ${newId().slice(-8)}` })
  expect(await change({ vendor_id: other.id })).toMatchObject({ status: 409 })
  const { version } = await claimOf(contract)
  const answer = (granted: string, on = today) => act(manager, claim, 'answer', { version, on, granted })
  expect((await answer('30.00 EUR', plus(today, -1))).status).toBe(422)
  const both = await Promise.all([answer('30.00 EUR'), answer('0.00 EUR')])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
})

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
