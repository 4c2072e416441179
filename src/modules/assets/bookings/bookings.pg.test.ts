import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import { changeAsset } from '../commands/change-asset.ts'
import { createAssets } from '../public.ts'
import { remindOfDue } from './notices.ts'
import type { BoardRow } from './schemas.ts'

const { call, db, must, someone, write } = await world()
const [technician, manager] = await Promise.all([someone('Tom', ['technician']), someone('Mia', ['manager'])])
const { lena, omar, stores } = await write(undefined, async (ctx) => {
  const [a, b] = await createPeople(ctx, [
    { display_name: 'Lena Vogt', emails: [] },
    { display_name: 'Omar Haddad', emails: [] },
  ])
  const [place] = await createPlaces(ctx, [{ name: 'Stores', level: 'site' }])
  return { lena: a?.id ?? '', omar: b?.id ?? '', stores: place?.id ?? '' }
})
const day = (ahead: number) => Temporal.Now.plainDateISO('UTC').add({ days: ahead }).toString()
let number = 0
/** Some laptops of a model of their own, in the stores. */
async function pool(n: number) {
  const model = `Pool ${++number}`
  const made = await write(undefined, (ctx) =>
    createAssets(
      ctx,
      Array.from({ length: n }, () => ({ type: 'laptop', model, manufacturer: 'Corvid', holder_id: stores })),
    ),
  )
  const { id } = await db
    .selectFrom('asset_model')
    .select('id')
    .where('name', '=', model)
    .executeTakeFirstOrThrow()
  return { model: id, things: made.map((one) => one.id) }
}
const book = (body: object) => call(technician, 'POST', '/api/assets/bookings', { holder_id: lena, ...body })
const post = (path: string, body: object = {}) => call(technician, 'POST', path, body)
const show = (id: string) => must(technician, 'GET', `/api/assets/${id}`)

test('any one of a model is booked, each once on a day; what is short is said', async () => {
  const { model, things } = await pool(2)
  const days = { model_id: model, starts_on: day(2), ends_on: day(4) }
  const got = [await book(days), await book(days)]
  expect(got.map(({ status }) => status)).toEqual([200, 200])
  expect(new Set(got.map(({ body }) => (body as { asset: { id: string } }).asset.id))).toEqual(
    new Set(things),
  )
  expect(await book({ ...days, starts_on: day(4), ends_on: day(5) })).toMatchObject({
    status: 409,
    body: { title: 'Of 2 of this model none is to be had on all of these days' },
  })
  expect((await book({ ...days, starts_on: day(5), ends_on: day(5) })).status).toBe(200)
  expect(
    await must(
      technician,
      'GET',
      `/api/assets/bookings/free?model_id=${model}&starts_on=${day(5)}&ends_on=${day(6)}`,
    ),
  ).toEqual({ free: 1, all: 2 })
})

test('it is handed out as booked, due back on its last day, and its days are free once it is back', async () => {
  const { model, things } = await pool(1)
  const [thing = ''] = things
  const made = await must<{ id: string }>(technician, 'POST', '/api/assets/bookings', {
    asset_id: thing,
    holder_id: lena,
    starts_on: day(0),
    ends_on: day(6),
    purpose: 'Course in Hamburg',
  })
  expect(await post('/api/assets/hand-over', { ids: [thing], to_id: omar })).toMatchObject({
    body: { title: expect.stringMatching(/^Corvid Pool \d+ is booked from .*; say until when/) },
  })
  expect((await post(`/api/assets/bookings/${made.id}/hand-out`)).status).toBe(200)
  expect(await show(thing)).toMatchObject({
    status: { meaning: 'in-use' },
    holdings: [{ holder: { title: 'Lena Vogt' }, due_back: day(6) }],
  })
  const { rows } = await must<{ rows: BoardRow[] }>(
    technician,
    'GET',
    `/api/assets/bookings?model_id=${model}`,
  )
  expect(rows).toMatchObject([
    { bookings: [{ state: 'out', holder: { title: 'Lena Vogt' }, purpose: 'Course in Hamburg' }], loans: [] },
  ])
  expect(await post(`/api/assets/bookings/${made.id}/cancel`)).toMatchObject({ status: 409 })
  expect((await post(`/api/assets/bookings/${made.id}/take-back`)).status).toBe(200)
  expect(await show(thing)).toMatchObject({ status: { meaning: 'ready' }, place: { name: 'Stores' } })
  expect((await book({ asset_id: thing, starts_on: day(1), ends_on: day(3) })).status).toBe(200)
})

/** Booked by Lena from today on, and handed out to her. */
async function lent() {
  const { things } = await pool(1)
  const [thing = ''] = things
  const { body } = await book({ asset_id: thing, starts_on: day(0), ends_on: day(6) })
  const { id } = body as { id: string }
  await must(technician, 'POST', `/api/assets/bookings/${id}/hand-out`)
  return { thing, booking: id }
}
const stateOf = (id: string) =>
  db.selectFrom('asset_booking').select(['state', 'ends_on']).where('id', '=', id).executeTakeFirst()
const over = { state: 'back', ends_on: day(0) }

test('a booking ends however the thing leaves whoever booked it', async () => {
  const { id: vendor } = await must<{ id: string }>(manager, 'POST', '/api/vendors', { name: 'Hinges & Co' })
  const [returned, repaired, gone] = [await lent(), await lent(), await lent()]
  await must(technician, 'POST', '/api/assets/returns', {
    person_id: lena,
    things: [{ source: 'assets', id: returned.thing, outcome: 'returned' }],
    to_id: stores,
    protocol: 'none',
  })
  await must(technician, 'POST', `/api/assets/${repaired.thing}/repairs`, {
    fault: 'Hinge',
    vendor_id: vendor,
  })
  await write(undefined, (ctx) => changeAsset(ctx, gone.thing, { status: 'lost' }))
  for (const { booking } of [returned, repaired, gone]) expect(await stateOf(booking)).toMatchObject(over)
})

test('what is booked stands in the way of whoever gets it from repair, and a repair may begin all the same', async () => {
  const { id: vendor } = await must<{ id: string }>(manager, 'POST', '/api/vendors', { name: 'Bolts & Co' })
  const { things } = await pool(1)
  const [thing = ''] = things
  expect((await book({ asset_id: thing, starts_on: day(3), ends_on: day(6) })).status).toBe(200)
  const { repair_id } = await must<{ repair_id: string }>(
    technician,
    'POST',
    `/api/assets/${thing}/repairs`,
    {
      fault: 'Hinge',
      vendor_id: vendor,
    },
  )
  expect(await post(`/api/assets/repairs/${repair_id}/close`, { to_id: omar })).toMatchObject({ status: 409 })
  expect((await post(`/api/assets/repairs/${repair_id}/close`)).status).toBe(200)
  expect(await show(thing)).toMatchObject({ place: { name: 'Stores' } })
})

test('ending a booking leaves the thing with whoever has it by now', async () => {
  const { thing, booking } = await lent()
  await must(technician, 'POST', '/api/assets/hand-over', { ids: [thing], to_id: omar })
  await sql`update asset_booking set state = 'out' where id = ${booking}::uuid`.execute(db)
  expect((await post(`/api/assets/bookings/${booking}/take-back`)).status).toBe(200)
  expect(await show(thing)).toMatchObject({ holdings: [{ holder: { title: 'Omar Haddad' } }] })
})

test('who has something is reminded the day before, and once more when it is over', async () => {
  const { things } = await pool(1)
  const holder = await someone('Nora', ['requester'])
  await sql`insert into entity (id, kind, key, title, audience_id, created_at)
    select ${holder.id}::uuid, 'person', 'PER-9001', 'Nora', audience_id, now() from entity where id = ${lena}::uuid`.execute(
    db,
  )
  await must(technician, 'POST', '/api/assets/hand-over', { ids: things, to_id: holder.id, due_back: day(1) })
  const told = async () =>
    (await db.selectFrom('notice').selectAll().where('person_id', '=', holder.id).execute()).length
  await write(undefined, remindOfDue)
  await write(undefined, remindOfDue)
  expect(await told()).toBe(1)
  await sql`update holding set due_back = ${day(-1)}::date where item_id = ${things[0] ?? ''}::uuid`.execute(
    db,
  )
  await write(undefined, remindOfDue)
  expect(await told()).toBe(2)
  expect(JSON.stringify(await must(technician, 'GET', '/api/bridge'))).toContain('One thing was due back')
})

test('of whatever is asked in any order no two overlap, and one is found exactly when one is free', async () => {
  const asked = fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: 12 }),
      length: fc.integer({ min: 0, max: 4 }),
      cancels: fc.option(fc.nat(5)),
    }),
    { minLength: 4, maxLength: 14 },
  )
  await fc.assert(
    fc.asyncProperty(asked, async (all) => {
      const { model, things } = await pool(2)
      const live: { id: string; asset: string; days: number[] }[] = []
      for (const { from, length, cancels } of all) {
        const one = cancels === null ? undefined : live.splice(cancels % Math.max(1, live.length), 1)[0]
        if (one) await must(technician, 'POST', `/api/assets/bookings/${one.id}/cancel`)
        const days = Array.from({ length: length + 1 }, (_, n) => from + n)
        const isFree = things.some((thing) =>
          live.every(({ asset, days: taken }) => asset !== thing || !taken.some((n) => days.includes(n))),
        )
        const { status, body } = await book({
          model_id: model,
          starts_on: day(from),
          ends_on: day(from + length),
        })
        expect(status).toBe(isFree ? 200 : 409)
        if (status !== 200) continue
        const made = body as { id: string; asset: { id: string } }
        live.push({ id: made.id, asset: made.asset.id, days })
      }
      const { rows } = await sql`
        select from asset_booking a join asset_booking b on a.asset_id = b.asset_id and a.id < b.id
          and a.starts_on <= b.ends_on and b.starts_on <= a.ends_on
        where a.state in ('booked', 'out') and b.state in ('booked', 'out')`.execute(db)
      expect(rows).toEqual([])
    }),
    { numRuns: 8 },
  )
})

test('two who ask for the last one at once: one gets it; the database itself keeps two apart', async () => {
  const { model, things } = await pool(1)
  const days = { model_id: model, starts_on: day(1), ends_on: day(2) }
  const both = await Promise.all([book(days), book({ ...days, holder_id: omar })])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  await expect(
    sql`insert into asset_booking (id, asset_id, holder_id, starts_on, ends_on, state, made_by, made_at)
      select gen_random_uuid(), asset_id, holder_id, starts_on, ends_on, state, made_by, made_at
      from asset_booking where asset_id = ${things[0] ?? ''}::uuid`.execute(db),
  ).rejects.toThrow(/asset_booking_apart/)
})
