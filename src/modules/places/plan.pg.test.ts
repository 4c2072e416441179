import { expect, test } from 'vitest'
import type { AsItWas } from '#facets/history/contract'
import { storeFile, wholeOfBytes } from '#facets/files/public'
import { newId } from '#kernel/ids'
import { type Someone, world } from '#test/world'
import { drawnPlan } from './drawn-plan.ts'
import type { FloorPlan } from './plan-schemas.ts'
import { createPlaces } from './public.ts'

const { call, must, someone, write } = await world()
const [mia, tom] = [await someone('Mia', ['manager']), await someone('Tom', ['technician'])]
const ids = { site: newId(), floor: newId(), room: newId(), desk: newId(), far: newId() }
await write(undefined, (ctx) =>
  createPlaces(ctx, [
    { id: ids.site, name: 'Bergen', level: 'site' },
    { id: ids.floor, name: '2nd floor', level: 'floor', parent_id: ids.site },
    { id: ids.room, name: 'IT', level: 'room', parent_id: ids.floor },
    { id: ids.desk, name: 'Desk A', level: 'area', parent_id: ids.room },
    { id: ids.far, name: 'Hamburg', level: 'site' },
  ]),
)
const bring = (who: Someone, name: string, bytes: Buffer) =>
  write(who, (ctx) => storeFile(ctx, name, wholeOfBytes(bytes)))
const drawing = drawnPlan(60, 40, [[2, 2, 30, 30]])
const show = (id: string, who = tom) => must<FloorPlan>(who, 'GET', `/api/places/${id}/plan`)
const setPlan = (id: string, file: string | null, who = mia) =>
  call(who, 'POST', `/api/places/${id}/plan`, { file_id: file })
const pin = (place_id: string, at: object | null, who = mia, id = ids.floor) =>
  call(who, 'POST', `/api/places/${id}/pins`, { place_id, at })
const lines = async (id: string) => {
  const { items } = await must<{ items: { lines?: unknown; text?: string }[] }>(
    tom,
    'GET',
    `/api/records/${id}/history?limit=50`,
  )
  return JSON.stringify(items)
}

test('a floor has a plan, what lies within is pinned on it, and another plan keeps the pins', async () => {
  expect(await show(ids.floor)).toMatchObject({
    file: null,
    pins: [],
    loose: [{ name: 'IT' }, { trail: 'IT' }],
  })
  const first = await bring(mia, 'second-floor.png', drawing)
  expect(await setPlan(ids.floor, first)).toMatchObject({ status: 200, body: { before: null } })
  expect(await pin(ids.room, { x: 0.25, y: 0.5 })).toMatchObject({ body: { before: null } })
  expect(await pin(ids.desk, { x: 0.2, y: 0.4 })).toMatchObject({ status: 200 })
  expect(await pin(ids.room, { x: 0.3, y: 0.5 })).toMatchObject({ body: { before: { x: 0.25, y: 0.5 } } })
  const pins = [
    { id: ids.room, x: 0.3, y: 0.5 },
    { id: ids.desk, x: 0.2, y: 0.4, trail: 'IT' },
  ]
  expect(await show(ids.floor)).toMatchObject({
    file: { id: first, name: 'second-floor.png' },
    pins,
    loose: [],
    can: { manage: false },
  })
  const other = await bring(mia, 'rebuilt.png', drawnPlan(80, 80, []))
  expect(await setPlan(ids.floor, other)).toMatchObject({ body: { before: first } })
  expect(await show(ids.floor)).toMatchObject({ file: { id: other }, pins })
  const told = await lines(ids.floor)
  for (const said of [
    'Put up the floor plan second-floor.png',
    'Put rebuilt.png in the place of the floor plan; the pins stayed',
    'Moved LOC-',
  ])
    expect(told).toContain(said)
  // Undo is the same the other way round: the file before lies on the place still.
  expect(await setPlan(ids.floor, first)).toMatchObject({ status: 200 })
  expect(await show(ids.floor)).toMatchObject({ file: { id: first }, pins })
})

test('whoever sees the file sees it through the place, and its file says what it is', async () => {
  const { file } = await show(ids.floor)
  const content = await call(tom, 'GET', `/api/files/${file?.id}/content`)
  expect(content.status).toBe(200)
  expect(content.headers['content-type']).toBe('image/png')
})

test('a place is shown on the nearest plan it lies on, by its own pin or that of the room around it', async () => {
  const near = (id: string) => must<{ found: unknown }>(tom, 'GET', `/api/places/${id}/on-plan`)
  expect(await near(ids.desk)).toMatchObject({ found: { plan: { id: ids.floor }, pin: { id: ids.desk } } })
  await pin(ids.desk, null)
  expect(await near(ids.desk)).toMatchObject({ found: { plan: { id: ids.floor }, pin: { id: ids.room } } })
  expect(await near(ids.far)).toEqual({ found: null })
})

test('only pictures are plans, only what lies within is pinned, within the picture', async () => {
  const svg = await bring(
    mia,
    'plan.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
  )
  const pdf = await bring(mia, 'plan.png', Buffer.from('%PDF-1.7 not a picture at all'))
  for (const file of [svg, pdf])
    expect(await setPlan(ids.floor, file)).toMatchObject({
      status: 409,
      body: { title: expect.stringContaining('PNG, JPEG or WebP') },
    })
  const hers = await bring(tom, 'his.png', drawing)
  expect((await setPlan(ids.floor, hers)).status).toBe(404)
  const mine = await bring(mia, 'mine.png', drawing)
  expect(await setPlan(ids.desk, mine)).toMatchObject({ body: { title: 'A work area has no floor plan' } })
  expect(await pin(ids.far, { x: 0.5, y: 0.5 })).toMatchObject({
    body: { title: 'Hamburg does not lie within 2nd floor' },
  })
  expect((await pin(ids.floor, { x: 0.5, y: 0.5 })).status).toBe(409)
  expect((await pin(ids.room, { x: 1.01, y: 0 })).status).toBe(422)
  expect((await pin(ids.room, { x: 0.5, y: 0.5 }, tom)).status).toBe(403)
  expect((await setPlan(ids.floor, null, tom)).status).toBe(403)
})

test('as it was: the plan and its pins of then', async () => {
  // By what happened last: by the clock, what comes now may be of the same millisecond.
  const { items } = await must<{ items: { id: number }[] }>(
    tom,
    'GET',
    `/api/records/${ids.floor}/history?limit=1`,
  )
  await pin(ids.room, { x: 0.9, y: 0.9 })
  await setPlan(ids.floor, null)
  const was = await must<AsItWas>(tom, 'GET', `/api/records/${ids.floor}/was?after_event=${items[0]?.id}`)
  const field = (name: string) => was.fields.find((one) => one.name === name)
  expect(field('plan')).toMatchObject({ was: ['second-floor.png'] })
  expect(field('pins')?.was).toEqual(['IT: 30% from the left, 50% from above'])
  expect(await show(ids.floor)).toMatchObject({ file: null, pins: [{ x: 0.9 }] })
})

test('a removed file takes the plan down until it is put back; a place moved away leaves its pin', async () => {
  const file = await bring(mia, 'again.png', drawing)
  await setPlan(ids.floor, file)
  expect((await call(mia, 'DELETE', `/api/files/${file}`)).status).toBe(200)
  expect((await show(ids.floor)).file).toBeNull()
  await must(mia, 'POST', `/api/files/${file}/restore`, {})
  expect((await show(ids.floor)).file).toMatchObject({ id: file })
  await must(mia, 'PATCH', `/api/places/${ids.room}`, { parent_id: ids.far })
  expect((await show(ids.floor)).pins).toEqual([])
  await must(mia, 'PATCH', `/api/places/${ids.room}`, { parent_id: ids.floor })
  expect((await show(ids.floor)).pins).toMatchObject([{ id: ids.room }])
})
