import { expect, test } from 'vitest'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import { createAssets } from '../public.ts'
import { stockOf } from './queries.ts'

const { call, db, must, someone, write } = await world()
const [manager, technician] = await Promise.all([someone('Mia', ['manager']), someone('Tom', ['technician'])])
const { lena, stores } = await write(undefined, async (ctx) => {
  const [person] = await createPeople(ctx, [{ display_name: 'Lena Vogt', emails: [] }])
  const [place] = await createPlaces(ctx, [{ name: 'Stores', level: 'site' }])
  return { lena: person?.id ?? '', stores: place?.id ?? '' }
})
await write(undefined, (ctx) =>
  createAssets(ctx, [
    { type: 'laptop', name: 'L-1', holder_id: stores },
    { type: 'monitor', name: 'M-1', holder_id: stores },
    { type: 'accessory', name: 'Mouse', quantity: 5, holder_id: stores },
  ]),
)
const kit = await must<{ id: string }>(manager, 'POST', '/api/assets/kits', {
  name: 'Joiner',
  items: [
    { type: 'laptop', quantity: 1 },
    { type: 'monitor', quantity: 2 },
    { type: 'accessory', quantity: 1 },
  ],
})
const hand = (body: object = {}) =>
  call(technician, 'POST', `/api/assets/kits/${kit.id}/hand-over`, { to_id: lena, ...body })

test('a kit says what is short, and is handed over in one batch', async () => {
  expect(await must(technician, 'GET', `/api/assets/kits/${kit.id}/plan`)).toMatchObject({
    picks: [{ name: 'L-1' }, { name: 'M-1' }, { name: 'Mouse', quantity: 1 }],
    short: [{ title: 'Monitor', missing: 1 }],
  })
  expect(await hand()).toMatchObject({ status: 409, body: { title: 'Too few are there: 1 × Monitor' } })
  expect((await hand({ partly: true })).status).toBe(200)
  const { items } = await must<{ items: { name: string }[] }>(
    technician,
    'GET',
    `/api/assets?q=holder:${lena}`,
  )
  expect(items.map(({ name }) => name)).toEqual(['L-1', 'M-1', 'Mouse'])
})

test('of a kit of which one thing came back since nothing goes back, and it is said which that is', async () => {
  const q = `/api/assets?q=holder:${lena}`
  const { items } = await must<{ items: { id: string; name: string }[] }>(technician, 'GET', q)
  const ids = items.filter(({ name }) => name !== 'Mouse').map(({ id }) => id)
  const back = (some: string[]) =>
    call(technician, 'POST', '/api/assets/hand-over', { ids: some, to_id: stores })
  expect((await back(ids.slice(1))).status).toBe(200)
  expect(await back(ids)).toMatchObject({ status: 409, body: { title: 'M-1 is there already' } })
  expect((await must<{ items: object[] }>(technician, 'GET', q)).items).toMatchObject([
    { name: 'L-1' },
    { name: 'Mouse' },
  ])
  expect((await back(ids.slice(0, 1))).status).toBe(200)
})

test('only what a kit asks for is looked at', async () => {
  await write(undefined, (ctx) =>
    createAssets(ctx, [
      { type: 'laptop', model: 'W9', manufacturer: 'Corvid', name: 'L-9', holder_id: stores },
      { type: 'phone', name: 'P-1', holder_id: stores },
    ]),
  )
  const { id: model } = await db
    .selectFrom('asset_model')
    .select('id')
    .where('name', '=', 'W9')
    .executeTakeFirstOrThrow()
  const namesOf = async (wanted: { model: string | null; type: string | null }[]) =>
    (await write(undefined, (ctx) => stockOf(ctx, wanted, undefined))).map(({ name }) => name)
  expect(await namesOf([{ model, type: null }])).toEqual(['L-9'])
  expect(
    await namesOf([
      { model, type: null },
      { model: null, type: 'phone' },
    ]),
  ).toEqual(['L-9', 'P-1'])
})

test('a kit is changed by one at a time, and archived', async () => {
  const change = (body: object) => call(manager, 'PATCH', `/api/assets/kits/${kit.id}`, body)
  expect((await change({ version: 1, items: [{ type: 'laptop' }, {}] })).status).toBe(409)
  expect((await change({ version: 1, name: 'New colleague' })).status).toBe(200)
  expect((await change({ version: 1, archived: true })).status).toBe(412)
  expect((await change({ version: 2, archived: true })).status).toBe(200)
  expect(await must(technician, 'GET', '/api/assets/kits')).toEqual({ items: [] })
  expect((await hand()).status).toBe(404)
})
