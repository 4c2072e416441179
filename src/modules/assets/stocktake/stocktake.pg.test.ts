import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import { handOverEach } from '../commands/hand-over.ts'
import { createAssets } from '../public.ts'
import { lookedFor } from './look.ts'
import type { Stocktake, WalkGroup } from './schemas.ts'

const { call, db, must, someone, write } = await world()
const [counter, other, helper] = await Promise.all([
  someone('Tom', ['technician']),
  someone('Mia', ['manager']),
  someone('Ida', ['technician']),
])
const places = await write(undefined, async (ctx) => {
  const [site] = await createPlaces(ctx, [{ name: 'Bergen', level: 'site' }])
  const [a, b] = await createPlaces(ctx, [
    { name: 'Room 9', level: 'room', parent_id: site?.id ?? null },
    { name: 'Room 10', level: 'room', parent_id: site?.id ?? null },
  ])
  const [lena] = await createPeople(ctx, [{ display_name: 'Lena Vogt', emails: [] }])
  return { site: site?.id ?? '', nine: a?.id ?? '', ten: b?.id ?? '', lena: lena?.id ?? '' }
})
const laptop = (tag: string, holder_id: string) => ({ type: 'laptop', tag, name: tag, holder_id })
const made = await write(undefined, (ctx) =>
  createAssets(ctx, [
    laptop('L-1', places.nine),
    { ...laptop('L-2', places.nine), cost: '1200.00 EUR' },
    laptop('L-3', places.ten),
    laptop('L-4', places.lena),
    { ...laptop('L-5', places.ten), serial: 'S-5' },
  ]),
)
const ids = new Map(made.map(({ title, id }) => [title, id]))
const show = (id: string, who = counter) => must<Stocktake>(who, 'GET', `/api/assets/stocktakes/${id}`)

test('what is there, elsewhere, missing and unknown is told; somebody else approves, and it is done', async () => {
  const { id } = await must<{ id: string }>(counter, 'POST', '/api/assets/stocktakes', {
    place_id: places.site,
  })
  expect(await call(counter, 'POST', '/api/assets/stocktakes', { place_id: places.site })).toMatchObject({
    body: { title: 'A stocktake of this place is going on already' },
  })
  const scan = (tags: string[], place_id: string | null = null) =>
    must<{ items: object[] }>(counter, 'POST', `/api/assets/stocktakes/${id}/scans`, { tags, place_id })
  expect((await scan(['l-1', 'L-3', 'nobody'], places.nine)).items).toEqual([
    { tag: 'l-1', result: 'found', name: 'L-1' },
    { tag: 'L-3', result: 'misplaced', name: 'L-3' },
    { tag: 'nobody', result: 'unknown', name: '' },
  ])
  expect((await scan(['L-1', 'L-4', 's-5'])).items).toMatchObject([
    { result: 'again' },
    { result: 'held' },
    { result: 'found' },
  ])
  const counted = await show(id)
  expect(counted.figures).toEqual({ expected: 4, found: 3, misplaced: 1, missing: 1, unknown: 1 })
  expect(counted.items.map(({ asset, result }) => [asset.name, result])).toEqual([
    ['L-2', 'missing'],
    ['L-3', 'misplaced'],
    ['L-4', 'held'],
    ['L-1', 'found'],
    ['L-5', 'found'],
  ])
  await must(counter, 'POST', `/api/assets/stocktakes/${id}/submit`, { version: 1 })
  const approve = { version: 2, lost: [ids.get('L-2')] }
  expect(await call(counter, 'POST', `/api/assets/stocktakes/${id}/approve`, approve)).toMatchObject({
    body: { title: 'You counted yourself; somebody else approves it' },
  })
  expect((await show(id, other)).can).toMatchObject({ approve: true, scan: 'The counting has ended' })
  expect(
    await call(other, 'POST', `/api/assets/stocktakes/${id}/approve`, { version: 2, lost: [ids.get('L-1')] }),
  ).toMatchObject({ body: { title: 'Only what is missing can be lost' } })
  expect(await call(helper, 'POST', `/api/assets/stocktakes/${id}/approve`, approve)).toMatchObject({
    status: 409,
    body: { title: expect.stringMatching('L-2 still stands in the books with €1,200.00') },
  })
  expect(await must(other, 'POST', `/api/assets/stocktakes/${id}/approve`, approve)).toEqual({
    moved: 1,
    lost: 1,
  })
  expect(await must(counter, 'GET', `/api/assets/${ids.get('L-3')}`)).toMatchObject({
    place: { name: 'Room 9' },
  })
  expect(await must(counter, 'GET', `/api/assets/${ids.get('L-2')}`)).toMatchObject({
    status: { code: 'lost', meaning: 'gone' },
    holdings: [],
  })
})

test('what was seen is known to be there; the walk goes room by room to the rest', async () => {
  await write(undefined, (ctx) =>
    createAssets(ctx, [
      { ...laptop('Old 1', places.ten), created_at: '2020-01-01T00:00:00.000Z' },
      { ...laptop('Old 2', places.nine), created_at: '2020-01-01T00:00:00.000Z' },
    ]),
  )
  const { groups, uncertain } = await must<{ groups: WalkGroup[]; uncertain: number }>(
    counter,
    'GET',
    `/api/assets/walk?place_id=${places.site}`,
  )
  expect(uncertain).toBe(2)
  expect(groups.map(({ trail, items }) => [trail.join(' › '), items.map(({ name }) => name)])).toEqual([
    ['Bergen › Room 9', ['Old 2']],
    ['Bergen › Room 10', ['Old 1']],
  ])
  expect(await must(counter, 'GET', `/api/assets/${ids.get('L-1')}/whereabouts`)).toMatchObject({
    confidence: 100,
    evidence: [
      { kind: 'scan', worth: 98 },
      { kind: 'hand-over', worth: 90 },
    ],
  })
})

test('what has gone elsewhere since it was counted stays as it is', async () => {
  const { id } = await must<{ id: string }>(counter, 'POST', '/api/assets/stocktakes', {
    place_id: places.ten,
  })
  await must(counter, 'POST', `/api/assets/stocktakes/${id}/submit`, { version: 1 })
  const five = ids.get('L-5') ?? ''
  await must(counter, 'POST', '/api/assets/hand-over', { ids: [five], to_id: places.lena })
  expect(
    await must(other, 'POST', `/api/assets/stocktakes/${id}/approve`, { version: 2, lost: [five] }),
  ).toEqual({ moved: 0, lost: 0 })
  expect(await must(counter, 'GET', `/api/assets/${five}`)).toMatchObject({ status: { meaning: 'in-use' } })
})

let sites = 0
/** Two rooms of a site of their own. */
const rooms = () =>
  write(undefined, async (ctx) => {
    const [site] = await createPlaces(ctx, [{ name: `Molde ${++sites}`, level: 'site' }])
    const [a, b] = await createPlaces(ctx, [
      { name: 'Attic', level: 'room', parent_id: site?.id ?? null },
      { name: 'Cellar', level: 'room', parent_id: site?.id ?? null },
    ])
    return { site: site?.id ?? '', attic: a?.id ?? '', cellar: b?.id ?? '' }
  })

/** A stocktake of a place with these labels seen in a room, counted and waiting for somebody else. */
async function counted(place_id: string, tags: string[], room: string) {
  const { id } = await must<{ id: string }>(counter, 'POST', '/api/assets/stocktakes', { place_id })
  const { items } = await must<{ items: { result: string }[] }>(
    counter,
    'POST',
    `/api/assets/stocktakes/${id}/scans`,
    { tags, place_id: room },
  )
  await must(counter, 'POST', `/api/assets/stocktakes/${id}/submit`, { version: 1 })
  const approve = () => must(other, 'POST', `/api/assets/stocktakes/${id}/approve`, { version: 2, lost: [] })
  return { id, results: items.map(({ result }) => result), approve }
}

const waiting = async () => {
  const { rows } =
    await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      db,
    )
  return rows.length
}

test('what somebody is handing over while it is approved stays with whoever gets it', async () => {
  const { site, attic, cellar } = await rooms()
  const [one] = await write(undefined, (ctx) => createAssets(ctx, [laptop('L-6', attic)]))
  const id = one?.id ?? ''
  const { approve } = await counted(site, ['L-6'], cellar)
  const [moved, goOn] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()]
  const handing = write(undefined, async (ctx) => {
    const usual = { quantity: 1, due_back: null, note: '', status: undefined }
    await handOverEach(ctx, [{ ...usual, id, to_id: places.lena }])
    moved.resolve(null)
    await goOn.promise
  })
  await moved.promise
  const approving = approve()
  await expect.poll(waiting).toBeGreaterThan(0)
  goOn.resolve(null)
  await handing
  expect(await approving).toEqual({ moved: 0, lost: 0 })
  expect(await must(counter, 'GET', `/api/assets/${id}`)).toMatchObject({
    holdings: [{ holder: { title: 'Lena Vogt' } }],
  })
})

test('what is booked to a place outside the count is moved to where it was found', async () => {
  const { attic, cellar } = await rooms()
  const made = await write(undefined, (ctx) =>
    createAssets(ctx, [
      laptop('L-7', attic),
      laptop('L-8', attic),
      { type: 'accessory', tag: 'Mice', name: 'Mice', quantity: 5, holder_id: attic },
    ]),
  )
  const { results, approve } = await counted(cellar, ['L-7', 'L-8', 'Mice'], cellar)
  expect(results).toEqual(['misplaced', 'misplaced', 'misplaced'])
  const [seven = '', eight = ''] = made.map(({ id }) => id)
  await must(counter, 'POST', '/api/assets/hand-over', { ids: [eight], to_id: places.nine })
  expect(await approve()).toEqual({ moved: 1, lost: 0 })
  expect(await must(counter, 'GET', `/api/assets/${seven}`)).toMatchObject({ place: { name: 'Cellar' } })
  expect(await must(counter, 'GET', `/api/assets/${eight}`)).toMatchObject({ place: { name: 'Room 9' } })
})

test('what is built into something else is not expected, and stays in it wherever it is seen', async () => {
  const { site, attic, cellar } = await rooms()
  const [rack] = await write(undefined, (ctx) => createAssets(ctx, [laptop('Rack', attic)]))
  const [disk] = await write(undefined, (ctx) => createAssets(ctx, [laptop('Disk', rack?.id ?? '')]))
  const { results, approve, id } = await counted(site, ['Disk'], cellar)
  expect(results).toEqual(['held'])
  expect((await show(id)).figures).toMatchObject({ expected: 1, missing: 1, misplaced: 0 })
  expect(await approve()).toEqual({ moved: 0, lost: 0 })
  expect(await must(counter, 'GET', `/api/assets/${disk?.id}`)).toMatchObject({
    holdings: [{ holder: { title: 'Rack' } }],
  })
})

test('a scan looks only at what it saw', async () => {
  const { attic } = await rooms()
  const made = await write(undefined, (ctx) =>
    createAssets(ctx, [laptop('L-10', attic), laptop('L-11', attic)]),
  )
  const { id } = await counted(attic, ['L-10'], attic)
  const [ten = ''] = made.map((one) => one.id)
  const looked = await write(undefined, (ctx) => lookedFor(ctx, id, [ten]))
  expect(looked.map(({ name, result }) => [name, result])).toEqual([['L-10', 'found']])
})
