import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { newId } from '#kernel/ids'
import { createPeople } from '#modules/people/public'
import { importing } from '#test/importing'
import { world } from '#test/world'
import type { assets } from '../contract.ts'
import { createAssets } from '../public.ts'

const house = await world()
const { someone, must, call, write } = house
const { read, act, rows } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
const tess = await someone('Tess', ['technician'])
await write(undefined, (ctx) =>
  createPeople(ctx, [
    { display_name: 'Ada Lind', username: 'alind' },
    { display_name: 'Ben Moe', username: 'bmoe' },
  ]),
)
const [made] = await write(undefined, (ctx) =>
  createAssets(ctx, [
    {
      type: 'laptop',
      name: 'Mast',
      manufacturer: 'Corvid',
      model: 'W16',
      serial: 'C-1',
      cost: '900.00 EUR',
      from: 'order',
    },
  ]),
)
const id = made?.id ?? ''
const shown = () => must(mia, 'GET', `/api/assets/${id}`)
const sources = async () => {
  const { items } = await must<Reply<typeof assets.sources>>(mia, 'GET', `/api/assets/${id}/sources`)
  return new Map(items.map(({ field, by, locked, others }) => [field, { by, locked, others }]))
}
const snipe = (row: string) =>
  `Asset Name,Asset Tag,Serial,Model,Model No.,Category,Manufacturer,Purchase Date,Purchase Cost,Checked Out To,Location,Default Location\n${row}\n`
const bring = async (row: string) => {
  const tried = await act(mia, await read(mia, 'assets.csv', snipe(row)), 'rehearse')
  const [judged] = await rows(mia, tried)
  return { tried, judged }
}

test('what the order said stays against a list of a program, which is kept beside it', async () => {
  const { tried, judged } = await bring('Mast,T-1,C-1,W16 Gen 2,,Laptop,Corvid,2026-01-02,850,,,')
  expect(judged).toMatchObject({
    verdict: 'update',
    changes: [{ field: 'Asset tag' }, { field: 'Model' }, { field: 'Bought' }],
    notes: [expect.stringContaining('the order said so, and counts more')],
  })
  await act(mia, tried, 'run')
  expect(await shown()).toMatchObject({ model: 'W16 Gen 2', tag: 'T-1', bought: { cost: '900.00 EUR' } })
  const now = await sources()
  expect(now.get('model')).toMatchObject({ by: 'snipe-it', others: [] })
  expect(now.get('cost')).toMatchObject({ by: 'order', others: [{ by: 'snipe-it', value: '€850.00' }] })
  expect(now.get('serial')).toMatchObject({ by: 'order' })
})

test('what somebody says by hand is left as it is by the next list, and can be given up again', async () => {
  await must(tess, 'PATCH', `/api/assets/${id}`, { model: 'W16 Gen 3' })
  const { tried, judged } = await bring('Mast,T-1,C-1,W16 Gen 2,,Laptop,Corvid,2026-01-02,850,,,')
  // Nothing would change, and what it says is yet to be kept.
  expect(judged).toMatchObject({ verdict: 'unchanged' })
  expect(tried.counts).toMatchObject({ unchanged: 1, heard: 1 })
  const done = await act(mia, tried, 'run')
  expect(done).toMatchObject({ state: 'done', counts: { updated: 0, heard: 0 } })
  expect((await sources()).get('model')).toEqual({
    by: 'hand',
    locked: false,
    others: [{ by: 'snipe-it', value: 'W16 Gen 2' }],
  })
  // Once kept, the same list has nothing to tell.
  expect((await bring('Mast,T-1,C-1,W16 Gen 2,,Laptop,Corvid,2026-01-02,850,,,')).tried.counts).toMatchObject(
    {
      heard: 0,
    },
  )
  await must(tess, 'POST', `/api/assets/${id}/sources/take`, { field: 'model', by: 'snipe-it' })
  expect(await shown()).toMatchObject({ model: 'W16 Gen 2' })
  expect((await sources()).get('model')).toEqual({ by: 'snipe-it', locked: false, others: [] })
  const again = await call(tess, 'POST', `/api/assets/${id}/sources/take`, { field: 'model', by: 'snipe-it' })
  expect(again.status).toBe(409)
})

test('what is locked nobody but people changes', async () => {
  await must(tess, 'POST', `/api/assets/${id}/sources/lock`, { field: 'model', locked: true })
  const { tried } = await bring('Mast,T-1,C-1,W17,,Laptop,Corvid,2026-01-02,850,,,')
  expect(tried.counts).toMatchObject({ update: 0, heard: 1 })
  await act(mia, tried, 'run')
  const refused = await call(tess, 'POST', `/api/assets/${id}/sources/take`, {
    field: 'model',
    by: 'snipe-it',
  })
  expect(refused).toMatchObject({ status: 409, body: { key: 'assets.sources.is-locked' } })
  await must(tess, 'POST', `/api/assets/${id}/sources/lock`, { field: 'model', locked: false })
  await must(tess, 'POST', `/api/assets/${id}/sources/take`, { field: 'model', by: 'snipe-it' })
  expect(await shown()).toMatchObject({ model: 'W17' })
  expect(
    (await call(tess, 'POST', `/api/assets/${id}/sources/lock`, { field: 'proceeds', locked: true })).status,
  ).toBe(409)
})

test('by its rule a program counts more than people, and its import taken back, the word is theirs again', async () => {
  await must(tess, 'PATCH', `/api/assets/${id}`, { model: 'By hand' })
  expect((await call(tess, 'PATCH', '/api/assets/rules/model', { order: ['snipe-it'] })).status).toBe(403)
  await must(mia, 'PATCH', '/api/assets/rules/model', { order: ['snipe-it', 'hand'] })
  const { tried } = await bring('Mast,T-1,C-1,W18,,Laptop,Corvid,2026-01-02,850,,,')
  await act(mia, tried, 'run')
  expect(await shown()).toMatchObject({ model: 'W18' })
  expect((await sources()).get('model')).toMatchObject({ by: 'snipe-it' })
  await act(mia, tried, 'undo')
  expect(await shown()).toMatchObject({ model: 'By hand' })
  expect((await sources()).get('model')).toMatchObject({ by: 'hand' })
  const twice = await call(mia, 'PATCH', '/api/assets/rules/model', { order: ['hand', 'hand'] })
  expect(twice.status).toBe(409)
  await must(mia, 'PATCH', '/api/assets/rules/model', { order: [] })
  const { items } = await must<Reply<typeof assets.rules>>(tess, 'GET', '/api/assets/rules')
  expect(items.every(({ usual }) => usual)).toBe(true)
})

test('who has it by hand keeps it, and a list of one’s own is as good as one’s hand', async () => {
  const own = 'Asset tag,Name,Model,User\nT-1,Mast,From my list,alind\n'
  const tried = await act(mia, await read(mia, 'mine.csv', own, 'assets'), 'rehearse')
  await act(mia, tried, 'run')
  expect(await shown()).toMatchObject({
    model: 'From my list',
    holdings: [{ holder: { title: 'Ada Lind' } }],
  })
  expect((await sources()).get('holder_id')).toMatchObject({ by: 'list' })
  const { judged } = await bring('Mast,T-1,C-1,From my list,,Laptop,Corvid,2026-01-02,850,bmoe,,')
  expect(judged?.notes.join()).toContain('a list of your own said so, and counts more')
  expect(judged?.verdict).toBe('unchanged')
})

test('who has it stands, once an import is taken back, on the word of whoever said so before', async () => {
  await must(mia, 'PATCH', '/api/assets/rules/holder_id', { order: ['snipe-it'] })
  const { tried } = await bring('Mast,T-1,C-1,From my list,,Laptop,Corvid,2026-01-02,850,bmoe,,')
  await act(mia, tried, 'run')
  expect(await shown()).toMatchObject({ holdings: [{ holder: { title: 'Ben Moe' } }] })
  const held = async () => (await sources()).get('holder_id')
  expect(await held()).toMatchObject({ by: 'snipe-it' })
  await act(mia, tried, 'undo')
  expect(await shown()).toMatchObject({ holdings: [{ holder: { title: 'Ada Lind' } }] })
  expect(await held()).toMatchObject({ by: 'list' })
})

test('a status that is locked stays, whoever a list says has it and whatever is taken back', async () => {
  const lock = (locked: boolean) =>
    must(tess, 'POST', `/api/assets/${id}/sources/lock`, { field: 'status', locked })
  const status = async () =>
    (await must<{ status: { code: string } }>(mia, 'GET', `/api/assets/${id}`)).status.code
  await must(tess, 'PATCH', `/api/assets/${id}`, { status: 'in-repair' })
  await lock(true)
  const { tried } = await bring('Mast,T-1,C-1,From my list,,Laptop,Corvid,2026-01-02,850,bmoe,,')
  await act(mia, tried, 'run')
  expect(await shown()).toMatchObject({ holdings: [{ holder: { title: 'Ben Moe' } }] })
  expect(await status()).toBe('in-repair')
  await must(tess, 'PATCH', `/api/assets/${id}`, { status: 'in-use' })
  await act(mia, tried, 'undo')
  expect(await shown()).toMatchObject({ holdings: [{ holder: { title: 'Ada Lind' } }] })
  expect(await status()).toBe('in-use')
  await lock(false)
})

test('of fields of one’s own only those are locked that are there', async () => {
  const lock = (field: string, locked = true) =>
    call(tess, 'POST', `/api/assets/${id}/sources/lock`, { field, locked })
  for (const field of ['own.dock', 'own.', 'custom'])
    expect(await lock(field)).toMatchObject({ status: 409, body: { key: 'assets.sources.no-field' } })
  await must(mia, 'POST', '/api/fields', { kind: 'asset', title: 'Dock', type: 'text' })
  expect((await lock('own.dock')).status).toBe(200)
  // What was locked before somebody put the field away is unlocked as ever.
  expect((await lock('own.dock', false)).status).toBe(200)
  expect((await lock('own.gone', false)).status).toBe(200)
})

test('what is taken back is taken back whole, or not at all and it is said why', async () => {
  const { imported } = importing(house)
  const held = async () =>
    (await must<{ holdings: { holder: { title: string } }[] }>(mia, 'GET', `/api/assets/${id}`)).holdings.map(
      ({ holder }) => holder.title,
    )
  const own = 'Asset tag,Name,Model,User,Status\n'
  const done = await imported(mia, 'moves.csv', `${own}T-1,Mast,Other,bmoe,In use\n`, 'assets')
  expect(await held()).toEqual(['Ben Moe'])
  const [cy] = await write(undefined, (ctx) => createPeople(ctx, [{ display_name: 'Cy Orr' }]))
  // Somebody has it next: it does not go back to whoever had it before, and neither does its model.
  const today = Temporal.Now.plainDateISO('UTC')
  await house.db
    .insertInto('asset_booking')
    .values({
      id: newId(),
      asset_id: id,
      model_id: null,
      holder_id: cy?.id ?? '',
      starts_on: today.add({ days: 1 }).toString(),
      ends_on: today.add({ days: 3 }).toString(),
      purpose: '',
      state: 'booked',
      made_by: tess.id,
      made_at: new Date().toISOString(),
    })
    .execute()
  expect((await act(mia, done, 'undo')).counts).toMatchObject({ undone: 0, kept: 1 })
  expect(await shown()).toMatchObject({ model: 'Other' })
  expect(await held()).toEqual(['Ben Moe'])

  // What a list says is gone leaves whoever has it, who has it again once that is taken back.
  const [boom] = await write(undefined, (ctx) =>
    createAssets(ctx, [{ type: 'laptop', name: 'Boom', tag: 'T-9', holder_id: cy?.id ?? null }]),
  )
  const holders = () =>
    must<{ holdings: object[] }>(mia, 'GET', `/api/assets/${boom?.id}`).then(({ holdings }) => holdings)
  const gone = await imported(mia, 'gone.csv', 'Asset tag,Name,Status\nT-9,Boom,Lost\n', 'assets')
  expect(await holders()).toEqual([])
  expect((await act(mia, gone, 'undo')).counts).toMatchObject({ undone: 1, kept: 0 })
  expect(await holders()).toMatchObject([{ holder: { title: 'Cy Orr' } }])
})
