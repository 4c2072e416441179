import { expect, test } from 'vitest'
import { expires } from '#facets/expiry/sources'
import { homePanels } from '#facets/home/panels'
import { newId } from '#kernel/ids'
import { world } from '#test/world'
import { tellOwners } from './notices.ts'
import { createContracts, createVendors } from './public.ts'
import { showRunway } from './runway.ts'

const { call, must, read, someone, write, db } = await world()
const [manager, technician] = await Promise.all([someone('Mia', ['manager']), someone('Tom', ['technician'])])

const today = '2026-11-30'
const at = (day: string) => `${day}T08:00:00.000Z`

/** Leaves by 31 January 2027 for the end of April, decided by 3 December 2026. */
async function colocation(more: object = {}) {
  return write(undefined, async (ctx) => {
    const [vendor] = await createVendors(ctx, [{ name: `Nordlys ${newId().slice(-8)}` }])
    const [made] = await createContracts(ctx, [
      {
        name: `Colocation ${newId().slice(-6)}`,
        vendor_id: vendor?.id ?? '',
        starts_on: '2024-05-01',
        first_end: '2027-04-30',
        renewal: 'tacit',
        renews_months: 24,
        notice_amount: 3,
        cost: '3600.00 EUR',
        per: 'month',
        ...more,
      },
    ])
    return made ?? { id: '', key: '', title: '' }
  })
}
const runway = (who = technician, months = 18, day = today) =>
  read(who, (ctx) => showRunway(ctx, { months }), at(day))
const mine = async ({ id }: { id: string }, ...asked: Parameters<typeof runway>) =>
  (await runway(...asked)).items.find((one) => one.id === id)

test('a contract stands on the time-line with its last day to decide and what doing nothing costs', async () => {
  const made = await colocation({ owner_id: technician.id })
  expect(await mine(made)).toEqual({
    id: made.id,
    kind: 'contract',
    key: made.key,
    title: made.title,
    to: `/vendors/contracts/${made.key}`,
    sub: expect.any(String),
    ends_on: '2027-04-30',
    act_on: '2027-01-31',
    decide_on: '2026-12-03',
    bound_until: '2029-04-30',
    prompt: false,
    cost: '86400.00 EUR',
    owner: { id: technician.id, name: 'Tom' },
    urgency: 'month',
  })
  expect(await mine(made, technician, 18, '2027-01-31')).toMatchObject({ urgency: 'late' })
  expect(await mine(made, technician, 18, '2027-02-01')).toBeUndefined()
  expect(await mine(made, technician, 36, '2027-02-01')).toMatchObject({ act_on: '2029-01-31' })
  expect(await mine(made, technician, 1)).toBeUndefined()
})

test('the days that approving and procuring take are decided by the organisation', async () => {
  const made = await colocation()
  const boss = await someone('Bo', ['administrator'])
  await must(boss, 'PATCH', '/api/settings/vendors.procurement-days', { value: 0 })
  expect(await mine(made)).toMatchObject({ decide_on: '2027-01-17' })
  await must(boss, 'PATCH', '/api/settings/vendors.procurement-days', { value: null })
})

test('what falls due is parted into what is bound and what can still be kept off', async () => {
  const made = await colocation({ cost: '100.00 BHD' })
  const { cash } = await runway()
  const dinars = cash.find(({ currency }) => currency === 'BHD')
  // December to April is bound by the first term, May to April by nothing yet.
  expect(dinars).toMatchObject({ bound: '500.000 BHD', open: '1200.000 BHD' })
  expect(dinars?.months.at(0)).toEqual({ month: '2026-11', bound: '0.000 BHD', open: '0.000 BHD' })
  await must(manager, 'POST', `/api/contracts/${made.id}/cancel`, { on: '2026-11-30' })
  const after = (await runway()).cash.find(({ currency }) => currency === 'BHD')
  expect(after).toMatchObject({ bound: '500.000 BHD', open: '0.000 BHD' })
})

test('other rooms add what expires of theirs; one that fails takes nothing from the others', async () => {
  const made = await colocation()
  const one = {
    id: newId(),
    kind: 'asset',
    key: 'AST-1',
    title: 'Warranty of the plotter',
    to: '/x',
    sub: '',
    ends_on: '2027-02-01',
    act_on: null,
    bound_until: null,
    cost: null,
    owner: null,
  }
  expires({ name: 'try.broken', can: 'vendors.read', find: () => Promise.reject(new Error('as planned')) })
  expires({
    name: 'try.closed',
    can: 'vendors.write',
    find: () => Promise.resolve({ expiries: [{ ...one, id: newId() }] }),
  })
  expires({ name: 'try.warranty', can: 'vendors.read', find: () => Promise.resolve({ expiries: [one] }) })
  const { items } = await runway()
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([made.id, one.id]))
  expect(items.filter(({ kind }) => kind === 'asset')).toMatchObject([{ decide_on: '2026-12-04' }])
  const days = items.map(({ decide_on }) => decide_on)
  expect(days).toEqual(days.toSorted())
  for (const name of ['try.broken', 'try.closed', 'try.warranty'])
    expires({ name, can: 'vendors.write', find: () => Promise.resolve({ expiries: [] }) })
})

test('the bridge names what must be decided within 30 days: to owners their own, to keepers all', async () => {
  const made = await colocation({ owner_id: technician.id })
  const other = await colocation({ owner_id: manager.id })
  const panel = homePanels().find(({ name }) => name === 'vendors.decide')
  const told = async (who = technician, day = today) => {
    const finding = await read(who, (ctx) => panel?.find(ctx) ?? Promise.resolve(null), at(day))
    return finding?.title.values?.['n'] as number | undefined
  }
  const [of, all] = [await told(technician), await told(manager)]
  expect(of).toBeGreaterThanOrEqual(1)
  expect(all).toBeGreaterThan(of ?? 0)
  expect(await told(technician, '2026-10-20')).toBeUndefined()
  expect([made.id, other.id]).toHaveLength(2)
})

test('its owner is told once while there is time and once at last, and no more when it is decided', async () => {
  const owner = await someone('Olga', ['technician'])
  const made = await colocation({ owner_id: owner.id })
  const notices = () =>
    db
      .selectFrom('notice')
      .select(['kind', 'read_at', 'fact'])
      .where('person_id', '=', owner.id)
      .where('entity_id', '=', made.id)
      .execute()
  const tell = (day: string) => write(undefined, tellOwners, at(day))
  await tell('2026-11-18')
  expect(await notices()).toEqual([])
  await tell('2026-11-19')
  await tell('2026-11-20')
  expect(await notices()).toMatchObject([{ kind: 'vendors.decide', read_at: null }])
  await tell('2027-01-25')
  expect(await notices()).toHaveLength(2)
  await must(manager, 'POST', `/api/contracts/${made.id}/cancel`, { on: '2027-01-30' })
  expect((await notices()).every(({ read_at }) => read_at !== null)).toBe(true)
  await tell('2027-01-31')
  expect(await notices()).toHaveLength(2)
  const { items } = await must<{ items: { says: string }[] }>(owner, 'GET', '/api/notices')
  expect(JSON.stringify(items)).toContain('Decide by 3 Dec 2026: notice must arrive by 31 Jan 2027')
})

test('it is asked for so many months, and for nothing else', async () => {
  expect((await call(technician, 'GET', '/api/contracts/runway?months=6')).status).toBe(200)
  for (const months of ['0', '61', 'x', '1.5'])
    expect((await call(technician, 'GET', `/api/contracts/runway?months=${months}`)).status).toBe(422)
})
