import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { type Someone, world } from '#test/world'

const { app, db, someone, team } = await world()
const network = await team('Network')
const [ana, ben] = await Promise.all([someone('Ana', ['manager']), someone('Ben', ['manager'])])

async function send(
  who: Someone,
  method: 'POST' | 'PATCH' | 'GET',
  url: string,
  payload?: object,
  more = {},
) {
  const headers = { authorization: `Bearer ${who.token}`, ...more }
  const reply = await app.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: reply.statusCode, headers: reply.headers, body: reply.json<Record<string, unknown>>() }
}
const open = (title: string, key: string, who = ana) =>
  send(who, 'POST', '/api/desk/tickets', { title, team_id: network }, { 'idempotency-key': key })
const place = (name: string, key: string, who = ana) =>
  send(who, 'POST', '/api/places', { name, level: 'region' }, { 'idempotency-key': key })
const count = async (table: 'ticket' | 'idempotency') =>
  (
    await db
      .selectFrom(table)
      .select(sql<number>`count(*)::int`.as('n'))
      .executeTakeFirstOrThrow()
  ).n

test('what is sent again under its key is done once, and answered as the first time', async () => {
  const first = await open('The switch is down', 'a-1')
  const again = await open('The switch is down', 'a-1')
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.body).toEqual(first.body)
  expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([
    undefined,
    'true',
  ])
  expect(await count('ticket')).toBe(1)
})

test('sent many times at once it is done once', async () => {
  const before = await count('ticket')
  const replies = await Promise.all(Array.from({ length: 6 }, () => open('The router is down', 'a-2')))
  expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, body])))).toHaveLength(1)
  expect(await count('ticket')).toBe(before + 1)
})

test('a key stands for one request of one caller', async () => {
  const mine = await place('North', 'p-1')
  expect(await place('South', 'p-1')).toMatchObject({ status: 409, body: { key: 'house.key-used' } })
  const theirs = await place('South', 'p-1', ben)
  expect(theirs.status).toBe(200)
  expect(theirs.body['id']).not.toBe(mine.body['id'])
})

test('what was refused leaves its key free', async () => {
  const within = { name: 'Hall', level: 'building', parent_id: '00000000-0000-7000-8000-00000000abcd' }
  const refused = await send(ana, 'POST', '/api/places', within, { 'idempotency-key': 'p-2' })
  expect(refused.status).toBeGreaterThanOrEqual(400)
  expect((await place('West', 'p-2')).status).toBe(200)
})

test('an answer lies locked, and a key that means nothing is refused', async () => {
  const name = 'A name nobody else has'
  await place(name, 'p-3')
  const { rows } = await sql<{ found: boolean }>`
    select position(convert_to(${name}, 'UTF8') in answer) > 0 as found from idempotency where key = 'p-3'`.execute(
    db,
  )
  expect(rows).toEqual([{ found: false }])
  for (const key of ['', 'ø', 'x'.repeat(256)])
    expect(await place('East', key)).toMatchObject({ status: 422, body: { key: 'house.bad-key' } })
  const read = await send(ana, 'GET', '/api/places', undefined, { 'idempotency-key': 'p-4' })
  expect(read).toMatchObject({ status: 422, body: { key: 'house.no-key' } })
})

test('a change of what was changed since it was read is refused with both versions', async () => {
  const { id } = (await place('Bergen', 'p-5')).body as { id: string }
  const { headers } = await send(ana, 'GET', `/api/places/${id}`)
  expect(headers['etag']).toBe('"1"')
  const change = (payload: object, match: string, who = ana) =>
    send(who, 'PATCH', `/api/places/${id}`, payload, { 'if-match': match })
  expect((await change({ code: 'BGO' }, '"1"', ben)).status).toBe(200)
  expect(await change({ note: 'Key at the desk' }, '"1"')).toMatchObject({
    status: 412,
    body: {
      kind: 'stale',
      version: 2,
      current: { id, code: 'BGO', version: 2 },
      changes: [{ by: 'Ben', fields: ['code'] }],
    },
  })
  expect((await change({ note: 'Key at the desk' }, '"2"')).status).toBe(200)
  for (const match of ['7', 'W/"3"', '"x"'])
    expect(await change({ note: 'x' }, match)).toMatchObject({
      status: 422,
      body: { key: 'house.bad-match' },
    })
  const made = await send(
    ana,
    'POST',
    '/api/places',
    { name: 'Oslo', level: 'region' },
    { 'if-match': '"1"' },
  )
  expect(made).toMatchObject({ status: 422, body: { key: 'house.no-match' } })
})

test('of two changes at once that read the same version one is refused', async () => {
  const { id } = (await place('Hamburg', 'p-6')).body as { id: string }
  const change = (note: string) => send(ana, 'PATCH', `/api/places/${id}`, { note }, { 'if-match': '"1"' })
  const statuses = await Promise.all([change('one'), change('two'), change('three')])
  expect(statuses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412])
})

test('whatever of a ticket is changed makes a version of it, what is said on it does not', async () => {
  const { id } = (await open('The crane stands', 'a-9')).body as { id: string }
  const at = `/api/desk/tickets/${id}`
  const change = (match: string, payload: object) => send(ana, 'PATCH', at, payload, { 'if-match': match })
  expect((await change('"1"', { urgency: 1 })).status).toBe(200)
  expect(await change('"1"', { urgency: 3 })).toMatchObject({ status: 412, body: { version: 2 } })
  expect((await change('"2"', { cause: 'A worn cable' })).status).toBe(200)
  await send(ana, 'POST', `${at}/reply`, { html: '<p>We are on it</p>' })
  await send(ana, 'POST', `${at}/move`, { verb: 'start' })
  const { body, headers } = await send(ana, 'GET', at)
  expect([body['version'], headers['etag']]).toEqual([4, '"4"'])
})
