import { expect, test } from 'vitest'
import { decide } from '#kernel/settings'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { createVendors } from '#modules/vendors/public'
import { importing } from '#test/importing'
import { world } from '#test/world'
import { approvesWriteOffs } from '../write-offs/settings.ts'

const house = await world()
const { someone, must, write, db } = house
const { read, rehearsed, imported, act, rows, map } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])

await write(undefined, (ctx) =>
  createPeople(ctx, [
    {
      display_name: 'Bonnie Nelson',
      emails: [{ value: 'bnelson0@example.com', label: 'work' }],
      username: 'bnelson0',
    },
    { display_name: 'Judith Ferguson', username: 'jferguson1' },
  ]),
)
await write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Daping', level: 'site' }]))
await write(undefined, (ctx) => createVendors(ctx, [{ name: 'BigCo' }]))

interface Row {
  id: string
  key: string
  name: string
  tag: string
  status: string
  holder: { title: string } | null
}
const assets = async (q: string) =>
  (await must<{ items: Row[] }>(mia, 'GET', `/api/assets?q=${encodeURIComponent(q)}`)).items
const one = async (tag: string) => {
  const [found] = await assets(`tag:${tag}`)
  return must(mia, 'GET', `/api/assets/${found?.id ?? ''}`)
}

const sample = [
  '\uFEFFCompany,Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Model Notes,Model Number,Asset Notes,Purchase Date,Purchase Cost,Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name,Checked Out To: Email,Checked Out To: Location,Asset EOL Date',
  'Alpha,Bonnie’s laptop,SN-1,Laptops,Bigco,Corvid,Daping,PO-1,W16,,CW16-2,Likes docks,8/24/22,"2,496.50",user,bnelson0,Bonnie,Nelson,bnelson0@example.com,,',
  'Alpha,,SN-2,Monitors,Bigco,Lumen,Daping,PO-1,27 QHD,,L27Q,,12/31/21,310.00,location,,,,,Daping,',
  'Alpha,,SN-3,Laptops,Small Ltd,Corvid,Nowhere,,W16,,,,1/13/23,,user,nobody9,,,,,',
].join('\n')

test('the sample of Snipe-IT comes in with who has what, and nothing the second time', async () => {
  const mapped = await read(mia, 'assets.csv', sample)
  expect(mapped).toMatchObject({ state: 'mapping', importer: 'snipe-it-assets', open: [] })
  const tried = await act(mia, mapped, 'rehearse')
  expect(tried).toMatchObject({ state: 'rehearsed', counts: { rows: 3, create: 3, error: 0 } })
  expect(tried.notes.map(({ n, text }) => `${n}: ${text}`)).toEqual([
    '1: Is at: The place “Nowhere” is not known here, and was left out',
    '1: Held by: “nobody9” is not known here; it is with nobody',
    '1: Supplier: The vendor “Small Ltd” is not known here, and was left out',
  ])
  const done = await act(mia, tried, 'run')
  expect(done).toMatchObject({ state: 'done', counts: { created: 3 } })
  expect(await one('SN-1')).toMatchObject({
    name: 'Bonnie’s laptop',
    type: { code: 'laptop' },
    manufacturer: 'Corvid',
    status: { code: 'in-use' },
    holdings: [{ holder: { title: 'Bonnie Nelson' } }],
    bought: {
      bought_on: '2022-08-24',
      cost: '2496.50 EUR',
      order_no: 'PO-1',
      note: 'Likes docks',
      supplier: { name: 'BigCo' },
    },
  })
  expect(await one('SN-2')).toMatchObject({
    name: 'Lumen 27 QHD',
    type: { code: 'monitor' },
    place: { name: 'Daping' },
  })
  const again = await rehearsed(mia, 'assets.csv', sample)
  expect(again.counts).toMatchObject({ create: 0, update: 0, unchanged: 3 })
})

const list = [
  'ID,Company,Asset Name,Device Image,Asset Tag,Serial,Model,Model No.,Category,Status,Checked Out To,Employee Number,Location,Default Location,Manufacturer,Supplier,Purchase Date,Age,Purchase Cost,Order Number,EOL Rate,EOL Date,Warranty,Warranty Expires,Requestable,Notes,Checkouts,Checkins,Requests,Created By,Created At',
  '17,Alpha,,,SN-4,CW-4,W16,CW16-2,Laptops,Ready to Deploy,Judith Ferguson,,Daping,Daping,Corvid,,2024-05-31,,"1,890.00",,,,36 months,,,,2,1,0,,2024-06-01',
  '18,Alpha,,,SN-5,CW-5,W16,CW16-2,Laptops,Lost/Stolen,,,,,Corvid,,2024-05-31,,,,,,,2025-05-31,,,,,,,2024-06-01',
].join('\n')

test('its list as exported comes in: states have their meaning, warranty counts from the purchase, ids are remembered', async () => {
  expect(await imported(mia, 'list.csv', list)).toMatchObject({
    state: 'done',
    importer: 'snipe-it-assets',
    counts: { created: 2 },
  })
  expect(await one('SN-4')).toMatchObject({
    status: { code: 'in-use' },
    warranty_until: '2027-05-31',
    home_place: { name: 'Daping' },
    holdings: [{ holder: { title: 'Judith Ferguson' } }],
  })
  expect(await one('SN-5')).toMatchObject({
    status: { code: 'lost' },
    holdings: [],
    warranty_until: '2025-05-31',
  })
  expect((await rehearsed(mia, 'list.csv', list)).counts).toMatchObject({ unchanged: 2 })
  // By its id it is found again, whatever else has changed.
  const moved = list.replace('SN-4', 'SN-44').replace('Judith Ferguson', 'Bonnie Nelson')
  const changed = await imported(mia, 'list.csv', moved)
  expect(changed.counts).toMatchObject({ updated: 1, unchanged: 1 })
  expect(await one('SN-44')).toMatchObject({ holdings: [{ holder: { title: 'Bonnie Nelson' } }] })
  const undone = await act(mia, changed, 'undo')
  expect(undone.state).toBe('undone')
  expect(await one('SN-4')).toMatchObject({ holdings: [{ holder: { title: 'Judith Ferguson' } }] })
})

test('a custom report, whose headings occur twice, is read', async () => {
  const report = [
    'ID,Company,Asset Name,Asset Tag,Model,Model No.,Category,Manufacturer,Serial,Purchased,Cost,EOL,Warranty,Warranty Expires,Current Value,Diff,Fully Depreciated,Order Number,Supplier,Location,Address,Address,City,State,Country,Zip,Default Location,Address,Address,City,State,Country,Zip,Checked Out,Type,Username,Status',
    '30,Alpha,,SN-6,R2 240,,Servers,Bastion,BR-6,2023-02-01,8900.00,,60,,,,,,,Daping,x,y,z,,,,Daping,x,y,z,,,,,,,Deployed',
  ].join('\n')
  expect(await imported(mia, 'report.csv', report)).toMatchObject({
    state: 'done',
    importer: 'snipe-it-assets',
    counts: { created: 1 },
  })
  expect(await one('SN-6')).toMatchObject({ type: { code: 'server' }, warranty_until: '2028-02-01' })
})

test('any list comes in; what is doubtful is set aside with the reason, and all of it is taken back', async () => {
  const csv = [
    'Inventarnummer;Kategorie;Hersteller;Modell;Seriennummer;Kaufdatum;Kaufpreis;Menge',
    'G-1;Notebook;Nordlys;Fjell 14;F-1;31.12.2024;1.290,00 €;1',
    'G-2;Notebook;Nordlys;Fjell 14;F-2;31.12.2024;12,345 €;1',
    'G-3;Notebook;Nordlys;Fjell 14;F-3;31.12.2024;10 XQQ;3',
    'SN-4;Notebook;Corvid;W16;OTHER;31.12.2024;;1',
    ';;;;;31.12.2024;;',
  ].join('\n')
  const tried = await rehearsed(mia, 'liste.csv', csv, 'assets')
  const said = (await rows(mia, tried)).map(({ verdict, reasons }) => [verdict, reasons.join('; ')])
  expect(said).toEqual([
    ['create', ''],
    ['error', expect.stringContaining('two ways')],
    ['error', expect.stringContaining('XQQ is no currency')],
    ['conflict', expect.stringContaining('which has the serial number CW-4')],
    ['error', expect.stringContaining('Neither a model')],
  ])
  const done = await act(mia, tried, 'run')
  expect(done.counts).toMatchObject({ created: 1 })
  expect(await assets('tag:G-1')).toHaveLength(1)
  expect((await act(mia, done, 'undo')).state).toBe('undone')
  expect(await assets('tag:G-1')).toEqual([])
  const left = await db.selectFrom('custody_move').select('id').where('note', '=', 'G-1').execute()
  expect(left).toEqual([])
})

test('empty cells say nothing, or take away what is there where somebody chose that', async () => {
  const heading = 'Asset tag,Manufacturer,Model,Serial,Order number,Purchase Date,Purchase Cost,Notes'
  await imported(mia, 'full.csv', `${heading}\nE-1,Corvid,W16,E-100,PO-9,2026-01-31,100.00,Old`, 'assets')
  const emptied = `${heading}\nE-1,Corvid,W16,,,,,`
  const mapped = await read(mia, 'empty.csv', emptied, 'assets')
  expect((await act(mia, mapped, 'rehearse')).counts).toMatchObject({ unchanged: 1 })
  await map(mia, mapped, { options: { empty: 'clear' } })
  // Without a price it would leave the books, which another has to approve.
  expect((await act(mia, mapped, 'rehearse')).counts).toMatchObject({ conflict: 1 })
  await write(undefined, (ctx) => decide(ctx, approvesWriteOffs, false))
  const done = await act(mia, await act(mia, mapped, 'rehearse'), 'run')
  expect(done.counts).toMatchObject({ updated: 1 })
  const nothing = { bought_on: null, cost: null, order_no: '', note: '' }
  expect(await one('E-1')).toMatchObject({ serial: '', manufacturer: 'Corvid', bought: nothing })
  await act(mia, done, 'undo')
  expect(await one('E-1')).toMatchObject({ serial: 'E-100', bought: { cost: '100.00 EUR', note: 'Old' } })
})
