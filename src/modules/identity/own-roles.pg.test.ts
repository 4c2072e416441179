import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTickets } from '#modules/desk/public'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { house } from '#test/door'

const { db, admin, join, team, write } = await house()

const make = (role: object) => admin.post('/api/identity/roles', { permissions: ['desk.read'], ...role })
const give = (who: string[], role: string, where: object = {}, by = admin) =>
  by.post('/api/identity/grants', { principal_ids: who, role, ...where })
interface Told {
  name: string
  own: boolean
  version: number | null
  permissions: string[]
  based_on: string | null
  people: number
}
const roleNamed = async (name: string) =>
  ((await admin.get('/api/identity/roles')).body as { roles: Told[] }).roles.find(
    (role) => role.name === name,
  )
const mine = async (who: Awaited<ReturnType<typeof join>>) => (await who.browser.get('/api/me')).body
const path = (role: string) => `/api/identity/roles/${encodeURIComponent(role)}`
/** What the house wrote down about roles, the newest last. */
const told = async () =>
  (
    await sql<{ kind: string; payload: Record<string, unknown> }>`
    select e.kind, d.payload::jsonb as payload from event e join event_data d on d.event_id = e.id
    where e.kind like 'identity.role-%' order by e.id`.execute(db)
  ).rows

test('a role of one’s own may what it says, and stands in the trail', async () => {
  const ana = await join('Ana')
  expect(
    await make({ name: 'Night watch', permissions: ['work.read', 'tags.read', 'work.read'] }),
  ).toMatchObject({ status: 200, body: { name: 'Night watch', version: 1 } })
  expect((await ana.browser.get('/api/work/workflows')).status).toBe(403)
  expect((await give([ana.id], 'Night watch')).status).toBe(200)
  expect((await ana.browser.get('/api/work/workflows')).status).toBe(200)
  expect(await mine(ana)).toMatchObject({
    role: 'Night watch',
    permissions: expect.arrayContaining(['work.read', 'tags.read']) as string[],
  })
  expect(await roleNamed('Night watch')).toMatchObject({
    own: true,
    permissions: ['tags.read', 'work.read'],
    people: 1,
  })
  expect((await told()).at(-2)).toEqual({
    kind: 'identity.role-made',
    payload: { role: 'Night watch', permissions: ['tags.read', 'work.read'], staff: false, based_on: null },
  })
})

test('a change holds at once for whoever holds the role, and its name follows everywhere', async () => {
  const ben = await join('Ben')
  await make({ name: 'Scribe', permissions: ['work.read'] })
  await give([ben.id], 'Scribe')
  await admin.post('/api/identity/second-factor-roles', { roles: ['Scribe'] })
  await admin.post('/api/identity/second-factor-roles', { roles: [] })
  const change = { role: 'Scribe', version: 1, name: 'Clerk', permissions: ['clocks.read'] }
  expect((await admin.patch(path('Scribe'), change)).body).toEqual({ name: 'Clerk', version: 2 })
  expect((await ben.browser.get('/api/work/workflows')).status).toBe(403)
  expect((await ben.browser.get('/api/clocks/policies')).status).toBe(200)
  expect((await admin.patch(path('Clerk'), { ...change, role: 'Clerk' })).status).toBe(412)
  const { items } = (await admin.get('/api/audit?kind=identity.role-changed')).body as {
    items: { lines: string[] }[]
  }
  expect(items[0]?.lines.map((line) => line.replace(/^\S+ \S+ /, ''))).toEqual([
    expect.stringContaining('renamed the role Scribe to Clerk'),
    expect.stringContaining('let the role Clerk do more: '),
    expect.stringContaining('let the role Clerk do less: '),
  ])
})

test('roles that the house came with are copied, never changed', async () => {
  const { permissions = [] } = (await roleNamed('technician')) ?? {}
  await make({ name: 'Night technician', permissions, staff: true, based_on: 'technician' })
  expect(await roleNamed('Night technician')).toMatchObject({
    permissions: [...permissions].sort(),
    based_on: 'technician',
  })
  const change = { role: 'technician', version: 1, permissions: ['desk.read'] }
  expect(await admin.patch(path('technician'), change)).toMatchObject({
    status: 409,
    body: { key: 'identity.role-of-the-house' },
  })
  expect((await admin.post(`${path('technician')}/drop`, { role: 'technician', version: 1 })).status).toBe(
    409,
  )
  for (const name of ['Technician', 'people-manager', 'People manager'])
    expect((await make({ name })).body).toMatchObject({ key: 'identity.role-name-house' })
  expect((await make({ name: 'night TECHNICIAN' })).body).toMatchObject({ key: 'identity.role-name-taken' })
  expect((await make({ name: 'Odd', permissions: ['desk.everything'] })).body).toMatchObject({
    key: 'identity.no-permission',
  })
})

test('nobody gives, takes or shapes what they do not hold', async () => {
  const [giver, other] = [await join('Giver'), await join('Other')]
  await make({ name: 'Gatekeeper', permissions: ['identity.read', 'identity.roles', 'work.read'] })
  await give([giver.id], 'Gatekeeper')
  const make2 = (permissions: string[], more: object = {}) =>
    giver.browser.post('/api/identity/roles', { name: `Of ${permissions.join()}`, permissions, ...more })
  expect((await make2(['work.read'])).status).toBe(200)
  expect((await make2(['desk.work'])).body).toMatchObject({ key: 'identity.beyond-permission' })
  expect((await make2(['work.read'], { name: 'Sees', staff: true })).body).toMatchObject({
    key: 'identity.beyond-staff',
  })
  expect((await give([other.id], 'Of work.read', {}, giver.browser)).status).toBe(200)
  for (const role of ['Night technician', 'technician', 'auditor', 'administrator'])
    expect((await give([giver.id], role, {}, giver.browser)).body).toMatchObject({
      key: 'identity.beyond-held',
    })
  // Nor is a role that they shape made to do more than they may, or less of what they do not hold.
  const change = { role: 'Night technician', version: 1, permissions: ['work.read'] }
  expect((await giver.browser.patch(path('Night technician'), change)).status).toBe(409)
  const { items } = (await giver.browser.get('/api/identity/grants?role=administrator')).body as {
    items: { id: string }[]
  }
  expect((await giver.browser.del(`/api/identity/grants/${items[0]?.id ?? ''}`)).body).toMatchObject({
    key: 'identity.beyond-held',
  })
})

test('nobody opens a way into the account of somebody who may more than they do', async () => {
  const [helper, peer, chief] = [await join('Helper'), await join('Peer'), await join('Chief')]
  await make({ name: 'Help desk', permissions: ['identity.read', 'identity.accounts'] })
  await give([helper.id], 'Help desk')
  await give([chief.id], 'administrator')
  const account = (of: { id: string }) => `/api/identity/accounts/${of.id}`
  expect((await helper.browser.post(`${account(peer)}/reset-link`)).status).toBe(200)
  const beyond = { body: { key: 'identity.beyond-account' } }
  expect(await helper.browser.post(`${account(chief)}/reset-link`)).toMatchObject(beyond)
  const email = { email: 'helper.too@halden.example' }
  expect(await helper.browser.post(`${account(chief)}/email`, email)).toMatchObject(beyond)
  // Nor while it is closed: it may be opened again.
  expect((await helper.browser.post(`${account(chief)}/close`)).status).toBe(200)
  expect(await helper.browser.post(`${account(chief)}/email`, email)).toMatchObject(beyond)
  expect(await helper.browser.post(`${account(chief)}/second-factor/take`)).toMatchObject(beyond)
  // Nor by an invitation that waits, or one to somebody who is given more by their team.
  const invited = await admin.post('/api/identity/invitations', {
    people: [{ email: 'auditor@halden.example', name: 'Auditor' }],
    roles: [{ role: 'auditor', team_id: null, place_id: null }],
  })
  const [auditor = { id: '' }] = invited.body['invited'] as { id: string }[]
  expect(await helper.browser.post(`${account(auditor)}/invite-again`)).toMatchObject(beyond)
})

test('a role that is dropped meanwhile is given to nobody', async () => {
  const late = await join('Late')
  await make({ name: 'Passing' })
  const waiting = async () =>
    (
      await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        db,
      )
    ).rows.length
  const giving = await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('own_role').where('name', '=', 'Passing').execute()
    const answer = give([late.id], 'Passing')
    await expect.poll(waiting).toBeGreaterThan(0)
    return { answer }
  })
  expect((await giving.answer).status).toBe(422)
})

test('what is no role any more is taken all the same, also where it was for one team', async () => {
  const left = await join('Left')
  const team_id = await team('Leftovers')
  await make({ name: 'Forgotten' })
  await give([left.id], 'Forgotten', { team_id })
  await db.deleteFrom('own_role').where('name', '=', 'Forgotten').execute()
  const { items } = (await admin.get(`/api/identity/grants?principal_id=${left.id}&role=Forgotten`)).body as {
    items: { id: string }[]
  }
  expect((await admin.del(`/api/identity/grants/${items[0]?.id ?? ''}`)).status).toBe(200)
})

test('a role in use is dropped only by whoever has seen who loses what', async () => {
  const [cleo, dan] = [await join('Cleo'), await join('Dan')]
  const crew = await team('Crew')
  await db.insertInto('membership').values({ team_id: crew, person_id: dan.id }).execute()
  await make({ name: 'Helper', permissions: ['work.read', 'clocks.read'] })
  await make({ name: 'Reader', permissions: ['work.read'] })
  await give([cleo.id, crew], 'Helper')
  await give([dan.id], 'Reader')
  const losses = async () =>
    (await admin.get(`${path('Helper')}/losses`)).body as {
      grants: { id: string }[]
      people: { name: string; loses: string[] }[]
    }
  const { grants, people } = await losses()
  expect(people.map(({ name, loses }) => [name, loses.length])).toEqual([
    ['Cleo', 2],
    ['Dan', 1],
  ])
  const drop = (taken: string[]) =>
    admin.post(`${path('Helper')}/drop`, { role: 'Helper', version: 1, taken })
  for (const taken of [[], grants.slice(0, 1).map(({ id }) => id)])
    expect((await drop(taken)).body).toMatchObject({ key: 'identity.role-losses-changed' })
  expect((await drop(grants.map(({ id }) => id))).status).toBe(200)
  expect(await roleNamed('Helper')).toBeUndefined()
  expect((await mine(cleo))['roles']).toEqual(['requester'])
  expect((await told()).slice(-3).map(({ kind }) => kind)).toEqual([
    'identity.role-taken',
    'identity.role-taken',
    'identity.role-dropped',
  ])
})

test('a role for one team carries nothing that concerns the whole house', async () => {
  const [eve, net] = [await join('Eve'), await team('Net')]
  await give([eve.id], 'lead', { team_id: net })
  const { permissions, scopes } = (await mine(eve)) as {
    permissions: string[]
    scopes: Record<string, unknown>
  }
  expect(scopes).toMatchObject({ 'desk.work': [net], 'work.read': 'all' })
  for (const name of ['work.manage', 'clocks.manage', 'imports.run', 'tags.manage'])
    expect(permissions).not.toContain(name)
  // Neither a team of their own making nor a macro for everybody.
  expect((await eve.browser.post('/api/teams', { name: 'Mine' })).status).toBe(403)
  const macro = { title: 'Mine', definition: { tags: ['x'] } }
  expect((await eve.browser.post('/api/desk/macros', macro)).status).toBe(403)
  expect((await eve.browser.post('/api/desk/macros', { ...macro, team_id: net })).status).toBe(200)
})

test('a role for a site reaches people and work there and within, and nothing elsewhere', async () => {
  const [site, far] = await write(undefined, (ctx) =>
    createPlaces(ctx, [
      { name: 'Harbour', level: 'site' },
      { name: 'Hill', level: 'site' },
    ]),
  )
  const [room] = await write(undefined, (ctx) =>
    createPlaces(ctx, [{ name: 'Boathouse', level: 'building', parent_id: site?.id ?? '' }]),
  )
  const crew = await team('Divers')
  const draft = { kind: 'incident', channel: 'desk', asked: false } as const
  const [there, within, elsewhere, closed] = await write(undefined, (ctx) =>
    openTickets(ctx, [
      { ...draft, title: 'There', place_id: site?.id },
      { ...draft, title: 'Within', place_id: room?.id, team_id: crew },
      { ...draft, title: 'Elsewhere', place_id: far?.id },
      { ...draft, title: 'Closed', place_id: site?.id, team_id: crew, restricted: true },
    ]),
  )
  const [local, remote] = await write(undefined, (ctx) =>
    createPeople(ctx, [
      { display_name: 'Local', place_id: room?.id, employee_number: 'L1' },
      { display_name: 'Remote', place_id: far?.id, employee_number: 'R1' },
    ]),
  )
  const finn = await join('Finn')
  expect((await give([finn.id], 'technician', { place_id: finn.id })).status).toBe(422)
  expect((await give([finn.id], 'technician', { place_id: site?.id, team_id: crew })).body).toMatchObject({
    key: 'identity.role-one-part',
  })
  expect((await give([finn.id], 'technician', { place_id: site?.id })).status).toBe(200)
  const show = async (row: { id: string } | undefined) =>
    (await finn.browser.get(`/api/desk/tickets/${row?.id ?? ''}`)).status
  // What was there before is shown by a job.
  await expect.poll(async () => [await show(there), await show(within)]).toEqual([200, 200])
  expect([await show(elsewhere), await show(closed)]).toEqual([404, 404])
  const tag = (id = '') =>
    finn.browser
      .post('/api/tags/apply', { records: [id], add: ['wet'], remove: [] })
      .then(({ status }) => status)
  expect((await finn.browser.patch(`/api/desk/tickets/${within?.id}`, { impact: 1 })).status).toBe(200)
  expect([await tag(there?.id), await tag(elsewhere?.id)]).toEqual([200, 404])
  // What opens there from now on, and what moves there.
  const [fresh] = await write(undefined, (ctx) =>
    openTickets(ctx, [{ ...draft, title: 'Fresh', place_id: room?.id }]),
  )
  expect(await show(fresh)).toBe(200)

  await make({ name: 'People of a site', permissions: ['people.read', 'people.manage'] })
  await give([finn.id], 'People of a site', { place_id: site?.id })
  const person = async (row: { id: string } | undefined) =>
    (await finn.browser.get(`/api/people/${row?.id ?? ''}`)).body as { private: object | null }
  expect([(await person(local)).private !== null, (await person(remote)).private !== null]).toEqual([
    true,
    false,
  ])
  const save = (id = '') =>
    finn.browser.patch(`/api/people/${id}`, { job_title: 'Sailor' }).then(({ status }) => status)
  expect([await save(local?.id), await save(remote?.id)]).toEqual([200, 403])
  for (const q of ['number:R1', 'number:L1']) {
    const found = await finn.browser.get(`/api/people?q=${encodeURIComponent(q)}`)
    expect(JSON.stringify(found.body)).not.toMatch(/"name":"(?:Local|Remote)"/)
  }
  expect((await finn.browser.post('/api/departments', { name: 'Mine' })).status).toBe(403)
})
