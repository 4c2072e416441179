import { expect, test } from 'vitest'
import { everyone } from '#kernel/actor'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import type { Opened, Ticket } from './contract.ts'
import { openTickets } from './public.ts'

const { db, someone, team, call, must, write } = await world()
const network = await team('Network')
const tove = await someone('Tove Dahl', ['technician'])
const lena = await someone('Lena Vogt', ['requester'])
const gone = await someone('Gone Olsen', ['requester'])
await db.updateTable('principal').set({ active: false }).where('id', '=', gone.id).execute()
const [secret] = await write(undefined, (ctx) =>
  openTickets(ctx, [
    {
      kind: 'incident',
      channel: 'desk',
      asked: false,
      title: 'Payroll envelope torn',
      team_id: network,
      restricted: true,
    },
  ]),
)
const [pier] = await write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Pier nine', level: 'site' }]))
if (!secret || !pier) throw new Error('nothing was made')

const title = 'Quay lamp flickers'
const open = (who: typeof lena, more: object) => call(who, 'POST', '/api/desk/tickets', { title, ...more })
const none = '00000000-0000-7000-8000-00000000abcd'

test('a ticket stands at a place and at no other record, seen or hidden', async () => {
  const refusals = []
  for (const place_id of [secret.id, none, network]) {
    const { status, body } = await open(lena, { place_id })
    expect(status).toBe(422)
    expect(JSON.stringify(body)).not.toContain('Payroll')
    refusals.push((body as { fields: unknown }).fields)
  }
  expect(refusals).toEqual(refusals.map(() => ({ place_id: 'There is no such place here' })))
  const made = await must<Opened>(lena, 'POST', '/api/desk/tickets', { title, place_id: pier.id })
  const at = `/api/desk/tickets/${made.id}`
  expect((await must<Ticket>(lena, 'GET', at)).place?.name).toBe('Pier nine')
  expect((await call(tove, 'PATCH', at, { place_id: secret.id })).status).toBe(422)
  const action = { do: 'change', patch: { place_id: secret.id } }
  expect((await call(tove, 'POST', '/api/desk/bulk', { ids: [made.id], action })).status).toBe(422)
})

const wrong: [field: string, whom: string, id: string, why: string][] = [
  ['team_id', 'everyone', everyone, 'There is no such team here'],
  ['team_id', 'a person', lena.id, 'There is no such team here'],
  ['team_id', 'nobody', none, 'There is no such team here'],
  ['assignee_id', 'a team', network, 'There is no such person here any more'],
  ['assignee_id', 'who has left', gone.id, 'There is no such person here any more'],
  ['requester_id', 'everyone', everyone, 'There is no such person here any more'],
  ['requester_id', 'who has left', gone.id, 'There is no such person here any more'],
]

test.each(wrong)('%s cannot be %s', async (field, _, value, why) => {
  const refused = { status: 422, body: { fields: { [field]: why } } }
  expect(await open(tove, { [field]: value })).toMatchObject(refused)
  const { id } = await must<Opened>(lena, 'POST', '/api/desk/tickets', { title })
  expect(await call(tove, 'PATCH', `/api/desk/tickets/${id}`, { [field]: value })).toMatchObject(refused)
  const action = { do: 'change', patch: { [field]: value } }
  expect(await call(tove, 'POST', '/api/desk/bulk', { ids: [id], action })).toMatchObject(refused)
})

test('nobody opens a ticket to everyone by naming them as affected', async () => {
  expect(await open(lena, { affected: [everyone] })).toMatchObject({
    status: 422,
    body: { key: 'house.no-groups' },
  })
  expect((await open(lena, { affected: [gone.id] })).status).toBe(422)
  expect((await open(lena, { affected: [tove.id] })).status).toBe(200)
})

test('who has left since may stay where they stood, and goes along to what is split off', async () => {
  const leaver = await someone('Leaver Lind', ['requester'])
  const { id } = await must<Opened>(leaver, 'POST', '/api/desk/tickets', { title })
  const said = await must(leaver, 'POST', `/api/desk/tickets/${id}/reply`, { html: '<p>And the door</p>' })
  await db.updateTable('principal').set({ active: false }).where('id', '=', leaver.id).execute()
  const at = `/api/desk/tickets/${id}`
  expect((await call(tove, 'PATCH', at, { requester_id: leaver.id, impact: 1 })).status).toBe(200)
  const split = { title: 'The door', comments: [said['comment_id']] }
  expect((await call(tove, 'POST', `${at}/split`, split)).status).toBe(200)
})

test('restricted is to a team: without one it is refused, where it would be lost as well', async () => {
  const why = 'Restricted means that its team alone sees it: name the team first'
  const refused = { status: 422, body: { fields: { restricted: why } } }
  expect(await open(tove, { restricted: true })).toMatchObject(refused)
  const bare = await must<Opened>(tove, 'POST', '/api/desk/tickets', { title })
  const restrict = { do: 'change', patch: { restricted: true } }
  const bulk = await must(tove, 'POST', '/api/desk/bulk', { ids: [bare.id], action: restrict })
  expect(bulk).toMatchObject({ done: 0, refused: [{ key: bare.key, why }] })
  const insider = await someone('Ivar', ['technician'], [network])
  const kept = await must<Opened>(insider, 'POST', '/api/desk/tickets', {
    title,
    team_id: network,
    restricted: true,
  })
  const at = `/api/desk/tickets/${kept.id}`
  expect((await call(insider, 'PATCH', at, { team_id: null })).status).toBe(409)
  expect(await call(insider, 'PATCH', at, { team_id: null, restricted: false })).toMatchObject({
    status: 200,
    body: { team: null, restricted: false },
  })
})
