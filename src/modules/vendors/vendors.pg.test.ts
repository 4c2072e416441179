import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { createCalendars } from '#modules/calendars/public'
import { type Made, vendors } from '#test/vendors'
import { world } from '#test/world'
import { saveContract } from './contract-commands.ts'
import { refreshTerms } from './refresh.ts'

const house = await world()
const { call, must, read, write, db } = house
const { auditor, manager, requester, technician, vendor } = await vendors(house)
const terms = {
  starts_on: '2024-04-01',
  first_end: '2027-03-31',
  renewal: 'tacit',
  renews_months: 24,
  notice_amount: 3,
  cost: '3600.00 EUR',
  per: 'month',
}
async function contract(more: object = {}, with_?: Made) {
  const { id: vendor_id } = with_ ?? (await vendor())
  return must<Made>(manager, 'POST', '/api/contracts', { name: 'Hosting', vendor_id, ...terms, ...more })
}
interface View {
  version: number
  status: string
  ends_on: string | null
  decision: Record<string, unknown> | null
  [more: string]: unknown
}
const show = ({ id }: Made, who = technician) => must<View>(who, 'GET', `/api/contracts/${id}`)
const save = ({ id }: Made, body: object, who = manager) => call(who, 'PATCH', `/api/contracts/${id}`, body)

/** As the contract stands on a day, whatever day it is where the test runs. */
async function standsOn(one: Made, day: string) {
  const { showContract } = await import('./queries.ts')
  return read(undefined, (ctx) => showContract(ctx, { id: one.id }), `${day}T08:00:00.000Z`)
}

test('a vendor is added, found by what it sells, and changed; each change is told', async () => {
  const made = await vendor({ services: 'Colocation', tier: '1', website: 'https://nordlys.example' })
  const body = await must<View>(technician, 'GET', `/api/vendors/${made.key}`)
  expect(body).toMatchObject({ services: 'Colocation', tier: '1', contacts: [], can: { write: false } })
  const found = await must<{ items: Made[] }>(auditor, 'GET', '/api/vendors?q=tier%3C%3D2%20colocation')
  expect(found.items.map(({ id }) => id)).toContain(made.id)
  const saved = await call(manager, 'PATCH', `/api/vendors/${made.id}`, { tier: '2', version: body.version })
  expect(saved).toMatchObject({ status: 200, body: { version: body.version + 1 } })
  const stale = await call(manager, 'PATCH', `/api/vendors/${made.id}`, { tier: '3', version: body.version })
  expect(stale.status).toBe(412)
  const told = await must<{ items: { lines: { text: string }[] }[] }>(
    technician,
    'GET',
    `/api/records/${made.id}/history`,
  )
  expect(JSON.stringify(told)).toContain('Risk tier: 1, critical → 2, important')
})

test('whom one reaches there is kept with the vendor; the log knows no addresses', async () => {
  const made = await vendor()
  const { contact_id } = await must<{ contact_id: string }>(
    manager,
    'POST',
    `/api/vendors/${made.id}/contacts`,
    {
      name: 'Siv Dahl',
      role: 'Account manager',
      email: 'Siv@Nordlys.example',
      phone: '+47 55 00 00 00',
    },
  )
  const other = await vendor()
  const wrong = await call(manager, 'POST', `/api/vendors/${other.id}/contacts/remove`, { contact_id })
  expect(wrong.status).toBe(404)
  expect(await must(technician, 'GET', `/api/vendors/${made.id}`)).toMatchObject({
    contacts: [{ name: 'Siv Dahl', email: 'siv@nordlys.example' }],
  })
  await must(manager, 'POST', `/api/vendors/${made.id}/contacts/remove`, { contact_id })
  const rows = await db
    .selectFrom('event')
    .innerJoin('event_data', 'event_data.event_id', 'event.id')
    .select('payload')
    .where('subject_id', '=', made.id)
    .execute()
  expect(JSON.stringify(rows)).toContain('Siv Dahl')
  expect(JSON.stringify(rows)).not.toContain('nordlys.example')
})

test('a contract says by when to decide, and what doing nothing costs', async () => {
  const made = await contract()
  expect(await standsOn(made, '2026-11-30')).toMatchObject({
    status: 'running',
    term: { from: '2024-04-01', until: '2027-03-31' },
    decision: {
      notice_on: '2026-12-31',
      decide_on: '2026-11-02',
      ends_on: '2027-03-31',
      bound_until: '2029-03-31',
      months: 24,
      cost: '86400.00 EUR',
    },
    renewals: [{ from: '2027-04-01', until: '2029-03-31', cost: '86400.00 EUR' }, {}, {}],
  })
})

test('a notice ends it with the term that it still reached, and can be taken back', async () => {
  const made = await contract()
  const reply = await must(manager, 'POST', `/api/contracts/${made.id}/cancel`, { on: '2027-01-01' })
  expect(reply).toEqual({ ends_on: '2029-03-31' })
  expect(await standsOn(made, '2027-02-01')).toMatchObject({ status: 'cancelled', ends_on: '2029-03-31' })
  await must(manager, 'POST', `/api/contracts/${made.id}/cancel`, { on: null })
  expect(await standsOn(made, '2027-02-01')).toMatchObject({ status: 'running', ends_on: null })
  const fixed = await contract({ renewal: 'none', renews_months: null })
  const refused = await call(manager, 'POST', `/api/contracts/${fixed.id}/cancel`, { on: '2026-01-01' })
  expect(refused).toMatchObject({ status: 409, body: { key: 'vendors.ends-by-itself' } })
})

test('terms that cannot be counted with are refused at their field, and nothing is stored', async () => {
  const { id: vendor_id } = await vendor()
  const cases: [object, string][] = [
    [{ first_end: '2024-03-01' }, 'first_end'],
    [{ first_end: null }, 'first_end'],
    [{ renews_months: null }, 'renews_months'],
    [{ renewal: 'open', renews_months: null }, 'notice_to'],
    [{ notice_to: 'month' }, 'notice_to'],
    [{ starts_on: '0026-01-01' }, 'starts_on'],
    [{ cost: '3.600,001 EUR' }, 'cost'],
    [{ cost: '-1 EUR' }, 'cost'],
    [{ indexation: 1.234 }, 'indexation'],
  ]
  for (const [wrong, field] of cases) {
    const body = { name: 'Wrong', vendor_id, ...terms, ...wrong }
    const reply = await call(manager, 'POST', '/api/contracts', body)
    expect(reply, JSON.stringify(wrong)).toMatchObject({
      status: 422,
      body: { fields: { [field]: expect.any(String) } },
    })
  }
  const left = await db.selectFrom('contract').select('id').where('vendor_id', '=', vendor_id).execute()
  expect(left).toEqual([])
})

test('working days are those of its calendar, else of the house', async () => {
  const [calendar] = await write(undefined, (ctx) =>
    createCalendars(ctx, [
      {
        name: `Yard ${newId().slice(-6)}`,
        zone: 'Europe/Oslo',
        weekly: [1, 2, 3, 4].map((day) => ({ day, start: 480, end: 960 })),
      },
    ]),
  )
  const made = await contract({
    notice_amount: 2,
    notice_unit: 'days',
    notice_in: 'business',
    calendar_id: calendar?.id,
  })
  // 31 March 2027 is a Wednesday: two working days before it is Monday the 29th.
  expect(await standsOn(made, '2027-01-10')).toMatchObject({ decision: { notice_on: '2027-03-29' } })
  const missing = await call(manager, 'POST', '/api/contracts', {
    name: 'Nowhere',
    vendor_id: (await vendor()).id,
    ...terms,
    calendar_id: newId(),
  })
  expect(missing).toMatchObject({ status: 409, body: { key: 'vendors.no-calendar' } })
})

test('the list is asked by status, owner, vendor and days, and goes with the time', async () => {
  const by = await vendor()
  const made = await contract(
    { owner_id: manager.id, starts_on: '2000-01-01', first_end: '2000-12-31', renews_months: 12 },
    by,
  )
  await contract(
    { renewal: 'none', renews_months: null, starts_on: '2001-01-01', first_end: '2001-12-31' },
    by,
  )
  const ask = (q: string) =>
    must<{ items: (Made & { status: string; notice_on: string; until: string })[] }>(
      technician,
      'GET',
      `/api/contracts?${new URLSearchParams({ q: `vendor:${by.key} ${q}` })}`,
    )
  expect((await ask('status:running')).items.map(({ id }) => id)).toEqual([made.id])
  expect((await ask('status:ended')).items).toHaveLength(1)
  expect((await ask(`owner:${manager.id} notice>today until>=today`)).items).toHaveLength(1)
  expect((await ask('notice:none')).items).toHaveLength(1)
  const [before] = (await ask('status:running')).items
  const later = `${Number(before?.notice_on.slice(0, 4)) + 3}-06-01T00:00:00.000Z`
  await write(undefined, refreshTerms, later)
  const [after] = (await ask('status:running')).items
  expect(Number(after?.until.slice(0, 4))).toBe(Number(later.slice(0, 4)))
  await write(undefined, refreshTerms)
  expect((await ask('status:running')).items[0]).toEqual(before)
})

test('terms go with the days of the house, wherever the clock of the server is', async () => {
  const made = await contract()
  const until = async () =>
    (await db.selectFrom('contract').select('until_on').where('id', '=', made.id).executeTakeFirst())
      ?.until_on
  const noon = '2027-03-31T12:00:00.000Z'
  await write(undefined, refreshTerms, noon)
  expect(await until()).toBe('2027-03-31')
  await sql`insert into setting (name, value) values ('organisation.zone', '"Pacific/Kiritimati"')`.execute(
    db,
  )
  await write(undefined, refreshTerms, noon)
  expect(await until()).toBe('2029-03-31')
  const saved = { id: made.id, renews_months: 12 }
  await write(undefined, (ctx) => saveContract(ctx, saved), noon)
  expect(await until()).toBe('2028-03-31')
  await sql`delete from setting where name = 'organisation.zone'`.execute(db)
})

test('who only reads changes nothing; who is not of IT sees nothing', async () => {
  const made = await contract()
  for (const who of [technician, auditor]) {
    expect((await show(made, who)).status).toBe('running')
    expect((await save(made, { name: 'Mine' }, who)).status).toBe(403)
  }
  expect((await call(requester, 'GET', `/api/contracts/${made.id}`)).status).toBe(403)
  expect((await call(undefined, 'GET', '/api/vendors')).status).toBe(401)
})

test('a vendor with live contracts stays out of the archive, and nothing is signed with an archived one', async () => {
  const by = await vendor()
  const made = await contract({}, by)
  const archive = (path: string, archived = true) => call(manager, 'POST', `${path}/archive`, { archived })
  expect(await archive(`/api/vendors/${by.id}`)).toMatchObject({
    status: 409,
    body: { key: 'vendors.contracts-left' },
  })
  expect((await archive(`/api/contracts/${made.id}`)).status).toBe(200)
  expect((await archive(`/api/vendors/${by.id}`)).status).toBe(200)
  const late = await call(manager, 'POST', '/api/contracts', { name: 'Late', vendor_id: by.id, ...terms })
  expect(late).toMatchObject({ status: 409, body: { key: 'vendors.vendor-archived' } })
  expect(await archive(`/api/contracts/${made.id}`, false)).toMatchObject({ status: 409 })
})

test('two vendors of one name are refused, in whatever case', async () => {
  const name = `Kystkabel ${newId().slice(-6)}`
  await vendor({ name })
  const again = await call(manager, 'POST', '/api/vendors', { name: name.toUpperCase() })
  expect(again).toMatchObject({ status: 409, body: { key: 'vendors.name-taken' } })
})

test('what a contract covers is a link, told from both ends', async () => {
  const made = await contract()
  const by = await vendor()
  await must(manager, 'POST', '/api/links', { links: [{ from: made.id, relation: 'covers', to: by.id }] })
  const there = await must<{ items: object[] }>(technician, 'GET', `/api/records/${by.id}/links`)
  expect(there.items).toMatchObject([{ relation: 'covered-by', record: { id: made.id } }])
})
