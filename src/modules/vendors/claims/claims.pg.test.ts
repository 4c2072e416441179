import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { createAssets } from '#modules/assets/public'
import { createPlaces } from '#modules/places/public'
import { claiming, inMonth, last, perDay, plus, today } from '#test/claims'
import type { Made } from '#test/vendors'
import { somebodyWaits } from '#test/waits'
import { world } from '#test/world'
import { prepareClaims } from './prepare.ts'
import type { ClaimView } from './schemas.ts'

const house = await world()
const { call, db, must, someone, write } = house
const { auditor, manager, technician, act, claimOf, ordered, prepare, signed } = await claiming(house)

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

test('what is prepared hourly holds up nobody who works on a claim that is settled', async () => {
  const { vendor, contract } = await signed({ rules: [perDay] })
  await ordered(vendor, 10)
  await prepare()
  const claim = await claimOf(contract)
  await must(manager, 'POST', `/api/claims/${claim.id}/send`, { on: today, version: claim.version })
  await ordered(vendor, 5)
  const ended = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const working = write(undefined, async (ctx) => {
    await sql`select from entity where id = ${claim.id}::uuid for update`.execute(ctx.db)
    begun.resolve()
    await ended.promise
  })
  await begun.promise
  const first = await Promise.race([
    prepare().then(() => 'prepared'),
    somebodyWaits(house).then(() => 'held up'),
  ])
  ended.resolve()
  await working
  expect(first).toBe('prepared')
  expect(await claimOf(contract)).toMatchObject({ id: claim.id, status: 'claimed', lines: [{}] })
})

test('its last day is over where the house is, wherever somebody else is', async () => {
  const late = Temporal.PlainDate.from(last).until(today).days
  const { vendor, contract } = await signed({ rules: [perDay], claim_days: late })
  await ordered(vendor, 10)
  const admin = await someone('Adina', ['administrator'])
  const at = async (zone: string, now: string) => {
    await must(admin, 'PATCH', '/api/settings/organisation.zone', { value: zone })
    await write(undefined, (ctx) => prepareClaims(ctx), now)
    const { items } = await must<{ items: Made[] }>(
      technician,
      'GET',
      `/api/claims?q=contract:${contract.id}`,
    )
    return items.length
  }
  expect(await at('Pacific/Kiritimati', `${today}T12:00:00.000Z`)).toBe(0)
  expect(await at('Pacific/Honolulu', `${plus(today, 1)}T05:00:00.000Z`)).toBe(1)
  await must(admin, 'PATCH', '/api/settings/organisation.zone', { value: 'UTC' })
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
