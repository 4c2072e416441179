import { expect, test } from 'vitest'
import { currentVersions, defaultCalendar, loadCalendars } from '#facets/clocks/calendars'
import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import { msOf } from '#lib/time/instant'
import { addWorking } from '#lib/time/working-time'
import { world } from '#test/world'
import { extendCalendars } from './commands.ts'
import { createCalendars } from './public.ts'

const { db, app, call, read, someone, write } = await world()
const [manager, technician] = await Promise.all([someone('Mia', ['manager']), someone('Tom', ['technician'])])

const weekly = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, start: 480, end: 720 },
  { day, start: 780, end: 1080 },
])
const bergen = { name: 'Bergen', zone: 'Europe/Oslo', weekly, holidays: [{ country: 'NO' }] }
interface View {
  id: string
  key: string
  version: number
  version_id: string
  is_default: boolean
  definition: object
  versions: { version: number; created_by: { name: string } }[]
}

async function made(draft: object): Promise<string> {
  const reply = await call(manager, 'POST', '/api/calendars', draft)
  expect(reply.status).toBe(200)
  return (reply.body as { id: string }).id
}
const view = async (id: string, who = manager) =>
  (await call(who, 'GET', `/api/calendars/${id}`)).body as View
const changedEvents = (id: string) =>
  db
    .selectFrom('event')
    .select('kind')
    .where('subject_id', '=', id)
    .where('kind', '=', 'calendar.changed')
    .execute()

test('a calendar is set up, the first one for all that names none, and read by key', async () => {
  const id = await made(bergen)
  const found = await view('cal-1')
  expect(found).toMatchObject({
    id,
    key: 'CAL-1',
    name: 'Bergen',
    version: 1,
    is_default: true,
    can_manage: true,
  })
  expect((await read(undefined, defaultCalendar))?.version_id).toBe(found.version_id)
  const list = await call(technician, 'GET', '/api/calendars')
  expect(list.body).toMatchObject({ items: [{ name: 'Bergen', countries: ['NO'], zone: 'Europe/Oslo' }] })
})

test('other hours make a new version, the old one stays and counts as before', async () => {
  const id = await made({ ...bergen, name: 'Yard' })
  const before = await view(id)
  const saved = await call(manager, 'PATCH', `/api/calendars/${id}`, {
    ...bergen,
    name: 'Yard',
    version: 1,
    weekly: [{ day: 2, start: 480, end: 1080 }],
  })
  expect(saved).toMatchObject({ status: 200, body: { version: 2 } })
  const after = await view(id)
  expect(after.versions.map(({ version, created_by }) => [version, created_by.name])).toEqual([
    [2, 'Mia'],
    [1, 'Mia'],
  ])
  const ids = [before.version_id, after.version_id]
  const calendars = await read(undefined, (ctx) => loadCalendars(ctx, ids))
  const monday = msOf('2026-11-09T16:00:00Z')
  expect(ids.map((one) => addWorking(calendars(one), monday, 4 * 3_600_000))).toEqual([
    msOf('2026-11-10T10:00:00Z'),
    msOf('2026-11-10T11:00:00Z'),
  ])
  expect(await read(undefined, (ctx) => currentVersions(ctx, [id]))).toEqual(
    new Map([[id, after.version_id]]),
  )
  expect(await changedEvents(id)).toHaveLength(1)
  expect(await call(technician, 'GET', `/api/calendars/${id}?version=1`)).toMatchObject({
    body: { version: 1, definition: { weekly: before.definition && weekly } },
  })
})

test('a new name alone, or nothing new, makes no version and plans no clock anew', async () => {
  const id = await made({ ...bergen, name: 'Docks' })
  expect(
    (await call(manager, 'PATCH', `/api/calendars/${id}`, { ...bergen, name: 'Dock yard', version: 1 })).body,
  ).toEqual({ version: 1 })
  expect(await view(id)).toMatchObject({ name: 'Dock yard', version: 1 })
  expect(await changedEvents(id)).toEqual([])
})

test('who edited an older version is told, and nothing is overwritten', async () => {
  const id = await made({ ...bergen, name: 'Shop' })
  await call(manager, 'PATCH', `/api/calendars/${id}`, {
    ...bergen,
    name: 'Shop',
    zone: 'Europe/Paris',
    version: 1,
  })
  const late = await call(manager, 'PATCH', `/api/calendars/${id}`, {
    ...bergen,
    name: 'Shop',
    zone: 'Asia/Tokyo',
    version: 1,
  })
  expect(late).toMatchObject({ status: 412, body: { kind: 'stale', version: 2 } })
  expect(await view(id)).toMatchObject({ definition: { zone: 'Europe/Paris' } })
})

test('a version can be changed by nobody, not even by hand', async () => {
  await made({ ...bergen, name: 'Fixed' })
  await expect(db.updateTable('calendar_version').set({ version: 9 }).execute()).rejects.toThrow(
    'never changes',
  )
})

test('the default stays out of the archive until another takes its place', async () => {
  const [first] = (await db.selectFrom('calendar').select('id').where('is_default', '=', true).execute()).map(
    ({ id }) => id,
  )
  const refused = await call(manager, 'POST', `/api/calendars/${first}/archive`, {})
  expect(refused).toMatchObject({ status: 409, body: { key: 'calendars.default-stays' } })
  const second = await made({ ...bergen, name: 'Second' })
  expect((await call(manager, 'POST', `/api/calendars/${second}/default`)).status).toBe(200)
  expect((await call(manager, 'POST', `/api/calendars/${first}/archive`, {})).status).toBe(200)
  const restored = await call(manager, 'POST', `/api/calendars/${first}/default`)
  expect(restored).toMatchObject({ status: 409, body: { key: 'calendars.archived' } })
  expect((await call(manager, 'POST', `/api/calendars/${first}/archive`, { archived: false })).status).toBe(
    200,
  )
})

test('the preview needs no saving and says what is wrong', async () => {
  const definition = { zone: 'Europe/Oslo', weekly, holidays: [{ country: 'NO' }] }
  const reply = await call(technician, 'POST', '/api/calendars/preview', { definition, from: '2026-12-21' })
  const { days } = reply.body as { days: { date: string; name: string | null; open_minutes: number }[] }
  expect(days).toHaveLength(60)
  expect(days.filter(({ name }) => name).map(({ date, name }) => [date, name])).toEqual([
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-26', 'Boxing Day'],
    ['2027-01-01', "New Year's Day"],
  ])
  const wrong = await call(technician, 'POST', '/api/calendars/preview', {
    definition: { zone: 'Mars/Base' },
    from: '2026-12-21',
  })
  expect(wrong).toMatchObject({ status: 422, body: { fields: { zone: 'Mars/Base is not a time zone' } } })
})

test('“what if it opened now with four hours” is answered stretch by stretch', async () => {
  const id = await made({ ...bergen, name: 'Trial' })
  const reply = await call(
    technician,
    'GET',
    `/api/calendars/${id}/try?minutes=240&from=2026-11-09T16:00:00Z`,
  )
  expect(reply.body).toMatchObject({
    due: '2026-11-10T10:00:00.000Z',
    segments: [
      { open: true, from: '2026-11-09T16:00:00.000Z', to: '2026-11-09T17:00:00.000Z', counted_ms: 3_600_000 },
      { open: false, counted_ms: 0 },
      {
        open: true,
        from: '2026-11-10T07:00:00.000Z',
        to: '2026-11-10T10:00:00.000Z',
        counted_ms: 10_800_000,
      },
    ],
  })
})

test('an iCalendar file is read, a large or other one refused', async () => {
  const send = (who: { token: string }, payload: string) =>
    app.inject({
      method: 'POST',
      url: '/api/calendars/ical',
      headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/octet-stream' },
      payload,
    })
  const text =
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:Eve\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
  expect((await send(manager, text)).json()).toMatchObject({
    days: [{ date: '2026-12-24', name: 'Eve', type: 'public' }],
  })
  expect((await send(manager, 'PK\u0003\u0004')).statusCode).toBe(422)
  expect((await send(manager, 'x'.repeat(2_200_000))).statusCode).toBe(413)
  expect((await send(technician, text)).statusCode).toBe(403)
})

test('technicians read and do not write; requesters too may know the hours', async () => {
  const id = await made({ ...bergen, name: 'Rights' })
  expect((await call(technician, 'POST', '/api/calendars', bergen)).status).toBe(403)
  expect((await call(technician, 'PATCH', `/api/calendars/${id}`, { ...bergen, version: 1 })).status).toBe(
    403,
  )
  expect(await view(id, technician)).toMatchObject({ can_manage: false })
  expect((await call(undefined, 'GET', '/api/calendars')).status).toBe(401)
  expect((await call(manager, 'GET', '/api/calendars/CAL-99999')).status).toBe(404)
})

test('a calendar whose known holidays end soon learns more of them', async () => {
  const [made] = await write(
    undefined,
    (ctx) => createCalendars(ctx, [{ ...bergen, name: 'Long lived' }]),
    '2000-05-01T00:00:00Z',
  )
  const id = made?.id ?? ''
  await writing({ db, actor: system, origin: 'schedule', now: '2014-02-01T00:00:00Z' }, extendCalendars)
  expect(await view(id)).toMatchObject({ version: 2, known_until: 2029 })
  await writing({ db, actor: system, origin: 'schedule', now: '2014-02-02T00:00:00Z' }, extendCalendars)
  expect(await view(id)).toMatchObject({ version: 2 })
})

test('two who let it learn at once make one version of it', async () => {
  const [made] = await write(
    undefined,
    (ctx) => createCalendars(ctx, [{ ...bergen, name: 'Learned twice' }]),
    '2000-05-01T00:00:00Z',
  )
  const learning = { db, actor: system, origin: 'schedule', now: '2014-02-01T00:00:00Z' } as const
  await Promise.all([1, 2, 3].map(() => writing(learning, extendCalendars)))
  expect(await view(made?.id ?? '')).toMatchObject({ version: 2, known_until: 2029 })
})
