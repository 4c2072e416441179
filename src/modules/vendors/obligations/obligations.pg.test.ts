import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { homePanels } from '#facets/home/panels'
import { expiringIn } from '#facets/expiry/sources'
import { storeFile, wholeOfBytes } from '#facets/files/public'
import { heldOf } from '#facets/held/sources'
import { newId } from '#kernel/ids'
import { world } from '#test/world'
import { dueUntil } from './due.ts'
import { tellAnswerable } from './notices.ts'

const { call, must, read, write, db, someone } = await world()
const [manager, technician, auditor, requester] = await Promise.all([
  someone('Mia', ['manager']),
  someone('Tom', ['technician']),
  someone('Ada', ['auditor']),
  someone('Rae', ['requester']),
])
interface Made {
  id: string
  key: string
}
interface View {
  version: number
  status: string
  state: string
  due_on: string
  rounds: { due_on: string; state: string; file: { name: string } | null }[]
  [more: string]: unknown
}
const name = () => `Nordlys ${newId().slice(-8)}`
async function contract(more: object = {}) {
  const vendor = await must<Made>(manager, 'POST', '/api/vendors', { name: name() })
  const made = await must<Made>(manager, 'POST', '/api/contracts', {
    name: name(),
    vendor_id: vendor.id,
    starts_on: '2025-01-01',
    first_end: '2099-12-31',
    renewal: 'none',
    ...more,
  })
  return { ...made, vendor }
}
async function obligation(more: object = {}, by?: Made) {
  const { id } = by ?? (await contract())
  return must<Made>(manager, 'POST', '/api/obligations', {
    contract_id: id,
    name: `Report ${newId().slice(-8)}`,
    first_on: '2026-01-31',
    every_months: 1,
    lead_days: 10,
    owner_id: technician.id,
    ...more,
  })
}
const show = ({ id }: Made, who = technician) => must<View>(who, 'GET', `/api/obligations/${id}`)
const deed = ({ id }: Made, how: string, body: object = {}, who = manager) =>
  call(who, 'POST', `/api/obligations/${id}/${how}`, body)
const at = (day: string) => `${day}T08:00:00.000Z`

test('one time after the other, exact at the end of months; what was noted is kept and can be taken back', async () => {
  const one = await obligation()
  const met = await deed(one, 'meet', { on: '2026-02-02', note: 'Report 7' }, technician)
  expect(met).toMatchObject({ status: 200, body: { next_on: '2026-02-28' } })
  expect((await deed(one, 'waive', { why: 'Nothing ran' }, technician)).status).toBe(403)
  await deed(one, 'waive', { why: 'Nothing ran' })
  await deed(one, 'miss', { why: 'It never came' })
  expect(await show(one)).toMatchObject({
    due_on: '2026-04-30',
    state: 'open',
    rounds: [
      { due_on: '2026-03-31', state: 'missed', note: 'It never came', by: { name: 'Mia' } },
      { due_on: '2026-02-28', state: 'waived' },
      { due_on: '2026-01-31', state: 'met', note: 'Report 7', on: '2026-02-02', by: { name: 'Tom' } },
    ],
    can: {
      meet: true,
      waive: expect.any(String),
      reopen: expect.stringContaining('edit contracts') as string,
    },
  })
  expect((await deed(one, 'reopen', {}, technician)).status).toBe(409)
  await deed(one, 'reopen')
  expect(await show(one)).toMatchObject({ due_on: '2026-03-31', rounds: [{}, {}] })
  const { version } = await show(one)
  const both = await Promise.all(
    [manager, technician].map((who) => deed(one, 'meet', { on: '2026-03-31', version }, who)),
  )
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  expect((await deed(one, 'reopen', { version })).status).toBe(412)
  expect(await show(one)).toMatchObject({ due_on: '2026-04-30', rounds: [{}, {}, {}] })
  const told = JSON.stringify(await must(auditor, 'GET', `/api/records/${one.id}/history`))
  for (const said of [
    'was met on 2 Feb 2026',
    'What shows it: Report 7',
    'Nothing ran',
    'is not open any more',
  ])
    expect(told).toContain(said)
})

test('a paper that shows it is on the record and named with the time that it shows', async () => {
  const one = await obligation()
  const file_id = await write(technician, (ctx) =>
    storeFile(ctx, 'report.txt', wholeOfBytes(Buffer.from('All is well'))),
  )
  expect((await deed(one, 'meet', { on: '2026-02-02', file_id })).status).toBe(422)
  await deed(one, 'meet', { on: '2026-02-02', file_id }, technician)
  const { rounds } = await show(one)
  expect(rounds[0]?.file?.name).toBe('report.txt')
  expect((await deed(one, 'meet', { on: '2026-02-02', file_id: newId() }, technician)).status).toBe(422)
})

test('once is once; other days move what is open and never what is behind', async () => {
  const once = await obligation({ every_months: null })
  await deed(once, 'meet', { on: '2026-01-30' })
  expect(await show(once)).toMatchObject({ status: 'met', due_on: '2026-01-31', ahead: [] })
  expect((await deed(once, 'meet', { on: '2026-01-30' })).status).toBe(409)
  const changed = await call(manager, 'PATCH', `/api/obligations/${once.id}`, { first_on: '2027-01-01' })
  expect(changed.status).toBe(409)
  const one = await obligation({ every_months: 3 })
  await deed(one, 'meet', { on: '2026-01-30' })
  await must(manager, 'PATCH', `/api/obligations/${one.id}`, { first_on: '2026-01-15', every_months: 1 })
  expect(await show(one)).toMatchObject({ due_on: '2026-02-15', rounds: [{ due_on: '2026-01-31' }] })
  for (const last_on of ['2025-12-31', '2026-01-20'])
    expect((await call(manager, 'PATCH', `/api/obligations/${one.id}`, { last_on })).status).toBe(422)
  await must(manager, 'PATCH', `/api/obligations/${one.id}`, { last_on: '2026-03-01' })
  await deed(one, 'meet', { on: '2026-02-15' })
  expect(await show(one)).toMatchObject({ status: 'met', due_on: '2026-02-15' })
  expect((await deed(one, 'meet', { on: '2099-01-01' })).status).not.toBe(200)
})

test('lists, the time-line, the bridge and leavers know what is due; what recurs ends with its contract', async () => {
  const by = await contract()
  const one = await obligation({}, by)
  const due = async (until: string) =>
    (await read(manager, (ctx) => dueUntil(ctx, until))).map(({ id }) => id)
  expect(await due('2026-01-20')).not.toContain(one.id)
  expect(await due('2026-01-21')).toContain(one.id)
  const { expiries } = await read(manager, (ctx) =>
    expiringIn(ctx, { from: '2026-01-01', until: '2026-02-28' }),
  )
  expect(expiries).toContainEqual(
    expect.objectContaining({ id: one.id, ends_on: '2026-01-31', act_on: '2026-01-21', prompt: true }),
  )
  const panel = homePanels().find(({ name: of }) => of === 'vendors.obligations')
  const home = async (who = technician, day = '2026-01-20') =>
    JSON.stringify(await read(who, (ctx) => panel?.find(ctx) ?? Promise.resolve(null), at(day)))
  expect(await home()).toContain(one.key)
  expect(await home(technician, '2026-01-10')).not.toContain(one.key)
  expect(await home(auditor)).not.toContain(one.key)
  const listed = async (q: string) =>
    (
      await must<{ items: (Made & { status: string })[] }>(
        auditor,
        'GET',
        `/api/obligations?q=${encodeURIComponent(q)}`,
      )
    ).items.map(({ id }) => id)
  for (const q of [
    'status:overdue',
    `contract:${by.id}`,
    `vendor:${by.vendor.id}`,
    `owner:${technician.id}`,
    'due<=2026-01-31 recurs:yes by:theirs kind:report',
  ])
    expect(await listed(q)).toContain(one.id)
  const held = await read(manager, (ctx) => heldOf(ctx, [technician.id]))
  expect(JSON.stringify(held)).toContain('vendors.obligations')
  await must(manager, 'PATCH', `/api/contracts/${by.id}`, { first_end: '2026-01-30' })
  expect(await show(one)).toMatchObject({ status: 'ended' })
  expect(await listed('status:ended')).toContain(one.id)
  expect(await due('2026-12-31')).not.toContain(one.id)
})

test('whoever answers for it is told when to begin and when its day is over, and no more once it is noted', async () => {
  const owner = await someone('Olga', ['technician'])
  const one = await obligation({ owner_id: owner.id, every_months: null })
  const notices = () =>
    db.selectFrom('notice').select(['kind', 'read_at']).where('entity_id', '=', one.id).execute()
  const tell = (day: string) => write(undefined, tellAnswerable, at(day))
  await tell('2026-01-20')
  expect(await notices()).toEqual([])
  await tell('2026-01-21')
  await tell('2026-01-22')
  expect(await notices()).toMatchObject([{ kind: 'vendors.obligation', read_at: null }])
  await tell('2026-02-01')
  expect(await notices()).toHaveLength(2)
  await deed(one, 'meet', { on: '2026-02-01' })
  expect((await notices()).every(({ read_at }) => read_at !== null)).toBe(true)
  expect((await call(requester, 'GET', `/api/obligations/${one.id}`)).status).toBe(403)
  expect((await deed(one, 'reopen', {}, auditor)).status).toBe(403)
})

test('each hour anew, what everybody was told of costs no look-up', async () => {
  const owner = await someone('Ole', ['technician'])
  let asked = 0
  const counts: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked += 1
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const again = async () => {
    await write(undefined, tellAnswerable, at('2026-02-01'))
    asked = 0
    await write(
      undefined,
      (ctx) => tellAnswerable({ ...ctx, db: ctx.db.withPlugin(counts) }),
      at('2026-02-01'),
    )
    return asked
  }
  const made = async () => obligation({ owner_id: owner.id }, await contract({ first_end: '2099-12-31' }))
  await made()
  const one = await again()
  for (let n = 0; n < 4; n += 1) await made()
  expect(await again()).toBe(one)
  const told = await db.selectFrom('notice').select('fact').where('person_id', '=', owner.id).execute()
  expect(told).toHaveLength(5)
})
