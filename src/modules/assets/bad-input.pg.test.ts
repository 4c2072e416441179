import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { importing } from '#test/importing'
import { world } from '#test/world'
import { createAssets } from './public.ts'

const house = await world()
const { someone, call, write, db } = house
const { read, act, rows, rehearsed } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
const tom = await someone('Tom', ['technician'])

const [lena] = await write(undefined, (ctx) => createPeople(ctx, [{ display_name: 'Lena Vogt' }]))
const [stores] = await write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Stores', level: 'site' }]))
const [laptop, dock, mice] = await write(undefined, (ctx) =>
  createAssets(ctx, [
    {
      type: 'laptop',
      manufacturer: 'Corvid',
      model: 'W16',
      tag: 'HM-1',
      serial: 'CW-100',
      holder_id: lena?.id ?? null,
    },
    {
      type: 'dock',
      manufacturer: 'Corvid',
      model: 'D2',
      tag: 'HM-2',
      serial: 'CD-200',
      holder_id: stores?.id ?? null,
    },
    { type: 'accessory', name: 'Mouse', quantity: 5, holder_id: stores?.id ?? null },
  ]),
)
const id = {
  lena: lena?.id ?? '',
  stores: stores?.id ?? '',
  laptop: laptop?.id ?? '',
  dock: dock?.id ?? '',
  mice: mice?.id ?? '',
}

/** All that is known of things, as text: what is refused changes none of it. */
async function kept(): Promise<string> {
  const { rows: all } = await sql<{ text: string }>`
    select string_agg(text, E'\n' order by text) as text from (
      select a::text from asset a union all select h::text from holding h union all select m::text from custody_move m
      union all select d::text from asset_model d union all select f::text from manufacturer f
      union all select g::text from entity_grant g union all select e::text from entity e where kind = 'asset') t (text)`.execute(
    db,
  )
  return all[0]?.text ?? ''
}

const asset = { type: 'laptop', manufacturer: 'Fresh', model: 'Never seen' }
const hand = '/api/assets/hand-over'
const cases: readonly (readonly [string, string, string, object, number, RegExp])[] = [
  [
    'another device’s serial, new',
    'POST',
    '/api/assets',
    { ...asset, manufacturer: 'Corvid', serial: 'cw-100' },
    409,
    /Corvid W16 \(AST-1\) has this serial number/,
  ],
  [
    'another device’s serial, changed',
    'PATCH',
    `/api/assets/${id.dock}`,
    { serial: 'CW-100' },
    409,
    /has this serial number/,
  ],
  [
    'another device’s tag',
    'PATCH',
    `/api/assets/${id.dock}`,
    { tag: 'hm-1' },
    409,
    /Another asset has this tag/,
  ],
  ['no such asset', 'PATCH', `/api/assets/${newId()}`, { name: 'x' }, 404, /not found/],
  ['no id at all', 'PATCH', '/api/assets/drop-table', { name: 'x' }, 422, /./],
  [
    'the id of another in the body',
    'PATCH',
    `/api/assets/${id.dock}`,
    { id: id.laptop, name: 'Mine now' },
    422,
    /address of this request names another/,
  ],
  [
    'a person as the place it belongs to',
    'PATCH',
    `/api/assets/${id.dock}`,
    { home_place_id: id.lena },
    422,
    /place/,
  ],
  ['an asset as the supplier', 'POST', '/api/assets', { ...asset, supplier_id: id.dock }, 422, /supplier/],
  ['a holder that is nobody', 'POST', '/api/assets', { ...asset, holder_id: newId() }, 404, /not found/],
  ['a person among assets', 'POST', hand, { ids: [id.dock, id.lena], to_id: id.lena }, 403, /may not/],
  ['into itself', 'POST', hand, { ids: [id.dock], to_id: id.dock }, 409, /./],
  [
    'from whom it is not with',
    'POST',
    hand,
    { ids: [id.mice], from_id: id.lena, to_id: id.stores, quantity: 1 },
    409,
    /./,
  ],
  [
    'more than there are',
    'POST',
    hand,
    { ids: [id.mice], from_id: id.stores, to_id: id.lena, quantity: 6 },
    409,
    /5/,
  ],
  [
    'a negative quantity',
    'POST',
    hand,
    { ids: [id.mice], from_id: id.stores, to_id: id.lena, quantity: -1 },
    422,
    /./,
  ],
  [
    'half a piece',
    'POST',
    hand,
    { ids: [id.mice], from_id: id.stores, to_id: id.lena, quantity: 0.5 },
    422,
    /./,
  ],
  [
    'a negative quantity, new',
    'POST',
    '/api/assets',
    { ...asset, type: 'accessory', quantity: -3 },
    422,
    /./,
  ],
  ['two of one thing', 'POST', '/api/assets', { ...asset, quantity: 2 }, 409, /one thing/],
  ['a cost with three decimals', 'POST', '/api/assets', { ...asset, cost: '12.345 EUR' }, 422, /./],
  ['a negative cost', 'POST', '/api/assets', { ...asset, cost: '-5.00 EUR' }, 422, /./],
  ['a day that is none', 'POST', '/api/assets', { ...asset, bought_on: '2026-02-30' }, 422, /./],
  ['a day written another way', 'POST', '/api/assets', { ...asset, bought_on: '13/01/2026' }, 422, /./],
]

test.each(cases)(
  '%s is refused with a sentence, and nothing is stored',
  async (_, method, path, body, status, sentence) => {
    const before = await kept()
    const reply = await call(tom, method, path, body)
    expect(reply.status).toBe(status)
    const { title, fields } = reply.body as { title: string; fields?: Record<string, string> }
    const said = [title, ...Object.values(fields ?? {})].join(' ')
    expect(said).toMatch(sentence)
    expect(said).toMatch(/^[A-Z“].*\w/u)
    expect(await kept()).toBe(before)
  },
)

const list = (
  lines: readonly string[],
  heading = 'Asset tag,Serial,Category,Manufacturer,Model,Quantity,Location,Purchase Date,Purchase Cost',
) => [heading, ...lines].join('\n')
const reasons = async (one: { id: string }) =>
  (await rows(mia, one)).map(({ verdict, reasons: why }) => `${verdict}: ${why.join('; ')}`)

const files: readonly (readonly [string, string, readonly (string | RegExp)[]])[] = [
  [
    'another device’s serial under a tag',
    list(['HM-1,OTHER-1,Laptop,Corvid,W16,,,,']),
    [/^conflict: .*which has the serial number CW-100/],
  ],
  [
    'a tag of one and the serial of another',
    list(['HM-1,CD-200,Laptop,Corvid,W16,,,,']),
    [/^conflict: It could be any of these here/],
  ],
  [
    'the serial of another maker’s',
    list([',CW-100,Laptop,Nordlys,Fjell,,,,']),
    [/^conflict: .*by Corvid, another maker/],
  ],
  [
    'one serial twice',
    list(['N-1,SAME-1,Laptop,A,B,,,,', 'N-2,SAME-1,Laptop,A,B,,,,']),
    ['create: ', 'conflict: The same as row 2'],
  ],
  [
    'negative and broken quantities',
    list([',,Accessory,,Hub,-3,Stores,,', ',,Accessory,,Hub 2,1.5,Stores,,', 'N-3,,Laptop,A,B,2,Stores,,']),
    [/^error: How many: .*-3/, /^error: How many: “1.5” is not a whole number/, /^error: .*one thing/],
  ],
  [
    'three decimals, two currencies, words',
    list([
      'N-4,,Laptop,A,B,,,,12.345',
      'N-5,,Laptop,A,B,,,,12.3456',
      'N-6,,Laptop,A,B,,,,-5.00',
      'N-7,,Laptop,A,B,,,,about ten',
    ]),
    [/^error: Cost: ./, /^error: Cost: ./, /^error: Cost: ./, /^error: Cost: ./],
  ],
  [
    'days that are none',
    list(['N-8,,Laptop,A,B,,,2026-02-30,', 'N-9,,Laptop,A,B,,,31/31/2026,', 'N-10,,Laptop,A,B,,,soon,']),
    [/^error: Bought: .*is not a date/, /^error: Bought: .*is not a date/, /^error: Bought: .*is not a date/],
  ],
  [
    'too few and too many cells',
    list(['N-11,,Laptop', 'N-12,,Laptop,A,B,,,,,more']),
    [/^error: This row has 3 cells/, /^error: This row has 10 cells/],
  ],
]

test.each(files)(
  'in a file %s is set aside with a sentence, and nothing is stored of it',
  async (_, csv, expected) => {
    const before = await kept()
    const tried = await rehearsed(mia, 'bad.csv', csv, 'assets')
    const said = await reasons(tried)
    expect(said).toHaveLength(expected.length)
    for (const [n, want] of expected.entries())
      if (typeof want === 'string') expect(said[n]).toBe(want)
      else expect(said[n]).toMatch(want)
    expect(await kept()).toBe(before)
    // What can come in does, and nothing of the rest beside it.
    const fresh = said.filter((one) => one.startsWith('create')).length
    if (fresh === 0) return
    const done = await act(mia, tried, 'run')
    expect(done.counts).toMatchObject({ created: fresh })
    await act(mia, done, 'undo')
  },
)

test('days of six styles are the same day where that is plain, and asked about where it is not', async () => {
  const plain = ['2026-01-31', '31.01.2026', '31/01/2026', '1/31/26', 'January 31, 2026', '31 Jan 2026']
  for (const day of plain) {
    const tried = await rehearsed(mia, 'day.csv', list([`D-1,,Laptop,A,B,,,"${day}",`]), 'assets')
    const done = await act(mia, tried, 'run')
    const { rows: found } = await sql<{ day: string }>`
      select bought_on::text as day from asset where tag = 'D-1'`.execute(db)
    expect(found, day).toEqual([{ day: '2026-01-31' }])
    await act(mia, done, 'undo')
  }
  const unsure = await read(mia, 'day.csv', list(['D-2,,Laptop,A,B,,,3/4/26,']), 'assets')
  expect(unsure.open).toMatchObject([{ field: 'bought_on' }])
  expect((await call(mia, 'POST', `/api/imports/${unsure.id}/rehearse`, {})).status).toBe(409)
})

test('headings that stand there twice wait for a person', async () => {
  const twice = list(['N-20,A-1,B-1'], 'Asset tag,Serial,Serial')
  const mapped = await read(mia, 'twice.csv', twice, 'assets')
  expect(mapped.open).toMatchObject([{ text: expect.stringContaining('Serial') as unknown }])
  expect((await call(mia, 'POST', `/api/imports/${mapped.id}/rehearse`, {})).status).toBe(409)
})
