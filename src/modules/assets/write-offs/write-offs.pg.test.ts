import { expect, test } from 'vitest'
import { decide } from '#kernel/settings'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { importing } from '#test/importing'
import { world } from '#test/world'
import { createAssets } from '../commands/create-assets.ts'
import type { WriteOffRow } from './schemas.ts'
import { approvesWriteOffs } from './settings.ts'

const house = await world()
const { db, someone, call, must, write } = house
const { act, imported, rehearsed, rows } = importing(house)
const tess = await someone('Tess', ['technician'])
const lena = await someone('Lena', ['lead'])
const otto = await someone('Otto', ['manager'])

const laptop = async (more: object = { cost: '1200.00 EUR', bought_on: '2020-01-31' }) => {
  const [one] = await write(undefined, (ctx) => createAssets(ctx, [{ type: 'laptop', name: 'W16', ...more }]))
  return one?.id ?? ''
}
const propose = (ids: readonly string[], more: object = {}, who = tess) =>
  call(who, 'POST', '/api/assets/write-offs', { ids, reason: 'broken', why: 'Fell into the dock', ...more })
const proposed = async (ids: readonly string[], more: object = {}, who = tess) => {
  const { body } = await propose(ids, more, who)
  return (body as { ids: string[] }).ids
}
const decided = (ids: readonly string[], approve = true, who = lena) =>
  call(who, 'POST', '/api/assets/write-offs/decide', { ids, approve, remark: 'Seen it' })
const meaningOf = async (id: string) =>
  await db.selectFrom('asset').select(['meaning', 'status']).where('id', '=', id).executeTakeFirstOrThrow()
const postings = async (id: string) => {
  const rows = await db
    .selectFrom('event')
    .innerJoin('event_data', 'event_data.event_id', 'event.id')
    .select('payload')
    .where('kind', '=', 'assets.posted')
    .where('subject_id', '=', id)
    .execute()
  return rows.map(({ payload }) => JSON.parse(payload ?? '') as unknown)
}

test('what is in the books is let go by nobody alone, however they try', async () => {
  const id = await laptop()
  const why = /W16 still stands in the books with €1,200.00: propose/
  const tried = await call(tess, 'PATCH', `/api/assets/${id}`, { version: 1, status: 'disposed' })
  expect(tried).toMatchObject({ status: 409, body: { title: expect.stringMatching(why) } })
  const handed = await call(otto, 'POST', '/api/assets/hand-over', { ids: [id], to_id: null, status: 'lost' })
  expect(handed).toMatchObject({ status: 409, body: { title: expect.stringMatching(why) } })
  const [place] = await write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Shed', level: 'site' }]))
  const put = { ids: [id], to_id: place?.id, status: 'disposed' }
  expect((await call(tess, 'POST', '/api/assets/hand-over', put)).status).toBe(409)
  expect((await meaningOf(id)).meaning).toBe('ready')
  for (const way of [{ cost: null }, { cost: '0.00 EUR' }, { type: 'consumable' }]) {
    const emptied = await call(otto, 'PATCH', `/api/assets/${id}`, way)
    expect(emptied).toMatchObject({ status: 409, body: { title: expect.stringMatching(why) } })
  }
  await must(tess, 'PATCH', `/api/assets/${id}`, { cost: '1100.00 EUR' })
  const free = await laptop({})
  await must(tess, 'PATCH', `/api/assets/${free}`, { version: 1, status: 'disposed' })
  expect((await meaningOf(free)).meaning).toBe('gone')
})

test('one proposes, another approves: it is gone, sold for so much, and leaves the books', async () => {
  const id = await laptop()
  const ids = await proposed([id], { reason: 'sold', proceeds: '150.00 EUR' })
  expect((await propose([id])).body).toMatchObject({
    title: 'It is proposed already that this is written off',
  })
  expect((await decided(ids, true, tess)).status).toBe(403)
  const { items } = await must<{ items: WriteOffRow[] }>(lena, 'GET', `/api/assets/write-offs?asset_id=${id}`)
  expect(items).toMatchObject([
    { state: 'waiting', book: '1200.00 EUR', proceeds: '150.00 EUR', can: { decide: true } },
  ])
  expect(JSON.stringify(await must(lena, 'GET', '/api/bridge'))).toContain('One write-off waits')
  expect((await decided(ids)).status).toBe(200)
  expect(await meaningOf(id)).toEqual({ meaning: 'gone', status: 'sold' })
  expect(await must(tess, 'GET', `/api/assets/${id}`)).toMatchObject({ bought: { proceeds: '150.00 EUR' } })
  expect(await postings(id)).toMatchObject([
    {
      currency: 'EUR',
      entries: [
        { account: 'asset', minor: -120_000 },
        { account: 'proceeds', minor: 15_000 },
        { account: 'result', minor: 105_000 },
      ],
    },
  ])
  expect((await decided(ids)).body).toMatchObject({ title: 'This write-off was approved already' })
})

test('nobody approves their own, refuses twice, or decides what was taken back', async () => {
  const id = await laptop()
  const own = await proposed([id], {}, lena)
  expect((await decided(own)).body).toMatchObject({ title: 'Somebody else approves what you propose' })
  expect((await decided(own, false, otto)).status).toBe(200)
  expect((await meaningOf(id)).meaning).toBe('ready')
  expect(await postings(id)).toEqual([])
  const again = await proposed([id])
  expect((await call(lena, 'POST', `/api/assets/write-offs/${again[0]}/withdraw`, {})).body).toMatchObject({
    title: 'Only whoever proposed it takes it back',
  })
  await must(tess, 'POST', `/api/assets/write-offs/${again[0]}/withdraw`, {})
  expect((await decided(again)).body).toMatchObject({ title: 'This write-off was taken back' })
})

test('two who approve at once let it go once', async () => {
  const id = await laptop()
  const ids = await proposed([id])
  const both = await Promise.all([decided(ids, true, lena), decided(ids, true, otto)])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(await postings(id)).toHaveLength(1)
})

test('many at once, all or none; another currency is refused, and what is counted', async () => {
  const some = [await laptop(), await laptop(), await laptop({})]
  const ids = await proposed(some)
  await must(lena, 'POST', '/api/assets/write-offs/decide', { ids, approve: true })
  for (const id of some) expect((await meaningOf(id)).meaning).toBe('gone')
  expect((await propose([await laptop()], { proceeds: '5 USD' })).body).toMatchObject({
    title: 'It was bought in EUR; say what it brings in EUR, too',
  })
  const [paper] = await write(undefined, (ctx) =>
    createAssets(ctx, [{ type: 'consumable', name: 'Toner', minimum: 1 }]),
  )
  expect((await propose([paper?.id ?? ''])).body).toMatchObject({
    title: 'Toner is counted; only single things are written off',
  })
})

test('what is missing when somebody gives things back is proposed, and stays theirs until another approves', async () => {
  const [person] = await write(undefined, (ctx) =>
    createPeople(ctx, [{ display_name: 'Jon Leaves', emails: [] }]),
  )
  const [id, free] = [await laptop(), await laptop({})]
  await must(tess, 'POST', '/api/assets/hand-over', { ids: [id, free], to_id: person?.id })
  const things = [id, free].map((one) => ({ source: 'assets', id: one, outcome: 'missing' }))
  await must(tess, 'POST', '/api/assets/returns', { person_id: person?.id, things, protocol: 'none' })
  expect((await meaningOf(id)).meaning).toBe('in-use')
  expect((await meaningOf(free)).meaning).toBe('gone')
  const { items } = await must<{ items: WriteOffRow[] }>(lena, 'GET', `/api/assets/write-offs?asset_id=${id}`)
  expect(items).toMatchObject([{ reason: 'lost', why: 'Missing when Jon Leaves gave things back' }])
  expect((await decided(items.map((one) => one.id))).status).toBe(200)
  expect(await meaningOf(id)).toEqual({ meaning: 'gone', status: 'lost' })
  expect(await postings(id)).toHaveLength(1)
})

test('what is another since it was proposed is asked again: no two currencies come into one posting', async () => {
  const id = await laptop({})
  const ids = await proposed([id], { reason: 'sold', proceeds: '5.00 USD' })
  await must(tess, 'PATCH', `/api/assets/${id}`, { cost: '900.00 EUR' })
  expect((await decided(ids)).body).toMatchObject({
    title: 'It was bought in EUR; say what it brings in EUR, too',
  })
  expect((await decided(ids, false)).status).toBe(200)
  expect(await postings(id)).toEqual([])
})

test('nor by a file: its row is set aside; what a file brought back may go again', async () => {
  await laptop({ serial: 'BOOKS-1', cost: '1200.00 EUR', bought_on: '2020-01-31' })
  const file = ['Name,Serial,Status', 'W16,BOOKS-1,Disposed'].join('\n')
  const one = await rehearsed(otto, 'gone.csv', file)
  expect(one.counts).toMatchObject({ update: 0, conflict: 1 })
  expect(JSON.stringify(await rows(otto, one))).toContain('W16 still stands in the books')
  const gone = { status: 'disposed', serial: 'BOOKS-2', cost: '1200.00 EUR', bought_on: '2020-01-31' }
  const id = await laptop(gone)
  const back = await imported(otto, 'back.csv', 'Name,Serial,Status\nW16,BOOKS-2,Ready')
  expect((await meaningOf(id)).meaning).toBe('ready')
  expect((await act(otto, back, 'undo')).counts).toMatchObject({ undone: 1 })
  expect((await meaningOf(id)).meaning).toBe('gone')
})

test('a house that trusts its people lets them', async () => {
  await write(otto, (ctx) => decide(ctx, approvesWriteOffs, false))
  const id = await laptop()
  await must(tess, 'PATCH', `/api/assets/${id}`, { version: 1, status: 'disposed' })
  expect((await meaningOf(id)).meaning).toBe('gone')
})

test('what is bought anew in another currency since is not posted with what it brings', async () => {
  const id = await laptop()
  await write(otto, (ctx) => decide(ctx, approvesWriteOffs, true))
  const ids = await proposed([id], { reason: 'sold', proceeds: '5.00 EUR' })
  await must(tess, 'PATCH', `/api/assets/${id}`, { cost: '900.00 USD' })
  expect((await decided(ids)).body).toMatchObject({
    title: 'It was bought in USD; say what it brings in USD, too',
  })
  expect(await postings(id)).toEqual([])
})
