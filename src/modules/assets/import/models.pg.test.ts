import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { importing } from '#test/importing'
import { world } from '#test/world'
import { createAssets } from '../public.ts'

const house = await world()
const { someone, write, db } = house
const { read, rehearsed, imported, act, said } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])

const models = async () => {
  const { rows: all } = await sql<{ text: string }>`
    select concat_ws(' · ', f.name, m.name, m.type, m.number, m.end_of_life::text) as text
    from asset_model m left join manufacturer f on f.id = m.manufacturer_id order by m.name`.execute(db)
  return all.map(({ text }) => text)
}

const heading = 'Name,Category,Manufacturer,Model Notes,Model Number,Fieldset,Requestable,EOL,Min Qty'
const snipe = [
  heading,
  'W16,Laptops,Corvid,,CW16-2,,1,36,2',
  'Fjell 14,Notebook,Nordlys,,,,,0,',
  'w16,Laptops,corvid,,,,,,',
  ',Laptops,Corvid,,,,,,',
].join('\n')

test('models of Snipe-IT come in with their makers and types; a life in months is no day', async () => {
  const mapped = await read(mia, 'models.csv', snipe)
  expect(mapped).toMatchObject({ importer: 'snipe-it-models', open: [] })
  const tried = await act(mia, mapped, 'rehearse')
  expect(await said(mia, tried)).toEqual([
    ['create', expect.stringContaining('36 months count from the purchase')],
    ['create', ''],
    ['conflict', 'The same as row 2'],
    ['error', expect.stringContaining('nothing is given')],
  ])
  const done = await act(mia, tried, 'run')
  expect(await models()).toEqual(['Nordlys · Fjell 14 · laptop · ', 'Corvid · W16 · laptop · CW16-2'])
  expect((await rehearsed(mia, 'models.csv', snipe)).counts).toMatchObject({
    create: 0,
    update: 0,
    unchanged: 2,
  })

  const exported =
    'Name,Image,Model No.,Min. QTY,Assets,Category,EOL Rate,Fieldset\nSky 2,,S-2,,4,Laptops,36 months,\n'
  expect(await rehearsed(mia, 'export.csv', exported)).toMatchObject({
    importer: 'snipe-it-models',
    counts: { create: 1 },
  })

  const dated = 'Model Name,Manufacturer,Category,EOL Date\nW16,Corvid,Server,2029-06-30\n'
  const changed = await imported(mia, 'dates.csv', dated, 'snipe-it-models')
  expect(changed.counts).toMatchObject({ updated: 1 })
  expect(await models()).toContain('Corvid · W16 · server · CW16-2 · 2029-06-30')
  await act(mia, changed, 'undo')
  expect(await models()).toContain('Corvid · W16 · laptop · CW16-2')

  // What something is of by now stays, and is named.
  await write(undefined, (ctx) =>
    createAssets(ctx, [{ type: 'laptop', manufacturer: 'Corvid', model: 'W16' }]),
  )
  const undone = await act(mia, done, 'undo')
  expect(undone.counts).toMatchObject({ undone: 1, kept: 1 })
  expect(await models()).toEqual(['Corvid · W16 · laptop · CW16-2'])
})

test('the catalogue counts up and tells what an import does; what somebody changed since is not taken back', async () => {
  const file = (number: string) => `${heading}\nEdda,Laptops,Sund,,${number},,,,\nTor,Laptops,Sund,,,,,,\n`
  const done = await imported(mia, 'sund.csv', file('E-1'))
  const [thing] = await write(undefined, (ctx) =>
    createAssets(ctx, [{ type: 'laptop', manufacturer: 'Sund', model: 'Edda' }]),
  )
  const versions = async () => {
    const { rows: all } = await sql<{ text: string }>`
      select m.name || ' ' || m.version as text from asset_model m join manufacturer f on f.id = m.manufacturer_id
      where f.name = 'Sund' order by m.name`.execute(db)
    return all.map(({ text }) => text)
  }
  const told = async (kind: string) => {
    const { rows: all } = await sql<{ n: number }>`
      select count(*)::int as n from event where kind = ${kind}`.execute(db)
    return all[0]?.n ?? 0
  }
  expect(await versions()).toEqual(['Edda 1', 'Tor 1'])
  const [catalogue, assets] = [await told('asset.catalogue-changed'), await told('asset.changed')]
  expect(catalogue).toBeGreaterThan(0)
  await imported(mia, 'again.csv', file('E-2'))
  expect(await versions()).toEqual(['Edda 2', 'Tor 1'])
  expect(await told('asset.catalogue-changed')).toBe(catalogue + 1)
  expect(await told('asset.changed')).toBe(assets + 1)
  // Nothing is of it any more, and yet it is no longer what was imported.
  await sql`update asset set model_id = null where id = ${thing?.id ?? ''}::uuid`.execute(db)
  expect((await act(mia, done, 'undo')).counts).toMatchObject({ undone: 1, kept: 1 })
  expect(await versions()).toEqual(['Edda 2'])
})
