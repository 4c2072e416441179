import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createAssets } from '#modules/assets/public'
import { createPeople } from '#modules/people/public'
import { createVendors } from '#modules/vendors/public'
import { importing } from '#test/importing'
import { world } from '#test/world'
import type { LicenceKey } from '../keys/schemas.ts'
import type { Lot } from '../schemas.ts'

const house = await world()
const { someone, must, call, write, db } = house
const { read, rehearsed, act, show, map, said } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
await write(undefined, async (ctx) => {
  await createPeople(ctx, [
    {
      display_name: 'Bonnie Nelson',
      emails: [{ value: 'bnelson0@example.com', label: 'work' }],
      username: 'bnelson0',
    },
    { display_name: 'Judith Ferguson', username: 'jferguson1' },
  ])
  await createVendors(ctx, [{ name: 'Bigco' }])
  await createAssets(ctx, [{ type: 'laptop', name: 'Yard', tag: 'SN-1' }])
})

const heading =
  'Full Name,Email,Username,Item name,serial number,Category,manufacturer,purchase date,purchase cost,purchase order,order number,Licensed To Name,Licensed to Email,expiration date,maintained,reassignable,seats,company,supplier,notes,Checked Out to: Asset Tag'
const secret = 'b3d7f1-AAAA-BBBB-CCCC-9z2k7'
const sample = [
  heading,
  `Bonnie Nelson,bnelson0@example.com,bnelson0,Argentum Malachite,${secret},Design,Vestfjord,2024-03-31,$133.18,PO-1,,Rob,rob@example.com,2099-01-31,yes,no,2,Alpha,Bigco,Likes it,`,
  `Judith Ferguson,,jferguson1,Argentum Malachite,${secret},Design,Vestfjord,2024-03-31,$133.18,PO-1,,,,2099-01-31,yes,no,2,Alpha,Bigco,,`,
  `Somebody Else,,,Argentum Malachite,${secret},Design,Vestfjord,2024-03-31,$133.18,PO-1,,,,2099-01-31,yes,no,2,Alpha,Bigco,,`,
  `,,,Yard Planner,${secret}2,Design,,2024-03-31,"1,234",,,,,,,,3,,Nobody Ltd,,`,
  `,,,Yard Planner,,Design,,2024-03-31,"1,234.50",,,,,,,,3,,Nobody Ltd,,SN-1`,
  ',,,,K-9,,,,,,,,,,,,,,,,',
].join('\n')

const state = async () => {
  const { rows: all } = await sql<{ text: string }>`
    select concat_ws(' · ', o.title, o.publisher, l.metric, l.quantity, l.cost_minor, l.currency, l.order_no, l.ends_on::text, v.title,
      (select count(*) from licence_key k where k.entitlement_id = l.id) || ' keys',
      (select count(*) from part_holding a where a.part_id = l.id) || ' seats') as text
    from entitlement l join product o on o.id = l.product_id left join entity v on v.id = l.vendor_id order by o.title, l.metric`.execute(
    db,
  )
  return all.map(({ text }) => text)
}

test('licences of Snipe-IT come in with lots, locked keys and seats; a second time nothing changes; all of it is taken back', async () => {
  const mapped = await read(mia, 'licences.csv', sample)
  expect(mapped).toMatchObject({ importer: 'snipe-it-licences', open: [] })
  const keyColumn = mapped.parts[0]?.columns.find(({ field }) => field === 'key')
  expect(keyColumn).toMatchObject({ name: 'serial number', samples: [], values: null })
  const tried = await act(mia, mapped, 'rehearse')
  expect(await said(mia, tried)).toEqual([
    ['create', ''],
    ['create', ''],
    ['create', expect.stringContaining('“Somebody Else” is not known here')],
    ['error', expect.stringContaining('two ways')],
    ['create', expect.stringContaining('The vendor “Nobody Ltd” is not known here')],
    ['error', expect.stringContaining('nothing is given')],
  ])
  // While it waits the key lies locked, and no answer or file shows it.
  const { rows: clear } = await sql`select n from import_row where cells::text like '%AAAA-BBBB%'`.execute(db)
  expect(clear).toEqual([])
  const file = await call(mia, 'GET', `/api/imports/${tried.id}/rows?limit=50`)
  expect(JSON.stringify([await show(mia, tried), file])).not.toContain('AAAA-BBBB')

  const done = await act(mia, tried, 'run')
  expect(done).toMatchObject({ state: 'done', counts: { created: 4 } })
  expect(await state()).toEqual([
    'Argentum Malachite · Vestfjord · user · 2 · 13318 · USD · PO-1 · 2099-01-31 · Bigco · 1 keys · 2 seats',
    'Yard Planner ·  · device · 3 · 123450 · EUR ·  · 0 keys · 1 seats',
  ])
  const { items } = await must<{ items: { id: string }[] }>(mia, 'GET', '/api/software?q=name:argentum')
  const id = items[0]?.id ?? ''
  const lots = await must<{ items: Lot[] }>(mia, 'GET', `/api/software/products/${id}/lots`)
  expect(lots.items[0]).toMatchObject({
    upgrade: true,
    note: 'Likes it\nLicensed to: Rob, rob@example.com',
    given: [{ title: 'Bonnie Nelson' }, { title: 'Judith Ferguson' }],
  })
  const keys = await must<{ items: LicenceKey[] }>(mia, 'GET', `/api/software/products/${id}/keys`)
  expect(keys.items).toMatchObject([{ ending: '9z2k7', activations: 2, used: 0 }])
  const shown = await must(mia, 'POST', `/api/software/products/${id}/keys/reveal`, {
    key_id: keys.items[0]?.id,
    reason: 'Is it the right one?',
  })
  expect(shown).toEqual({ key: secret })
  const { rows: left } =
    await sql`select n from import_row where coalesce(cells ->> 4, '') not in ('', 'K-9') and done`.execute(
      db,
    )
  expect(left).toEqual([])

  expect((await rehearsed(mia, 'licences.csv', sample)).counts).toMatchObject({
    create: 0,
    update: 0,
    unchanged: 4,
  })
  const undone = await act(mia, done, 'undo')
  // A key of the first was seen: what it is of stays, and is named.
  expect(undone.counts).toMatchObject({ kept: 2 })
  expect(await state()).toEqual([
    'Argentum Malachite · Vestfjord · user · 2 · 13318 · USD · PO-1 · 2099-01-31 · Bigco · 1 keys · 0 seats',
  ])
})

test('what somebody did to a licence since is not taken back with it: keys written down, a seat given anew', async () => {
  const file = [heading, `Bonnie Nelson,,bnelson0,Rigging,RIG-AAAA-BBBB-0001,,,,,,,,,,,,2,,,,`].join('\n')
  const done = await act(mia, await rehearsed(mia, 'rigging.csv', file), 'run')
  const { items } = await must<{ items: { id: string }[] }>(mia, 'GET', '/api/software?q=name:rigging')
  const at = `/api/software/products/${items[0]?.id}`
  const lot = async () => (await must<{ items: Lot[] }>(mia, 'GET', `${at}/lots`)).items[0]
  const { id: lot_id = '', given = [] } = (await lot()) ?? {}
  await must(mia, 'POST', `${at}/keys`, { lot_id, keys: 'RIG-AAAA-BBBB-0002' })
  const seat = { lot_id, holder_id: given[0]?.id }
  await must(mia, 'POST', `${at}/lots/take`, seat)
  await must(mia, 'POST', `${at}/lots/give`, seat)
  expect((await act(mia, done, 'undo')).counts).toMatchObject({ undone: 0 })
  expect(await lot()).toMatchObject({ given: [{ title: 'Bonnie Nelson' }] })
  expect((await must<{ items: LicenceKey[] }>(mia, 'GET', `${at}/keys`)).items).toHaveLength(2)
})

test('a key lies locked also for whoever says later that it is something else', async () => {
  const file = [heading, `,,,Anchors,ANC-AAAA-BBBB-0001,,,,,,,,,,,,2,,,,`].join('\n')
  const tried = await rehearsed(mia, 'anchors.csv', file)
  const at = (name: string) => tried.parts[0]?.columns.findIndex(({ field }) => field === name)
  const columns = [
    { at: at('note'), field: null },
    { at: at('key'), field: 'note' },
  ]
  expect(await map(mia, tried, { columns })).toMatchObject({ status: 200 })
  const done = await act(mia, await act(mia, tried, 'rehearse'), 'run')
  expect(done).toMatchObject({ state: 'done', counts: { created: 1 } })
  const { rows: notes } = await sql`select id from entitlement where note like '%ANC-%'`.execute(db)
  expect(notes).toEqual([])
})
