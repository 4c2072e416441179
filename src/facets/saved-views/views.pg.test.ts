import { expect, test } from 'vitest'
import { vocabulary } from '#lib/words'
import { everyone, staff } from '#kernel/actor'
import { knowViews } from '#kernel/default-views'
import { world } from '#test/world'

const w = vocabulary('views-test', { open: 'Open', mine: 'Mine', audit: 'For auditors' })

const house = await world()
const { someone, team, call, db } = house
const list = 'test.things'
knowViews([
  { list, name: 'open', title: w.later('open'), q: 'status:open', sort: 'due' },
  { list, name: 'mine', title: w.later('mine'), q: 'assignee:me', columns: ['key', 'title'] },
  { list, name: 'audit', title: w.later('audit'), q: '', can: 'audit.read' },
  { list: 'test.other', name: 'open', title: w.later('open'), q: '' },
])

const crew = await team('Crew')
const ana = await someone('Ana', ['technician'], [crew])
const bo = await someone('Bo', ['technician'], [crew])
const leo = await someone('Leo', ['lead'])
const audrey = await someone('Audrey', ['auditor'])
const rita = await someone('Rita', ['requester'])

type Who = typeof ana
interface Shown {
  key: string
  title: string
  kind: string
  hidden: boolean
  version: number
  can: { change: true | string }
}
const views = async (who: Who, of = list) =>
  ((await call(who, 'GET', `/api/views?list=${of}`)).body as { items: Shown[] }).items
const titles = async (who: Who) =>
  (await views(who)).map(({ title, hidden }) => (hidden ? `(${title})` : title))
const save = (who: Who, title: string, more: object = {}) =>
  call(who, 'POST', '/api/views', { list, title, q: 'vpn', ...more })
const made = async (who: Who, title: string, more: object = {}) =>
  (await save(who, title, more)).body as Shown

test('a list comes with its views, as far as one may', async () => {
  expect(await titles(rita)).toEqual(['Open', 'Mine'])
  expect(await titles(audrey)).toEqual(['Open', 'Mine', 'For auditors'])
  expect((await views(rita))[0]).toEqual({
    key: 'open',
    list,
    kind: 'built-in',
    title: 'Open',
    q: 'status:open',
    sort: 'due',
    columns: null,
    hidden: false,
    owner: null,
    shared_with: null,
    version: null,
    can: { change: 'You may not do that' },
  })
})

test('what I keep for myself nobody else sees, by whatever way', async () => {
  const mine = await made(rita, 'My laptops', { sort: 'title', columns: ['key'] })
  expect(mine).toMatchObject({ kind: 'mine', can: { change: true }, version: 1, columns: ['key'] })
  expect(await titles(rita)).toEqual(['Open', 'Mine', 'My laptops'])
  for (const who of [ana, leo, audrey]) {
    expect(await titles(who)).not.toContain('My laptops')
    expect((await call(who, 'PATCH', `/api/views/${mine.key}`, { version: 1, title: 'x' })).status).toBe(404)
    expect((await call(who, 'DELETE', `/api/views/${mine.key}`)).status).toBe(404)
  }
  expect(await views(rita, 'test.other')).toHaveLength(1)
})

test('a team sees what one of it shares; only its owner and who manages views may change it', async () => {
  const shared = await made(ana, 'Quay', { shared_with: crew })
  const boSees = (await views(bo)).find(({ key }) => key === shared.key)
  expect(boSees).toMatchObject({ kind: 'shared', can: { change: 'This view belongs to Ana' } })
  expect(await titles(leo)).not.toContain('Quay')
  expect((await call(bo, 'PATCH', `/api/views/${shared.key}`, { version: 1, title: 'Pier' })).status).toBe(
    403,
  )
  expect((await call(bo, 'DELETE', `/api/views/${shared.key}`)).status).toBe(403)
  expect(
    (await call(ana, 'PATCH', `/api/views/${shared.key}`, { version: 1, title: 'Pier' })).body,
  ).toMatchObject({
    title: 'Pier',
    version: 2,
  })
  expect(await call(ana, 'PATCH', `/api/views/${shared.key}`, { version: 1, q: '' })).toMatchObject({
    status: 412,
    body: { kind: 'stale', version: 2, changes: [{ fields: ['title'] }] },
  })
  expect(
    (await call(ana, 'PATCH', `/api/views/${shared.key}`, { version: 2, shared_with: null })).status,
  ).toBe(200)
  expect(await titles(bo)).not.toContain('Pier')
})

test('who may share with whom', async () => {
  const other = await team('Other crew')
  const tries: [Who, string, number][] = [
    [rita, crew, 403],
    [audrey, everyone, 403],
    [ana, other, 403],
    [ana, everyone, 403],
    [ana, bo.id, 403],
    [leo, bo.id, 403],
    [leo, other, 200],
    [leo, staff, 200],
    [leo, everyone, 200],
  ]
  for (const [who, shared_with, status] of tries)
    expect((await save(who, `For ${shared_with}`, { shared_with })).status, `${who.id} ${shared_with}`).toBe(
      status,
    )
  const common = (await views(rita)).find(({ title }) => title === `For ${everyone}`)
  const another = await someone('Lea', ['lead'])
  expect((await call(another, 'DELETE', `/api/views/${common?.key}`)).status).toBe(200)
  expect((await views(rita)).some(({ key }) => key === common?.key)).toBe(false)
})

test('everyone arranges and hides for themselves alone; what is new stands behind', async () => {
  const dora = await someone('Dora', ['requester'])
  const own = await made(dora, 'Own')
  const arranged = await call(dora, 'POST', '/api/views/arrange', {
    list,
    views: [{ key: own.key }, { key: 'mine', hidden: true }, { key: own.key }, { key: 'gone' }],
  })
  expect((arranged.body as { items: Shown[] }).items[0]?.title).toBe('Own')
  await made(dora, 'Newer')
  expect((await titles(dora)).filter((title) => !title.startsWith('For '))).toEqual([
    'Own',
    '(Mine)',
    'Open',
    'Newer',
  ])
  expect(await titles(rita)).not.toContain('(Mine)')
})

test('what happens to a view is told to whom it concerns', async () => {
  const view = await made(ana, 'Told')
  await call(ana, 'DELETE', `/api/views/${view.key}`)
  const { items } = (await call(audrey, 'GET', `/api/audit?subject=${view.key}`)).body as {
    items: { lines: string[] }[]
  }
  expect(items.map(({ lines: [line] }) => line)).toEqual([
    'Ana removed the view Told',
    'Ana saved the view Told',
  ])
})

test('nobody keeps hundreds of views of one list', async () => {
  const hal = await someone('Hal', ['requester'])
  const row = {
    list,
    title: 'x',
    q: '',
    owner_id: hal.id,
    created_at: '2030-01-01T00:00:00Z',
    updated_at: '2030-01-01T00:00:00Z',
  }
  await db
    .insertInto('view')
    .values(Array.from({ length: 100 }, () => ({ ...row, id: crypto.randomUUID() })))
    .execute()
  expect((await save(hal, 'One more')).status).toBe(409)
})

test('a name of a list and of a view are checked', async () => {
  expect((await call(ana, 'GET', '/api/views?list=no')).status).toBe(422)
  const absent = await call(ana, 'GET', '/api/views?list=desk.tickets')
  expect(absent).toMatchObject({
    status: 422,
    body: { fields: { list: expect.stringMatching(/test\.things/) } },
  })
  expect((await save(ana, '   ')).status).toBe(422)
})
