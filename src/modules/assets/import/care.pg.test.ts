import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import type { AsItWas } from '#facets/history/contract'
import { createPeople } from '#modules/people/public'
import { importing } from '#test/importing'
import { world } from '#test/world'
import type { assets as contract } from '../contract.ts'

const house = await world()
const { someone, must, write, db } = house
const { read, imported, rehearsed, act, map, said } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
await write(undefined, (ctx) =>
  createPeople(ctx, [{ display_name: 'Ana Berg', username: 'aberg' }, { display_name: 'Ben Roth' }]),
)
const asset = async (tag: string) => {
  const { items } = await must<{ items: { id: string }[] }>(mia, 'GET', `/api/assets?q=tag:${tag}`)
  return items[0]?.id ?? ''
}

const suppliers = [
  'ID,Supplier Name,Image,Supplier Address,Contact Name,Email,Phone,Fax,URL,Notes',
  '4,Corvid Service,,1 Quay,Ida Moen,Ida@corvid.example,+47 1,,corvid.example,Ask for a loan',
  '5,Small Ltd,,,,,,,not a site,',
].join('\n')

test('the list of suppliers becomes vendors with whom to talk to, nothing the second time, and is taken back', async () => {
  const done = await imported(mia, 'suppliers.csv', suppliers)
  expect(done).toMatchObject({ state: 'done', importer: 'snipe-it-suppliers', counts: { created: 2 } })
  const { items } = await must<{ items: { id: string; name: string }[] }>(mia, 'GET', '/api/vendors')
  const corvid = items.find(({ name }) => name === 'Corvid Service')
  expect(await must(mia, 'GET', `/api/vendors/${corvid?.id}`)).toMatchObject({
    website: 'https://corvid.example',
    note: 'Ask for a loan',
    contacts: [{ name: 'Ida Moen', email: 'ida@corvid.example', phone: '+47 1' }],
  })
  const again = await rehearsed(mia, 'suppliers.csv', suppliers)
  expect(again.counts).toMatchObject({ create: 0, unchanged: 2 })
  const more = await imported(
    mia,
    'more.csv',
    'Vendor,Website,Services\nOther AS,https://other.example,Copiers\n',
    'vendors',
  )
  expect((await act(mia, more, 'undo')).counts).toMatchObject({ undone: 1, kept: 0 })
})

const list = (holder: string, out: string) =>
  [
    'ID,Asset Name,Asset Tag,Serial,Model,Model No.,Category,Status,Checked Out To,Default Location,Manufacturer,Created At,Checkout Date,Expected Checkin Date',
    `70,,M-1,CS-1,W16,CW16-2,Laptops,Deployed,${holder},,Corvid,2023-01-05,${out},2027-03-01`,
  ].join('\n')

test('who has a thing has had it since it was checked out, until it is expected back', async () => {
  const moves = async () => {
    const id = await asset('M-1')
    const found = await db
      .selectFrom('custody_move')
      .select(['at', 'due_back'])
      .where('item_id', '=', id)
      .execute()
    return found.map(({ at, due_back }) => `${at.slice(0, 10)} ${due_back?.slice(0, 10)}`).toSorted()
  }
  await imported(mia, 'list.csv', list('Ana Berg', '2024-02-03 10:00:00'))
  expect(await moves()).toEqual(['2024-02-03 2027-03-01'])
  await imported(mia, 'list.csv', list('Ben Roth', '2025-04-05 10:00:00'))
  expect(await moves()).toEqual(['2024-02-03 2027-03-01', '2025-04-05 2027-03-01'])
  // Not before what the ledger knows: then it is as of now.
  await imported(mia, 'list.csv', list('Ana Berg', '2025-01-01 10:00:00'))
  const all = await moves()
  expect([all.length, all[2]?.startsWith('2025-01-01')]).toEqual([3, false])
})

const report = [
  'Asset Tag,Asset Name,Supplier,Asset Maintenance Type,Title,Start Date,Completion Date,Asset Maintenance Time (in days),Cost,Notes',
  'M-1,W16,Corvid Service,Repair,New hinge,2025-05-05,2025-05-09,4,"1,120.50",Came back clean',
  'M-1,W16,Nobody Ltd,Calibration,Checked,2025-06-01,2025-06-01,0,,',
  'M-1,W16,,Upgrade,More memory,2025-07-01,,,80.00,',
  'M-9,Gone,,Repair,Screen,2025-07-01,2025-07-02,1,80.00,',
  'M-1,W16,,Repair,Fan,2025-07-09,2025-07-02,1,80.00,',
].join('\n')

test('the maintenance report becomes repairs that are over, and what each cost is of the repair, not of the purchase', async () => {
  const mapped = await read(mia, 'maintenance.csv', report)
  expect(mapped).toMatchObject({ importer: 'snipe-it-maintenances', open: [] })
  const tried = await act(mia, mapped, 'rehearse')
  expect(await said(mia, tried)).toEqual([
    ['create', ''],
    ['create', expect.stringContaining('“Nobody Ltd” is not known here')],
    ['conflict', expect.stringContaining('It has no end')],
    ['error', expect.stringContaining('Nothing here has the tag “M-9”')],
    ['error', expect.stringContaining('ended before it began')],
  ])
  await map(mia, mapped, { options: { open: 'same-day' } })
  const done = await act(mia, await act(mia, mapped, 'rehearse'), 'run')
  expect(done.counts).toMatchObject({ created: 3 })
  const id = await asset('M-1')
  const repairs = await must<Reply<typeof contract.repairsOf>>(mia, 'GET', `/api/assets/${id}/repairs`)
  expect(repairs).toMatchObject({ cost: ['1200.50 EUR'], hours: 4 * 24 })
  expect(repairs.items.map(({ kind, fault, vendor, cost }) => [kind, fault, vendor?.name, cost])).toEqual([
    ['maintenance', 'More memory', undefined, '80.00 EUR'],
    ['inspection', 'Checked', undefined, null],
    ['repair', 'New hinge', 'Corvid Service', '1120.50 EUR'],
  ])
  expect(await must(mia, 'GET', `/api/assets/${id}`)).toMatchObject({
    bought: { cost: null },
    status: { code: 'in-use' },
  })
  const again = await read(mia, 'maintenance.csv', report)
  await map(mia, again, { options: { open: 'same-day' } })
  expect((await act(mia, again, 'rehearse')).counts).toMatchObject({ create: 0, unchanged: 3 })
  expect((await act(mia, done, 'undo')).counts).toMatchObject({ undone: 3 })
  expect(await must(mia, 'GET', `/api/assets/${id}/repairs`)).toMatchObject({ items: [] })
})

test('a past that is written down late does not make what came after it part of that past', async () => {
  const id = await asset('M-1')
  const { name } = await must<{ name: string }>(mia, 'GET', `/api/assets/${id}`)
  await must(mia, 'PATCH', `/api/assets/${id}`, { name: 'Called anew' })
  await imported(mia, 'maintenance.csv', report)
  const was = (at: string) => must<AsItWas>(mia, 'GET', `/api/records/${id}/was?at=${at}`)
  const then = await was('2026-01-01T00:00:00Z')
  expect(then).toMatchObject({ here: true, title: name })
  expect(then.fields.find((one) => one.name === 'name')).toMatchObject({
    was: [name],
    today: ['Called anew'],
  })
})
