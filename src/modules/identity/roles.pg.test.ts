import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { house } from '#test/door'

const { db, admin, join, team } = await house()

type Grant = { id: string; role: string; team: string | null; principal: string }
const grantsOf = async (id: string) =>
  ((await admin.get(`/api/identity/grants?principal_id=${id}`)).body as { items: Grant[] }).items
const give = (who: string[], role: string, team_id: string | null = null) =>
  admin.post('/api/identity/grants', { principal_ids: who, role, team_id })

test('the table of who may what is read from the rooms', async () => {
  const { body } = await admin.get('/api/identity/roles')
  const { roles, permissions } = body as { roles: { name: string; people: number }[]; permissions: object[] }
  expect(roles.map(({ name }) => name)).toContain('people-manager')
  expect(roles.find(({ name }) => name === 'administrator')).toMatchObject({
    title: 'Administrator',
    scopable: false,
    people: 1,
  })
  expect(permissions).toContainEqual({
    name: 'identity.roles',
    room: 'identity',
    title: 'Give and take roles',
    part: 'there',
    roles: ['administrator'],
    why_not: null,
  })
})

test('a role holds from the next click on, for one team where it was given for one', async () => {
  const [ana, network] = [await join('Ana'), await team('Network')]
  expect((await give([ana.id], 'lead', network)).status).toBe(200)
  const { body } = await ana.browser.get('/api/me')
  expect(body).toMatchObject({ roles: expect.arrayContaining(['lead', 'requester']) })
  const scopes = Object.values(body['scopes'] as Record<string, unknown>)
  expect(scopes).toContainEqual([network])
  expect((await grantsOf(ana.id)).map(({ role, team }) => [role, team])).toContainEqual(['lead', 'Network'])
})

test('a role of a team is a role of those in it', async () => {
  const [ana, network] = [await join('Member'), await team('Servers')]
  await db.insertInto('membership').values({ team_id: network, person_id: ana.id }).execute()
  await give([network], 'auditor')
  expect((await ana.browser.get('/api/identity/accounts')).status).toBe(200)
  const { body } = await admin.get(`/api/identity/accounts/${ana.id}`)
  expect(body).toMatchObject({ roles: ['auditor', 'requester'] })
})

test('some roles hold everywhere or not at all, and only people and teams hold one', async () => {
  const [ana, network] = [await join('Where'), await team('Where')]
  expect(await give([ana.id], 'administrator', network)).toMatchObject({
    status: 409,
    body: { key: 'identity.role-everywhere' },
  })
  expect((await give([ana.id], 'lead', ana.id)).status).toBe(422)
  expect((await give([newId()], 'lead')).status).toBe(422)
  expect((await give(['00000000-0000-7000-8000-000000000002'], 'administrator')).status).toBe(422)
})

test('giving twice changes nothing, and every change stands in the timeline', async () => {
  const ana = await join('Twice')
  for (let n = 0; n < 2; n++) expect((await give([ana.id], 'finance')).status).toBe(200)
  const finance = (await grantsOf(ana.id)).filter(({ role }) => role === 'finance')
  expect(finance).toHaveLength(1)
  await admin.del(`/api/identity/grants/${finance[0]?.id ?? ''}`)
  expect((await admin.del(`/api/identity/grants/${finance[0]?.id ?? ''}`)).status).toBe(404)
  const told = await db
    .selectFrom('event')
    .innerJoin('event_data', 'event_id', 'event.id')
    .select(['kind', 'payload'])
    .where('subject_id', '=', ana.id)
    .where('kind', 'like', 'identity.role-%')
    .orderBy('event.id')
    .execute()
  expect(told.slice(1)).toEqual([
    { kind: 'identity.role-given', payload: '{"role":"finance","team_id":null,"place_id":null}' },
    { kind: 'identity.role-taken', payload: '{"role":"finance","team_id":null,"place_id":null}' },
  ])
})

test('nobody without the permission gives roles, least of all to themselves', async () => {
  const ana = await join('Climber', [{ role: 'requester' }, { role: 'manager' }])
  const reply = await ana.browser.post('/api/identity/grants', {
    principal_ids: [ana.id],
    role: 'administrator',
  })
  expect(reply.status).toBe(403)
})

test('the last administrator stays, whichever way they would go', async () => {
  const { body: me } = await admin.get('/api/me')
  const id = String(me['id'])
  const [grant] = (await grantsOf(id)).filter(({ role }) => role === 'administrator')
  const refused = { status: 409, body: { key: 'identity.last-administrator' } }
  expect(await admin.del(`/api/identity/grants/${grant?.id ?? ''}`)).toMatchObject(refused)
  expect(await admin.post(`/api/identity/accounts/${id}/close`)).toMatchObject({
    status: 409,
    body: { key: 'identity.not-yourself' },
  })
  const gone = db.updateTable('principal').set({ active: false }).where('id', '=', id).execute()
  await expect(gone).rejects.toMatchObject({ constraint: 'last_administrator' })
  const without = db
    .updateTable('account')
    .set({ disabled_at: new Date().toISOString() })
    .where('person_id', '=', id)
    .execute()
  await expect(without).rejects.toMatchObject({ constraint: 'last_administrator' })
  await expect(db.deleteFrom('account').where('person_id', '=', id).execute()).rejects.toMatchObject({
    constraint: 'last_administrator',
  })
  expect((await admin.get('/api/me')).body).toMatchObject({
    roles: expect.arrayContaining(['administrator']),
  })
})

test('an administrator through a team alone is kept as well', async () => {
  const ana = await join('Through')
  const crew = await team('Administrators of the house')
  await db.insertInto('membership').values({ team_id: crew, person_id: ana.id }).execute()
  await give([crew], 'administrator')
  const { body: me } = await admin.get('/api/me')
  const [grant] = (await grantsOf(String(me['id']))).filter(({ role }) => role === 'administrator')
  expect((await admin.del(`/api/identity/grants/${grant?.id ?? ''}`)).status).toBe(200)
  const leaving = db.deleteFrom('membership').where('team_id', '=', crew).execute()
  await expect(leaving).rejects.toMatchObject({ constraint: 'last_administrator' })
  expect((await admin.get('/api/identity/accounts')).status).toBe(403)
  await ana.browser.post('/api/identity/grants', { principal_ids: [String(me['id'])], role: 'administrator' })
  await db.deleteFrom('membership').where('team_id', '=', crew).execute()
})

test('two administrators who remove each other at once: one stays', async () => {
  const ana = await join('Other', [{ role: 'requester' }, { role: 'administrator' }])
  const { body: me } = await admin.get('/api/me')
  const of = async (id: string) => (await grantsOf(id)).find(({ role }) => role === 'administrator')?.id ?? ''
  const [mine, theirs] = [await of(String(me['id'])), await of(ana.id)]
  const replies = await Promise.all([
    admin.del(`/api/identity/grants/${theirs}`),
    ana.browser.del(`/api/identity/grants/${mine}`),
  ])
  const [done, refused] = replies.map(({ status }) => status).sort((a, b) => a - b)
  expect(done).toBe(200)
  // Whoever is a moment later is no administrator any more, or finds out at the end.
  expect([403, 409]).toContain(refused)
})
