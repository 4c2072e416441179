import { expect, test, vi } from 'vitest'
import { createDepartments, createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import { createAssets } from '../public.ts'
import type { JoinerView } from './contract.ts'
import { prepareJoiners } from './prepare.ts'

const house = await world()
const mona = await house.someone('Mona', ['manager', 'people-manager', 'technician'])
const adam = await house.someone('Adam', ['administrator'])
const inDays = (days: number) => Temporal.Now.plainDateISO('UTC').add({ days }).toString()
const { lena, design, laptop } = await house.write(undefined, async (ctx) => {
  const [office] = await createPlaces(ctx, [{ name: 'Stores', level: 'site' }])
  const [design] = await createDepartments(ctx, [{ name: 'Design' }])
  const [hulls] = await createDepartments(ctx, [{ name: 'Hulls', parent_id: design?.id }])
  const begins = { department_id: hulls?.id, starts_on: inDays(20), emails: [] }
  const [lena] = await createPeople(ctx, [
    { display_name: 'Lena Vogt', ...begins },
    { display_name: 'Far Ahead', ...begins, starts_on: inDays(90) },
    { display_name: 'Elsewhere', starts_on: inDays(20), emails: [] },
  ])
  const [laptop] = await createAssets(ctx, [
    { type: 'laptop', name: 'Ready', holder_id: office?.id },
    { type: 'accessory', name: 'Bags', quantity: 5, holder_id: office?.id },
  ])
  return { lena: lena?.id ?? '', design: design?.id ?? '', laptop: laptop?.id ?? '' }
})
const product = await house.must<{ id: string }>(mona, 'POST', '/api/software', {
  name: 'Keel Draw',
  licensing: 'paid',
})
await house.must(mona, 'POST', '/api/assets/kits', {
  name: 'Designer',
  department_id: design,
  product_ids: [product.id],
  items: [
    { type: 'laptop', quantity: 1 },
    { type: 'monitor', quantity: 2 },
    { type: 'accessory', quantity: 1 },
  ],
})
const look = () => house.write(undefined, prepareJoiners)
const shown = async () =>
  (await house.must<{ prepared: JoinerView | null }>(mona, 'GET', `/api/assets/joiners/${lena}`)).prepared
const listed = async (path: string) =>
  (
    await house.must<{ items: { id: string; title: string; name: string; status: string }[] }>(
      mona,
      'GET',
      path,
    )
  ).items
const wait = (what: () => Promise<void>) => vi.waitFor(what, { timeout: 10_000 })
const bookings = () =>
  house.db
    .selectFrom('asset_booking')
    .select(['asset_id', 'holder_id', 'state', 'ends_on'])
    .where('holder_id', '=', lena)
    .execute()

test('whoever begins soon has their kit put together once: booked, drafted, and told where their page is', async () => {
  await look()
  expect(await shown()).toBeNull()
  await house.must(adam, 'PATCH', '/api/settings/assets.joiners', { value: true })
  await look()
  await look()
  await wait(async () => expect((await shown())?.purchase).not.toBeNull())
  expect(await shown()).toMatchObject({
    starts_on: inDays(20),
    kits: ['Designer'],
    picks: expect.arrayContaining([
      expect.objectContaining({ name: 'Ready', booked: true }),
      expect.objectContaining({ name: 'Bags', booked: false }),
    ]),
    short: [{ title: 'Monitor', missing: 2 }],
    licences: [{ title: 'Keel Draw' }],
  })
  expect(await bookings()).toMatchObject([{ asset_id: laptop, state: 'booked' }])
  const tickets = await listed('/api/desk/tickets')
  expect(tickets).toHaveLength(1)
  expect(tickets[0]?.title).toMatch(/^Prepare the kit for Lena Vogt by /u)
  expect(await listed('/api/purchasing')).toMatchObject([{ status: 'draft' }])
})

test('another first day moves the day by which it is ready, what is booked and the ticket', async () => {
  const [before] = await listed('/api/desk/tickets')
  const due = (await shown())?.due_on ?? ''
  expect(due < inDays(20)).toBe(true)
  await house.must(mona, 'PATCH', `/api/people/${lena}`, { starts_on: inDays(40) })
  await look()
  await wait(async () => expect((await listed('/api/desk/tickets'))[0]?.title).not.toBe(before?.title))
  const after = await shown()
  expect(after?.starts_on).toBe(inDays(40))
  expect((after?.due_on ?? '') > due).toBe(true)
  expect(await bookings()).toMatchObject([{ state: 'booked', ends_on: inDays(54) }])
  expect(await listed('/api/desk/tickets')).toHaveLength(1)
})

test('who does not begin after all needs none: what was booked is free, what was opened is called off', async () => {
  await house.must(mona, 'PATCH', `/api/people/${lena}`, { starts_on: null })
  await look()
  await wait(async () => expect(await listed('/api/purchasing')).toMatchObject([{ status: 'cancelled' }]))
  expect(await bookings()).toMatchObject([{ state: 'cancelled' }])
  expect(await shown()).toBeNull()
})

test('whoever begins after all has a kit again; who did not come keeps theirs for another day, and who came earlier keeps it', async () => {
  await house.must(adam, 'PATCH', '/api/settings/assets.joiner-ahead', { value: 60 })
  await house.must(mona, 'PATCH', `/api/people/${lena}`, { starts_on: inDays(40) })
  await look()
  await wait(async () => expect((await shown())?.purchase).not.toBeNull())
  const opened = (await listed('/api/desk/tickets')).length

  // The day came and they did not: it is entered anew a day later.
  await house.db
    .updateTable('asset_joiner')
    .set({ starts_on: inDays(-1) })
    .where('person_id', '=', lena)
    .execute()
  await house.must(mona, 'PATCH', `/api/people/${lena}`, { starts_on: inDays(10) })
  await look()
  await wait(async () => expect((await shown())?.starts_on).toBe(inDays(10)))
  expect((await bookings()).filter(({ state }) => state === 'booked')).toMatchObject([
    { ends_on: inDays(24) },
  ])

  await house.must(mona, 'PATCH', `/api/people/${lena}`, { starts_on: inDays(-2) })
  await look()
  expect(await shown()).toMatchObject({ starts_on: inDays(-2), due_on: inDays(0) })
  expect((await bookings()).filter(({ state }) => state === 'booked')).toMatchObject([
    { ends_on: inDays(14) },
  ])
  expect(await listed('/api/desk/tickets')).toHaveLength(opened)
})

test('what one who begins is told of is for nobody else: the next one’s is bought', async () => {
  await house.must(mona, 'POST', '/api/assets/kits', {
    name: 'Sails',
    job_title: 'Sailmaker',
    items: [{ type: 'accessory', quantity: 3 }],
  })
  const begins = { job_title: 'sailmaker', starts_on: inDays(20), emails: [] }
  const people = await house.write(undefined, (ctx) =>
    createPeople(ctx, [
      { display_name: 'Bo', ...begins },
      { display_name: 'Cy', ...begins },
    ]),
  )
  await look()
  const told = await Promise.all(
    people.map(({ id }) =>
      house.must<{ prepared: JoinerView | null }>(mona, 'GET', `/api/assets/joiners/${id}`),
    ),
  )
  const figures = told.map(({ prepared }) => ({
    there: prepared?.picks.map(({ quantity }) => quantity),
    missing: prepared?.short.map(({ missing }) => missing),
  }))
  expect(figures).toEqual([
    { there: [3], missing: [] },
    { there: [2], missing: [1] },
  ])
})
