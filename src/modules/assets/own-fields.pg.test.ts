import { expect, test } from 'vitest'
import { importing } from '#test/importing'
import { world } from '#test/world'

const house = await world()
const { someone, must, call, app } = house
const { read, act } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
const field = (title: string, more: object) =>
  must(mia, 'POST', '/api/fields', { kind: 'asset', title, ...more })
await field('Rack unit', { type: 'number', types: ['server'], sortable: true })
await field('Owned by', {
  type: 'choice',
  choices: [
    { value: 'us', title: 'Us' },
    { value: 'lessor', title: 'A lessor' },
  ],
})
await field('Keyboard', { type: 'text', types: ['laptop'], required: true })

const made = (body: object) => must<{ id: string }>(mia, 'POST', '/api/assets', body)
const custom = async (id: string) => (await must<{ custom: object }>(mia, 'GET', `/api/assets/${id}`)).custom
const listed = async (query: string) =>
  (await must<{ items: { name: string; custom: object }[] }>(mia, 'GET', `/api/assets?${query}`)).items

test('a field stands on its types alone: asked there, refused elsewhere, hidden and kept where the type becomes another', async () => {
  const { id } = await made({ type: 'server', name: 'one', custom: { 'rack-unit': 12 } })
  expect(await custom(id)).toEqual({ 'rack-unit': 12 })
  expect(await call(mia, 'POST', '/api/assets', { type: 'laptop', name: 'two' })).toMatchObject({
    status: 422,
    body: { fields: { 'custom.keyboard': ['This is needed'] } },
  })
  expect(
    await call(mia, 'POST', '/api/assets', { type: 'monitor', name: 'three', custom: { 'rack-unit': 1 } }),
  ).toMatchObject({
    status: 422,
    body: { fields: { 'custom.rack-unit': ['There is no field “rack-unit”'] } },
  })
  await must(mia, 'PATCH', `/api/assets/${id}`, { type: 'monitor' })
  expect(await custom(id)).toEqual({})
  await must(mia, 'PATCH', `/api/assets/${id}`, { type: 'server' })
  expect(await custom(id)).toEqual({ 'rack-unit': 12 })
  expect(
    (await call(mia, 'POST', '/api/fields', { kind: 'asset', title: 'X', type: 'text', types: ['boat'] }))
      .status,
  ).toBe(422)
  const { items } = await must<{ items: { name: string; types: object[] }[] }>(
    mia,
    'GET',
    '/api/fields/kinds',
  )
  expect(items.find(({ name }) => name === 'asset')?.types).toContainEqual({
    value: 'server',
    title: 'Server',
  })
})

test('it is read in by its column, filtered and sorted by, and stands in the file of the list', async () => {
  const file =
    'Name,Asset Tag,Category,Serial,Rack unit,Owned by\nhigh,T-1,Server,SER-1,40,A lessor\nlow,T-2,Server,SER-2,3,Us\nflat,T-3,Monitor,SER-3,7,Us\n'
  const mapped = await read(mia, 'own.csv', file, 'assets')
  const tried = await act(mia, mapped, 'rehearse')
  expect(tried).toMatchObject({ counts: { create: 2, error: 1 } })
  await act(mia, tried, 'run')
  expect(await listed('q=rack-unit>5&sort=-custom.rack-unit')).toMatchObject([
    { name: 'high', custom: { 'rack-unit': 40, 'owned-by': 'lessor' } },
    { name: 'one', custom: { 'rack-unit': 12 } },
  ])
  const again = await act(mia, await read(mia, 'own2.csv', file.replace('40', '41'), 'assets'), 'rehearse')
  expect(again).toMatchObject({ counts: { update: 1, unchanged: 1 } })
  const csv = await app.inject({
    url: '/api/assets.csv?columns=name,custom.rack-unit,custom.owned-by&q=type:server',
    headers: { 'x-wheelhouse': '1', authorization: `Bearer ${mia.token}` },
  })
  expect(csv.body.slice(1).split(/\r?\n/u)).toEqual(
    expect.arrayContaining(['Name,rack-unit,owned-by', 'high,40,lessor', 'one,12,']),
  )
})
