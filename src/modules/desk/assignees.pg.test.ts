import { expect, test } from 'vitest'
import type { z } from 'zod'
import { world } from '#test/world'
import type { Assignee, Opened, Ticket } from './contract.ts'

const { db, someone, team, call, must } = await world()
const network = await team('Network')
const tove = await someone('Tove Dahl', ['technician'])
const ana = await someone('Ana Lind', ['lead'])
const lena = await someone('Lena Vogt', ['requester'])
const nils = await someone('Nils Berg', ['requester'])
await db.insertInto('membership').values({ team_id: network, person_id: nils.id }).execute()
await db
  .insertInto('role_grant')
  .values({
    id: '00000000-0000-7000-8000-0000000000a1',
    principal_id: network,
    role: 'technician',
    team_id: network,
    granted_at: new Date().toISOString(),
  })
  .execute()

const title = 'Crane radio is silent'
const found = async (q: object) =>
  (
    await must<{ items: z.output<typeof Assignee>[] }>(
      ana,
      'GET',
      `/api/desk/assignees?${new URLSearchParams(q as Record<string, string>).toString()}`,
    )
  ).items

test('whoever works on tickets can take one, also through a team, with what is in hand', async () => {
  await must(ana, 'POST', '/api/desk/tickets', { title, assignee_id: tove.id })
  const all = await found({})
  expect(all.map(({ name, teams, open }) => ({ name, teams, open }))).toEqual([
    { name: 'Ana Lind', teams: [], open: 0 },
    { name: 'Nils Berg', teams: ['Network'], open: 0 },
    { name: 'Tove Dahl', teams: [], open: 1 },
  ])
  expect((await found({ team_id: network })).map(({ name }) => name)).toEqual([
    'Ana Lind',
    'Nils Berg',
    'Tove Dahl',
  ])
  expect((await found({ q: 'DA' })).map(({ name }) => name)).toEqual(['Tove Dahl'])
  expect(await found({ q: '%' })).toEqual([])
  expect((await call(lena, 'GET', '/api/desk/assignees')).status).toBe(403)
})

test('a ticket does not go to whoever cannot work on it', async () => {
  const why = 'Lena Vogt has no role to work on this; give one first, or choose somebody else'
  const refused = await call(ana, 'POST', '/api/desk/tickets', { title, assignee_id: lena.id })
  expect([refused.status, refused.body]).toEqual([
    422,
    expect.objectContaining({ fields: { assignee_id: why } }),
  ])
  const made = await must<Opened>(ana, 'POST', '/api/desk/tickets', { title })
  const at = `/api/desk/tickets/${made.id}`
  expect((await call(ana, 'PATCH', at, { assignee_id: lena.id })).status).toBe(422)
  expect((await must<Ticket>(ana, 'PATCH', at, { assignee_id: nils.id })).assignee?.name).toBe('Nils Berg')
  // Who no longer works on it may stay where they stand, and nothing else is held up by it.
  await db.deleteFrom('role_grant').where('principal_id', '=', network).execute()
  expect(
    (await must<Ticket>(ana, 'PATCH', at, { assignee_id: nils.id, title: 'Crane radio, again' })).title,
  ).toBe('Crane radio, again')
})
