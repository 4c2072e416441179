import { expect, test } from 'vitest'
import { createPlaces } from '#modules/places/public'
import { importing } from '#test/importing'
import { world } from '#test/world'

const house = await world()
const { someone, must, write, db } = house
const { read, rehearsed, imported, act, said } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
await write(undefined, (ctx) =>
  createPlaces(ctx, [
    { name: 'Daping', level: 'site' },
    { name: 'Oslo', level: 'site' },
  ]),
)

interface Row {
  id: string
  name: string
  quantity: number
}
const assets = async (q: string) =>
  (await must<{ items: Row[] }>(mia, 'GET', `/api/assets?q=${encodeURIComponent(q)}`)).items

const accessories = [
  'Company,Name,Category,Supplier,Manufacturer,QTY,Location,Order Number,Min Amount,Model Number,Notes,Purchase Date,Purchase Cost',
  'Alpha,Quiet keyboard,Keyboards,Bigco,Corvid,12,Daping,PO-7,3,QK-1,With a cable,8/24/22,39.90',
  'Alpha,Quiet keyboard,Keyboards,Bigco,Corvid,5,Oslo,PO-7,,QK-1,,8/24/22,39.90',
  'Alpha,Mouse,Mice,,,0,,,,,,,',
  'Alpha,Headset,Audio,,,4,Nowhere,,,,,,',
  'Alpha,Cable,Cables,,,-3,Daping,,,,,,',
  'Alpha,Adapter,Cables,,,2.5,Daping,,,,,,',
  'Alpha,Dongle,Cables,,,2,Daping,,,,,1/13/23,12.345',
].join('\n')

test('accessories come in with how many, at least how many and where, and what cannot be counted is set aside', async () => {
  const mapped = await read(mia, 'accessories.csv', accessories)
  expect(mapped).toMatchObject({ importer: 'snipe-it-accessory', open: [] })
  const tried = await act(mia, mapped, 'rehearse')
  expect(await said(mia, tried)).toEqual([
    ['create', 'Supplier: The vendor “Bigco” is not known here, and was left out'],
    ['create', 'Supplier: The vendor “Bigco” is not known here, and was left out'],
    ['create', ''],
    ['error', expect.stringContaining('no place that is known here')],
    ['error', expect.stringContaining('-3')],
    ['error', expect.stringContaining('“2.5” is not a whole number')],
    ['error', expect.stringContaining('two ways')],
  ])
  const done = await act(mia, tried, 'run')
  expect(done).toMatchObject({ state: 'done', counts: { created: 3 } })
  const [here] = (await assets('keyboard')).filter(({ quantity }) => quantity === 12)
  expect(await must(mia, 'GET', `/api/assets/${here?.id ?? ''}`)).toMatchObject({
    name: 'Quiet keyboard',
    type: { code: 'accessory' },
    quantity: 12,
    minimum: 3,
    home_place: { name: 'Daping' },
    holdings: [{ holder: { title: 'Daping' }, quantity: 12 }],
    bought: { bought_on: '2022-08-24', cost: '39.90 EUR', order_no: 'PO-7' },
  })
  expect(await assets('mouse')).toMatchObject([{ quantity: 0 }])
})

test('what was handed out meanwhile is not counted back by a second file', async () => {
  const [there] = (await assets('keyboard')).filter(({ quantity }) => quantity === 5)
  await must(mia, 'POST', '/api/assets/hand-over', { ids: [there?.id], to_id: null, quantity: 1 })
  const again = await rehearsed(mia, 'accessories.csv', accessories)
  expect(again.counts).toMatchObject({ create: 0, update: 0, unchanged: 3 })
  expect((await said(mia, again))[1]).toEqual([
    'unchanged',
    expect.stringContaining('Here there are 4, the file says 5'),
  ])
})

test('consumables and components are told by their headings, and taken back', async () => {
  const consumables = [
    'Company,Name,Category,Supplier,Manufacturer,QTY,Location,Order Number,Min Amount,Model Number,Item Number,Notes,Purchase Date,Purchase Cost',
    'Alpha,Toner black,Toner,,Inkwell,40,Daping,,10,,TB-9,,12/31/21,55.00',
    'Alpha,Toner black,Toner,,Inkwell,40,Daping,,10,,TB-9,,12/31/21,55.00',
  ].join('\n')
  const tried = await rehearsed(mia, 'consumables.csv', consumables)
  expect(tried).toMatchObject({ importer: 'snipe-it-consumable', counts: { create: 1, conflict: 1 } })
  await act(mia, tried, 'run')
  expect(await assets('toner')).toMatchObject([{ quantity: 40 }])

  const components = [
    'Item Name,Purchase Date,Purchase Cost,Location,Company,Order Number,Serial number,Category,Quantity',
    'Memory 16 GB,1/13/23,80.00,Daping,Alpha,PO-8,,Memory,6',
    'Disk 1 TB,1/13/23,120.00,Oslo,Alpha,PO-8,,SSD,2',
  ].join('\n')
  const done = await imported(mia, 'components.csv', components)
  expect(done).toMatchObject({ importer: 'snipe-it-component', counts: { created: 2 } })
  expect(await assets('type:component')).toHaveLength(2)
  expect((await act(mia, done, 'undo')).state).toBe('undone')
  expect(await assets('type:component')).toEqual([])
  const { n } = await db
    .selectFrom('holding')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(n).toBe(3)
})

test.each([
  [
    'accessory',
    'Name,Accessory Category,Model No.,Location,Min. QTY,Total,Checked Out,Purchase Cost',
    'Hub,Cables,H-1,Daping,2,7,3,12.00',
  ],
  [
    'consumable',
    'Name,Category,Model No.,Item No.,Total,Min. QTY,Location,Order Number',
    'Ink,Toner,,I-1,7,2,Daping,',
  ],
  [
    'component',
    'Name,Serial,Category,Total,Remaining,Min. QTY,Location,Order Number',
    'Fan,,Memory,7,5,2,Daping,',
  ],
])('the list of each kind as it is exported is told by its headings: %s', async (type, headings, line) => {
  const tried = await rehearsed(mia, 'export.csv', `${headings}\n${line}\n`)
  expect(tried).toMatchObject({ importer: `snipe-it-${type}`, open: [], counts: { create: 1 } })
  const done = await act(mia, tried, 'run')
  expect(await assets(line.split(',')[0] ?? '')).toMatchObject([
    { quantity: 7, type: expect.stringMatching(new RegExp(type, 'i')) as unknown },
  ])
  await act(mia, done, 'undo')
})
