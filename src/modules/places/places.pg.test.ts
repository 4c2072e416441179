import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inheritedBy, trailsOf, withinPlaces } from '#facets/places/places'
import { byExternalIds } from '#kernel/external-ids'
import { newId } from '#kernel/ids'
import { createCalendars } from '#modules/calendars/public'
import { world } from '#test/world'
import { createPlaces, type PlaceDraft } from './public.ts'

const { db, call, read, someone, write } = await world()
const [manager, technician] = await Promise.all([someone('Mia', ['manager']), someone('Tom', ['technician'])])

/** A small tree: region › site › building › floor › room, with ids by name. */
async function bergen() {
  const n = newId().slice(-6)
  const ids = { norway: newId(), site: newId(), hall: newId(), floor: newId(), room: newId() }
  const [calendar] = await write(undefined, (ctx) =>
    createCalendars(ctx, [
      { name: `Site hours ${n}`, zone: 'Europe/Oslo', weekly: [{ day: 1, start: 480, end: 960 }] },
    ]),
  )
  const drafts: PlaceDraft[] = [
    { id: ids.norway, name: `Norway ${n}`, level: 'region', zone: 'Europe/Oslo' },
    {
      id: ids.site,
      name: 'Bergen',
      level: 'site',
      parent_id: ids.norway,
      calendar_id: calendar?.id ?? null,
      address: { city: 'Bergen' },
    },
    { id: ids.hall, name: 'Hall 3', level: 'building', parent_id: ids.site },
    { id: ids.floor, name: '2nd floor', level: 'floor', parent_id: ids.hall },
    { id: ids.room, name: '2.14', level: 'room', parent_id: ids.floor, code: `BGO-${n}` },
  ]
  await write(undefined, (ctx) => createPlaces(ctx, drafts))
  return { ...ids, calendar: calendar?.id ?? '' }
}
const save = (id: string, body: object, who = manager) => call(who, 'PATCH', `/api/places/${id}`, body)
const trail = async (id: string) =>
  (await read(undefined, (ctx) => trailsOf(ctx, [id]))).get(id)?.map(({ name }) => name)

test('a place says where it lies and takes zone, hours and address from above', async () => {
  const { room, calendar } = await bergen()
  const reply = await call(technician, 'GET', `/api/places/${room}`)
  expect(reply.body).toMatchObject({
    name: '2.14',
    trail: [
      { level: 'region' },
      { name: 'Bergen' },
      { name: 'Hall 3' },
      { name: '2nd floor' },
      { name: '2.14' },
    ],
    zone: null,
    holds: { zone: 'Europe/Oslo', calendar: { id: calendar }, address: { city: 'Bergen' } },
    can: { manage: false },
  })
  expect(await read(undefined, (ctx) => inheritedBy(ctx, [room]))).toEqual(
    new Map([[room, { zone: 'Europe/Oslo', calendar_id: calendar }]]),
  )
})

test('its own zone goes before that of the place around it', async () => {
  const { room, floor } = await bergen()
  expect((await save(floor, { zone: 'Asia/Tokyo' })).status).toBe(200)
  const held = await read(undefined, (ctx) => inheritedBy(ctx, [room]))
  expect(held.get(room)).toMatchObject({ zone: 'Asia/Tokyo' })
})

test('moving a place takes along all that lies within', async () => {
  const { norway, site, hall, floor, room } = await bergen()
  const [other] = await write(undefined, (ctx) =>
    createPlaces(ctx, [{ name: 'Stavanger', level: 'site', parent_id: norway }]),
  )
  expect((await save(hall, { parent_id: other?.id })).status).toBe(200)
  expect((await trail(room))?.slice(1)).toEqual(['Stavanger', 'Hall 3', '2nd floor', '2.14'])
  const { rows } = await sql<{
    id: string
  }>`select id from place t where ${withinPlaces(sql`t.id`, [site])}`.execute(db)
  expect(rows).toEqual([{ id: site }])
  const moved = await db
    .selectFrom('event')
    .select('kind')
    .where('subject_id', '=', hall)
    .orderBy('id')
    .execute()
  expect(moved.map(({ kind }) => kind)).toEqual(['place.created', 'place.moved'])
  expect((await save(floor, { parent_id: null })).status).toBe(200)
  expect(await trail(room)).toEqual(['2nd floor', '2.14'])
})

test('nothing is moved into itself or its own parts, nor where it does not fit', async () => {
  const { site, hall, floor, room } = await bergen()
  const cases: [string, string | null, string][] = [
    [hall, hall, 'places.inside-itself'],
    [hall, floor, 'places.inside-itself'],
    [site, room, 'places.inside-itself'],
  ]
  for (const [id, parent_id, key] of cases)
    expect(await save(id, { parent_id })).toMatchObject({ status: 409, body: { key } })
  const elsewhere = await bergen()
  expect(await save(floor, { parent_id: elsewhere.room })).toMatchObject({
    status: 409,
    body: { title: 'A floor cannot lie within a room' },
  })
  expect(await save(hall, { level: 'room' })).toMatchObject({
    status: 409,
    body: { title: 'A floor cannot lie within a room' },
  })
  expect(await trail(room)).toHaveLength(5)
})

test('two moves at once cannot tie the tree into a ring', async () => {
  const [a, b] = [newId(), newId()]
  await write(undefined, (ctx) =>
    createPlaces(ctx, [
      { id: a, name: 'East', level: 'region' },
      { id: b, name: 'West', level: 'region' },
    ]),
  )
  const replies = await Promise.all([save(a, { parent_id: b }), save(b, { parent_id: a })])
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 409]))
})

test('only what was named is changed, and told with before and after', async () => {
  const { room } = await bergen()
  await save(room, { capacity: 8, note: 'Key at the desk' })
  await save(room, { capacity: 12, note: 'Key at the desk' })
  const { payload } = await db
    .selectFrom('event')
    .innerJoin('event_data', 'event_data.event_id', 'event.id')
    .select('payload')
    .where('subject_id', '=', room)
    .orderBy('event.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(JSON.parse(payload)).toEqual({ before: { capacity: 8 }, after: { capacity: 12 } })
  const stale = await save(room, { version: 1, capacity: 1 })
  expect(stale).toMatchObject({
    status: 412,
    body: { kind: 'stale', version: 3, current: { id: room, version: 3 } },
  })
})

test('a place with places within stays out of the archive, and nothing is put into an archived one', async () => {
  const { floor, room } = await bergen()
  const full = await call(manager, 'POST', `/api/places/${floor}/archive`, {})
  expect(full).toMatchObject({
    status: 409,
    body: { title: '1 place lies within it; move or archive those first' },
  })
  expect((await call(manager, 'POST', `/api/places/${room}/archive`, {})).status).toBe(200)
  expect((await call(manager, 'POST', `/api/places/${floor}/archive`, {})).status).toBe(200)
  const draft = { name: 'New', level: 'room', parent_id: floor }
  expect(await call(manager, 'POST', '/api/places', draft)).toMatchObject({
    status: 409,
    body: { key: 'places.parent-archived' },
  })
  const back = await call(manager, 'POST', `/api/places/${room}/archive`, { archived: false })
  expect(back).toMatchObject({ status: 409, body: { key: 'places.parent-archived' } })
})

test('names are unique within a place, codes everywhere', async () => {
  const { floor, room } = await bergen()
  const twin = await call(manager, 'POST', '/api/places', { name: '2.14', level: 'room', parent_id: floor })
  expect(twin).toMatchObject({ status: 409, body: { key: 'places.name-taken' } })
  const { code } = await db
    .selectFrom('place')
    .select('code')
    .where('id', '=', room)
    .executeTakeFirstOrThrow()
  const coded = await call(manager, 'POST', '/api/places', {
    name: 'X',
    level: 'room',
    code: code.toLowerCase(),
  })
  expect(coded).toMatchObject({ status: 409, body: { key: 'places.code-taken' } })
})

test('an import brings its own ids and finds them again', async () => {
  const [made] = await write(undefined, (ctx) =>
    createPlaces(ctx, [
      {
        name: 'Imported',
        level: 'site',
        external: { source: 'snipe-it', id: '4' },
        created_at: '2018-01-01T00:00:00Z',
      },
    ]),
  )
  const found = await read(undefined, (ctx) => byExternalIds(ctx, 'place', 'snipe-it', ['4']))
  expect(found.get('4')).toBe(made?.id)
})

test('technicians see and do not edit; the tree opens step by step', async () => {
  const { hall, floor } = await bergen()
  expect((await save(hall, { name: 'Mine' }, technician)).status).toBe(403)
  expect((await call(technician, 'POST', '/api/places', { name: 'Mine', level: 'site' })).status).toBe(403)
  expect(await call(technician, 'GET', `/api/places/tree?within=${hall}`)).toMatchObject({
    body: { items: [{ id: floor, name: '2nd floor', parts: 1 }] },
  })
  expect((await call(undefined, 'GET', '/api/places/tree')).status).toBe(401)
})

test('the list is asked by level, by what lies around, by city from above and by words', async () => {
  const { norway, hall, room } = await bergen()
  const { code, title } = await db
    .selectFrom('place')
    .innerJoin('place as region', (join) => join.on('region.id', '=', norway))
    .select(['place.code', 'region.title'])
    .where('place.id', '=', room)
    .executeTakeFirstOrThrow()
  const names = async (q: string) => {
    const reply = await call(technician, 'GET', `/api/places?${new URLSearchParams({ q })}`)
    expect(reply.status, JSON.stringify(reply.body)).toBe(200)
    return (reply.body as { items: { name: string; within: string; zone: string }[] }).items
  }
  const within = `within:"${title}"`
  expect((await names(within)).map(({ name }) => name)).toEqual(['2.14', '2nd floor', 'Bergen', 'Hall 3'])
  expect(await names(`${within} level:room city:bergen`)).toMatchObject([
    { name: '2.14', within: `${title} › Bergen › Hall 3 › 2nd floor`, zone: 'Europe/Oslo' },
  ])
  expect((await names(`${within} level<floor`)).map(({ name }) => name)).toEqual(['Bergen', 'Hall 3'])
  expect(await names(code)).toMatchObject([{ name: '2.14' }])
  expect(await names(`within:${hall} level:floor`)).toMatchObject([{ name: '2nd floor' }])
  expect(
    (await call(technician, 'GET', `/api/places/count?${new URLSearchParams({ q: within })}`)).body,
  ).toEqual({ n: 4, capped: false })
})
