import { expect, test, vi } from 'vitest'
import { tellShort } from '#facets/shortage/look'
import { supplies } from '#facets/supply/sources'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import { createAssets } from '../public.ts'
import type { ModelStock } from './schemas.ts'

const house = await world()
const [tom, rae] = await Promise.all([
  house.someone('Tom', ['technician']),
  house.someone('Rae', ['requester']),
])
let coming = 0
supplies({
  name: 'test',
  can: 'assets.read',
  find: async (_, models) =>
    new Map(
      models.map(({ id }) => [
        id,
        coming === 0 ? [] : [{ key: 'PO-1', title: 'More of them', to: '/', promised_on: null, n: coming }],
      ]),
    ),
})
const places = await house.write(undefined, async (ctx) => {
  const [bergen] = await createPlaces(ctx, [{ name: 'Bergen', level: 'site' }])
  const [stores] = await createPlaces(ctx, [{ name: 'Stores', level: 'room', parent_id: bergen?.id }])
  const [hamburg] = await createPlaces(ctx, [{ name: 'Hamburg', level: 'site' }])
  return { bergen: bergen?.id ?? '', stores: stores?.id ?? '', hamburg: hamburg?.id ?? '' }
})
const laptop = (holder_id: string) => ({
  type: 'laptop',
  manufacturer: 'Corvid',
  model: 'W16',
  cost: '900.00 EUR',
  bought_on: '2026-01-02',
  holder_id,
})
await house.write(undefined, (ctx) =>
  createAssets(ctx, [
    laptop(places.stores),
    laptop(places.stores),
    laptop(places.hamburg),
    { type: 'consumable', manufacturer: 'Inka', model: 'Toner', quantity: 3, holder_id: places.stores },
  ]),
)
interface Listed {
  items: { id: string; name: string; missing: number; ordered: number }[]
}
const models = async (query = '') =>
  (await house.must<Listed>(tom, 'GET', `/api/assets/models?${query}`)).items
const idOf = async (name: string) => (await models()).find((one) => one.name === name)?.id ?? ''
const id = await idOf('W16')
const path = `/api/assets/models/${id}/stock`
const keep = (place_id: string | null, least: number) => house.must(tom, 'POST', path, { place_id, least })
const stock = () => house.must<ModelStock>(tom, 'GET', path)
const look = () => house.write(undefined, tellShort)
const open = () =>
  house.db
    .selectFrom('shortage')
    .select(['title', 'missing', 'over_at'])
    .orderBy('title')
    .orderBy('at')
    .execute()

test('of a model so many must lie ready in a place and all within it, and everywhere', async () => {
  expect(await stock()).toEqual({ ready: 3, promised: 0, rows: [], orders: [], refused: null })
  await keep(places.bergen, 4)
  await keep(null, 5)
  expect((await stock()).rows).toMatchObject([
    { place: null, least: 5, ready: 3, missing: 2, ordered: 0, buy: 0 },
    { place: { title: 'Bergen' }, least: 4, ready: 2, missing: 2, ordered: 0, buy: 2 },
  ])
  expect(await models('short=yes')).toMatchObject([{ name: 'W16', missing: 2, ordered: 0 }])
  const bridge = await house.must<{ panels: { name: string; title: string; items: unknown[] }[] }>(
    tom,
    'GET',
    '/api/bridge',
  )
  expect(bridge.panels.find(({ name }) => name === 'assets.ready')).toMatchObject({
    title: 'Of one model too few devices are ready',
    items: [
      { title: 'Corvid W16', sub: '2 too few: 3 of 5 ready' },
      { title: 'Corvid W16, Bergen', sub: '2 too few: 2 of 4 ready' },
    ],
  })
})

test('what is on order is told beside it, and bought no second time', async () => {
  const adam = await house.someone('Adam', ['administrator'])
  await house.must(adam, 'PATCH', '/api/settings/shortage.raises', { value: true })
  coming = 2
  expect((await stock()).rows).toMatchObject([
    { missing: 2, ordered: 2, buy: 0 },
    { missing: 2, ordered: 2, buy: 0 },
  ])
  expect(await models('short=yes')).toMatchObject([{ missing: 2, ordered: 2 }])
  await look()
  expect(await open()).toEqual([])
  coming = 1
  await look()
  expect(await open()).toEqual([{ title: 'Corvid W16, Bergen', missing: 1, over_at: null }])
  // It stays until it is there.
  coming = 2
  await look()
  expect(await open()).toMatchObject([{ over_at: null }])
  const [lots] = await house.write(undefined, (ctx) =>
    createAssets(ctx, [laptop(places.stores), laptop(places.bergen)]),
  )
  expect(lots).toBeDefined()
  await look()
  expect(await open()).toMatchObject([{ title: 'Corvid W16, Bergen', over_at: expect.any(String) }])
  await vi.waitFor(async () => expect(await models('short=yes')).toEqual([]))
})

test('what was asked for in a place is not asked for again where a part of it lacks it', async () => {
  coming = 0
  await keep(places.bergen, 0)
  await keep(null, 7)
  await look()
  const now = async () => (await open()).filter(({ over_at }) => over_at === null)
  expect(await now()).toMatchObject([{ title: 'Corvid W16', missing: 2 }])
  await keep(places.hamburg, 2)
  await look()
  expect(await now()).toMatchObject([{ title: 'Corvid W16', missing: 2 }])
  await keep(places.hamburg, 4)
  await look()
  expect(await now()).toMatchObject([
    { title: 'Corvid W16', missing: 2 },
    { title: 'Corvid W16, Hamburg', missing: 1 },
  ])
  await keep(places.hamburg, 0)
})

test('it can be taken back, is for who writes, and of what is counted it is not said', async () => {
  await keep(null, 0)
  await keep(places.bergen, 0)
  expect((await stock()).rows).toEqual([])
  expect((await house.call(rae, 'GET', path)).status).toBe(403)
  const toner = `/api/assets/models/${await idOf('Toner')}/stock`
  expect((await house.must<ModelStock>(tom, 'GET', toner)).refused).toMatch(/counted/)
  expect((await house.call(tom, 'POST', toner, { place_id: null, least: 2 })).status).toBe(409)
  expect((await house.call(tom, 'POST', path, { place_id: id, least: 2 })).status).toBe(404)
  const [yard] = await house.write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Yard', level: 'site' }]))
  const place_id = yard?.id ?? ''
  await keep(place_id, 1)
  await house.must(await house.someone('Mia', ['manager']), 'POST', `/api/places/${place_id}/archive`, {})
  const refused = await house.call(tom, 'POST', path, { place_id, least: 2 })
  expect(refused).toMatchObject({
    status: 409,
    body: { title: expect.stringContaining('Yard is in the archive') as string },
  })
  // What was said before may be taken back.
  await keep(place_id, 0)
})
