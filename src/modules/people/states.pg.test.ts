import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { createPeople, type PersonDraft } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { type Someone, world } from '#test/world'
import { moveDueStates } from './commands/states.ts'
import { awayAmong } from './queries/absences.ts'

const { db, call, someone, write, read } = await world()
const [hr, technician] = await Promise.all([
  someone('Pia', ['people-manager']),
  someone('Tom', ['technician']),
])

let count = 0
async function person(draft: Partial<PersonDraft> = {}, now = '2026-11-10T12:00:00Z') {
  const [made] = await write(
    undefined,
    (ctx) => createPeople(ctx, [{ display_name: `Person ${++count}`, ...draft }]),
    now,
  )
  return made?.id ?? ''
}
const stateOf = (id: string) =>
  db
    .selectFrom('person')
    .innerJoin('principal', 'principal.id', 'person.id')
    .select(['state', 'active'])
    .where('person.id', '=', id)
    .executeTakeFirstOrThrow()
const clock = (now: string) => write(undefined, moveDueStates, now)
const told = async (id: string) => {
  const rows = await db
    .selectFrom('event')
    .select('kind')
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map(({ kind }) => kind)
}

test('people arrive on their first day and leave after their last one', async () => {
  const id = await person({ starts_on: '2026-11-12', ends_on: '2026-11-20' })
  expect(await stateOf(id)).toEqual({ state: 'joining', active: true })
  await clock('2026-11-11T23:59:00Z')
  expect(await stateOf(id)).toMatchObject({ state: 'joining' })
  await clock('2026-11-12T00:01:00Z')
  expect(await stateOf(id)).toEqual({ state: 'active', active: true })
  await clock('2026-11-20T23:59:00Z')
  expect(await stateOf(id)).toMatchObject({ state: 'active' })
  await clock('2026-11-21T00:01:00Z')
  expect(await stateOf(id)).toEqual({ state: 'left', active: false })
  expect(await told(id)).toEqual(['person.created', 'person.arrived', 'person.left'])
})

test('the day is that of the person’s zone, else of their place', async () => {
  const [tokyo] = await write(undefined, (ctx) =>
    createPlaces(ctx, [{ name: 'Tokyo', level: 'site', zone: 'Asia/Tokyo' }]),
  )
  const [there, west] = [
    await person({ ends_on: '2026-11-10', place_id: tokyo?.id ?? null }),
    await person({ ends_on: '2026-11-10', place_id: tokyo?.id ?? null, zone: 'America/Los_Angeles' }),
  ]
  await clock('2026-11-10T15:30:00Z')
  expect((await stateOf(there)).state).toBe('left')
  expect((await stateOf(west)).state).toBe('active')
  await clock('2026-11-11T07:59:00Z')
  expect((await stateOf(west)).state).toBe('active')
  await clock('2026-11-11T08:01:00Z')
  expect((await stateOf(west)).state).toBe('left')
})

test('who left can come back; a last day in the past takes effect at once', async () => {
  const id = await person()
  const save = (body: object) => call(hr, 'PATCH', `/api/people/${id}`, body)
  await save({ ends_on: '2001-01-01' })
  expect(await stateOf(id)).toEqual({ state: 'left', active: false })
  await save({ ends_on: null })
  expect(await stateOf(id)).toEqual({ state: 'active', active: true })
  expect((await told(id)).filter((kind) => kind !== 'person.private-changed')).toEqual([
    'person.created',
    'person.left',
    'person.returned',
  ])
  expect(await save({ starts_on: '2026-02-01', ends_on: '2026-01-01' })).toMatchObject({
    status: 409,
    body: { key: 'people.dates' },
  })
})

test('the last administrator stays able to sign in past the last day, until there is another', async () => {
  const id = await person({ ends_on: '2026-11-12' })
  await db
    .insertInto('account')
    .values({
      person_id: id,
      email: 'last@example.org',
      password_hash: 'x',
      created_at: '2026-01-01T00:00:00Z',
    })
    .execute()
  const grant = { id: newId(), role: 'administrator', team_id: null, granted_at: '2026-01-01T00:00:00Z' }
  await db
    .insertInto('role_grant')
    .values({ ...grant, principal_id: id })
    .execute()
  const other = await person({ ends_on: '2026-11-12' })
  await clock('2026-11-14T00:00:00Z')
  expect((await stateOf(other)).state).toBe('left')
  expect(await stateOf(id)).toEqual({ state: 'active', active: true })
  const next = await person()
  await db
    .insertInto('account')
    .values({
      person_id: next,
      email: 'next@example.org',
      password_hash: 'x',
      created_at: '2026-01-01T00:00:00Z',
    })
    .execute()
  await db
    .insertInto('role_grant')
    .values({ ...grant, id: newId(), principal_id: next })
    .execute()
  await clock('2026-11-14T01:00:00Z')
  expect(await stateOf(id)).toEqual({ state: 'left', active: false })
})

const absence = (who: Someone, person_id: string, rest: object = {}) =>
  call(who, 'POST', '/api/absences', {
    person_id,
    kind: 'sick',
    starts_on: '2026-11-09',
    ends_on: '2026-11-13',
    ...rest,
  })

test('that somebody is away and who stands in is known to all, why to few', async () => {
  const [id, stand_in_id] = [await person(), await person()]
  expect((await absence(hr, id, { stand_in_id, note: 'Back trouble' })).status).toBe(200)
  const query = '/api/absences?from=2026-11-10&to=2026-11-10'
  const open = (await call(hr, 'GET', query)).body
  expect(open).toMatchObject({
    items: [{ person: { id }, stand_in: { id: stand_in_id }, kind: 'sick', note: 'Back trouble' }],
  })
  const shut = (await call(technician, 'GET', query)).body
  expect(shut).toMatchObject({
    items: [{ person: { id }, stand_in: { id: stand_in_id }, kind: null, note: null }],
  })
  const away = await read(undefined, (ctx) => awayAmong(ctx, [id, stand_in_id], '2026-11-13'))
  expect([...away]).toEqual([
    [id, { until: '2026-11-13', stand_in: { id: stand_in_id, name: expect.any(String) as string } }],
  ])
  expect((await read(undefined, (ctx) => awayAmong(ctx, [id], '2026-11-14'))).size).toBe(0)
  const payloads = await db
    .selectFrom('event')
    .innerJoin('event_data', 'event_data.event_id', 'event.id')
    .select('payload')
    .where('subject_id', '=', id)
    .execute()
  expect(JSON.stringify(payloads)).not.toMatch(/sick|Back trouble/)
})

test('absences of one person do not overlap, and end after they begin', async () => {
  const id = await person()
  await absence(hr, id)
  expect(await absence(hr, id, { starts_on: '2026-11-13', ends_on: '2026-11-16' })).toMatchObject({
    status: 409,
    body: { key: 'people.absence-overlap' },
  })
  expect((await absence(hr, id, { starts_on: '2026-11-14', ends_on: '2026-11-16' })).status).toBe(200)
  expect(await absence(hr, id, { starts_on: '2027-01-02', ends_on: '2027-01-01' })).toMatchObject({
    status: 409,
    body: { key: 'people.absence-dates' },
  })
  expect(
    await absence(hr, id, { starts_on: '2027-01-02', ends_on: '2027-01-02', stand_in_id: id }),
  ).toMatchObject({
    status: 409,
    body: { key: 'people.absence-stand-in' },
  })
})

test('others’ absences are noted and taken out by those who manage people only', async () => {
  const id = await person()
  expect(await absence(technician, id)).toMatchObject({ status: 403, body: { key: 'people.absence-others' } })
  const made = (await absence(hr, id)).body as { id: string }
  expect((await call(technician, 'DELETE', `/api/absences/${made.id}`)).status).toBe(403)
  expect((await call(hr, 'DELETE', `/api/absences/${made.id}`)).status).toBe(200)
  expect((await call(hr, 'DELETE', `/api/absences/${made.id}`)).status).toBe(404)
})
