import { expect, test } from 'vitest'
import { type Someone, world } from '#test/world'
import type { Ticket } from './contract.ts'

const { someone, call } = await world()
const adam = await someone('Adam', ['administrator'])
const ana = await someone('Ana Lind', ['technician'])
const lena = await someone('Lena Vogt', ['requester'])

for (const field of [
  { title: 'Ship', type: 'text', internal: false, sortable: true },
  { title: 'Blame', type: 'text' },
])
  await call(adam, 'POST', '/api/fields', { kind: 'incident', ...field })

const open = (who: Someone, title: string, custom: object) =>
  call(who, 'POST', '/api/desk/tickets', { title, custom })
const show = async (who: Someone, id: string) =>
  (await call(who, 'GET', `/api/desk/tickets/${id}`)).body as Ticket

test('fields of the organisation are checked when a ticket is opened and changed', async () => {
  expect((await open(lena, 'Winch stuck', { blame: 'me' })).body).toMatchObject({
    fields: { 'custom.blame': ['There is no field “blame”'] },
  })
  const { id } = (await open(lena, 'Winch stuck', { ship: 'Fram' })).body as Ticket
  const change = (custom: object) => call(ana, 'PATCH', `/api/desk/tickets/${id}`, { custom })
  expect((await change({ ship: 5 })).status).toBe(422)
  expect((await change({ blame: 'rust' })).status).toBe(200)
  expect((await show(ana, id)).custom).toEqual({ ship: 'Fram', blame: 'rust' })
  await change({ ship: null })
  expect((await show(ana, id)).custom).toEqual({ blame: 'rust' })
})

test('internal ones are not shown to the requester', async () => {
  const { id } = (await open(lena, 'Anchor lost', { ship: 'Gjøa' })).body as Ticket
  await call(ana, 'PATCH', `/api/desk/tickets/${id}`, { custom: { blame: 'Lena' } })
  expect((await show(lena, id)).custom).toEqual({ ship: 'Gjøa' })
  const story = await call(lena, 'GET', `/api/records/${id}/history`)
  expect(JSON.stringify(story.body)).not.toContain('blame')
})

test('the queue sorts and filters by them', async () => {
  for (const ship of ['B', 'a', 'C']) await open(lena, 'Sorted by ship', { ship })
  const ships = async (query: string) => {
    const { body } = await call(ana, 'GET', `/api/desk/tickets?${query}`)
    const { items } = body as { items: { id: string }[] }
    return Promise.all(items.map(async ({ id }) => (await show(ana, id)).custom['ship']))
  }
  expect(await ships('q=title:sorted&sort=custom.ship')).toEqual(['a', 'B', 'C'])
  expect(await ships('q=title:sorted&sort=-custom.ship')).toEqual(['C', 'B', 'a'])
  expect(await ships('q=title:sorted+ship:b&sort=custom.ship')).toEqual(['B'])
  expect((await call(ana, 'GET', '/api/desk/tickets?sort=custom.blame')).status).toBe(422)
})
