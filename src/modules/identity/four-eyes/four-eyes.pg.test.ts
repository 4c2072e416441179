import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { actorOf } from '#kernel/auth/actors'
import { writing } from '#kernel/context'
import { openDb } from '#kernel/db'
import { type Browser, house, password } from '#test/door'

const { app, admin, join, browser, db, url, told } = await house()
const { rows: people } = await sql<{ id: string }>`select person_id as id from account`.execute(db)
const ingrid = people[0]?.id ?? ''

const grants = '/api/identity/grants'
const pending = '/api/identity/pending-changes'
const fourEyes = (own: Browser, on: boolean) => own.post('/api/identity/four-eyes', { on })
const held = { status: 409, body: { kind: 'second-needed' } }
const give = (own: Browser, id: string, role: string) => own.post(grants, { principal_ids: [id], role })
const rolesOf = async (id: string) =>
  ((await admin.get(`/api/identity/accounts/${id}`)).body['roles'] as string[]).filter(
    (role) => role !== 'requester',
  )

interface Waiting {
  id: string
  gains: string
  can: { decide: unknown; withdraw: unknown }
}
async function waiting(own: Browser): Promise<Waiting[]> {
  return (await own.get(pending)).body['items'] as Waiting[]
}
const newest = async (own: Browser) => (await waiting(own))[0] as Waiting
const confirm = (own: Browser, id: string) => own.post(`${pending}/${id}/confirm`)

/** What somebody was told that they have not read. */
const unread = async (own: Browser) => {
  const { items } = (await own.get('/api/notices?unread=true')).body as {
    items: { to: string | null; notices: { says: string }[] }[]
  }
  return items.map(({ to, notices }) => `${notices[0]?.says} → ${to}`)
}

const gro = await join('Gro')
let boss: Awaited<ReturnType<typeof join>>
beforeAll(async () => {
  expect((await fourEyes(admin, true)).body).toMatchObject({ key: 'identity-four-eyes.two-first' })
  boss = await join('Boss', [{ role: 'administrator' }])
  expect((await fourEyes(admin, true)).status).toBe(200)
})

test('a role that is given waits, is told, and is given by whoever else may, exactly so', async () => {
  expect(await give(admin, gro.id, 'technician')).toMatchObject(held)
  expect(await rolesOf(gro.id)).toEqual([])
  const change = await newest(admin)
  expect(change).toMatchObject({
    gains: 'Gro gets the role Technician',
    can: { decide: 'You asked for this yourself: somebody else has to confirm it', withdraw: true },
  })
  expect(await confirm(admin, change.id)).toMatchObject({ body: { key: 'identity-four-eyes.own-change' } })
  expect(await confirm(gro.browser, change.id)).toMatchObject({
    body: { key: 'identity-four-eyes.no-power' },
  })
  const at = `/second-person?change=${change.id}`
  expect(await unread(boss.browser)).toContain(`Ingrid Solheim needs a second person, who may be you → ${at}`)
  expect([await unread(gro.browser), await unread(admin)]).toEqual([[], []])
  const panels = (await boss.browser.get('/api/bridge')).body['panels'] as { name: string; title: string }[]
  expect(panels).toContainEqual(
    expect.objectContaining({ name: 'identity.waiting', title: 'A change waits for a second person' }),
  )
  const token = String(
    (await admin.post('/api/me/tokens', { name: 'mine', permissions: ['*'] })).body['token'],
  )
  const byToken = await app.inject({
    method: 'POST',
    url: `${pending}/${change.id}/confirm`,
    headers: { authorization: `Bearer ${token}` },
  })
  expect(byToken.statusCode).toBe(403)
  expect((await confirm(boss.browser, change.id)).status).toBe(200)
  // What is decided waits for nobody, and whoever asked is told.
  expect([await unread(boss.browser), await unread(admin)]).toEqual([
    [],
    [`Boss confirmed what you asked for → ${at}`],
  ])
  expect(await rolesOf(gro.id)).toEqual(['technician'])
  expect((await confirm(boss.browser, change.id)).status).toBe(404)
  const { rows } = await sql<{ kind: string; actor: string }>`
    select kind, actor_id as actor from event order by id desc limit 2`.execute(db)
  expect(rows.toReversed()).toEqual([
    { kind: 'identity.role-given', actor: ingrid },
    { kind: 'identity.change-confirmed', actor: boss.id },
  ])
})

test('the same asked again waits already, whoever asks who sees it, and once it is decided it is asked for anew', async () => {
  const asked = await Promise.all([1, 2, 3].map(() => give(admin, gro.id, 'auditor')))
  const change = await newest(admin)
  expect(asked.map(({ body }) => String(body['key'])).toSorted()).toEqual([
    'identity-four-eyes.held',
    'identity-four-eyes.held-already',
    'identity-four-eyes.held-already',
  ])
  for (const again of asked)
    expect(again).toMatchObject({
      body: { kind: 'second-needed', change: change.id, see: `/second-person?change=${change.id}` },
    })
  expect(await give(boss.browser, gro.id, 'auditor')).toMatchObject({
    body: { key: 'identity-four-eyes.held-by', change: change.id, title: expect.stringMatching(/Ingrid/) },
  })
  // Another role is another change.
  expect(await give(admin, gro.id, 'lead')).toMatchObject({ body: { key: 'identity-four-eyes.held' } })
  expect(await waiting(admin)).toHaveLength(2)
  for (const { id } of await waiting(admin)) await admin.post(`${pending}/${id}/withdraw`)
  expect(await give(admin, gro.id, 'auditor')).toMatchObject({ body: { key: 'identity-four-eyes.held' } })
  await admin.post(`${pending}/${(await newest(admin)).id}/withdraw`)
})

test('what is taken away needs nobody else; what is declined or withdrawn is not done', async () => {
  const { body } = await admin.get(`${grants}?principal_id=${gro.id}&role=technician`)
  const [grant] = body['items'] as { id: string }[]
  expect((await admin.del(`${grants}/${grant?.id ?? ''}`)).status).toBe(200)
  await give(admin, gro.id, 'lead')
  const change = await newest(boss.browser)
  expect((await boss.browser.post(`${pending}/${change.id}/decline`, { reason: 'Not yet' })).status).toBe(200)
  await give(admin, gro.id, 'lead')
  const other = await newest(admin)
  expect((await boss.browser.post(`${pending}/${other.id}/withdraw`)).status).toBe(403)
  expect((await admin.post(`${pending}/${other.id}/withdraw`)).status).toBe(200)
  expect(await rolesOf(gro.id)).toEqual([])
  const { body: all } = await admin.get(`${pending}?waiting=false`)
  expect((all['items'] as unknown[]).slice(0, 2)).toMatchObject([
    { state: 'withdrawn' },
    { state: 'declined', reason: 'Not yet' },
  ])
})

test('a role of one’s own: making, widening, giving; what changed meanwhile is asked for again', async () => {
  const make = { name: 'Night watch', permissions: ['people.read'] }
  expect(await admin.post('/api/identity/roles', make)).toMatchObject(held)
  const made = await newest(admin)
  expect(made.gains).toBe('The role Night watch may more: Look people up')
  expect((await confirm(boss.browser, made.id)).status).toBe(200)
  const role = '/api/identity/roles/Night%20watch'
  // Less needs nobody, and words do not.
  expect((await admin.patch(role, { version: 1, text: 'At night' })).status).toBe(200)
  expect(await give(admin, gro.id, 'Night watch')).toMatchObject(held)
  const given = await newest(admin)
  expect(
    await boss.browser.patch(role, { version: 2, permissions: ['people.read', 'people.manage'] }),
  ).toMatchObject(held)
  expect((await confirm(admin, (await newest(boss.browser)).id)).status).toBe(200)
  // Gro would get more than was asked for.
  expect(await confirm(boss.browser, given.id)).toMatchObject({ body: { key: 'identity-four-eyes.stale' } })
  expect(await rolesOf(gro.id)).toEqual([])
})

test('a team that has rights is joined by two', async () => {
  const { body } = await admin.post('/api/teams', { name: 'Keys' })
  const team = String(body['id'])
  expect(
    (await admin.post(`/api/teams/${team}/members`, { put: [{ person_id: gro.id, lead: false }] })).status,
  ).toBe(200)
  await admin.post(`/api/teams/${team}/members`, { remove: [gro.id] })
  await admin.post(grants, { principal_ids: [team], role: 'manager' })
  expect((await confirm(boss.browser, (await newest(admin)).id)).status).toBe(200)
  const put = { put: [{ person_id: gro.id, lead: false }] }
  expect(await admin.post(`/api/teams/${team}/members`, put)).toMatchObject(held)
  expect(await newest(admin)).toMatchObject({ gains: 'Gro joins Keys, and may what the team may' })
})

test('somebody who is not there yet is told by name and address, and comes in once another confirms', async () => {
  const invite = (name: string, email: string) =>
    admin.post('/api/identity/invitations', { people: [{ name, email }], roles: [{ role: 'technician' }] })
  expect(await invite('Una New', 'una@halden.example')).toMatchObject(held)
  const una = await newest(boss.browser)
  expect(una.gains).toBe('Una New (una@halden.example) gets the role Technician')
  const { status, body } = await confirm(boss.browser, una.id)
  expect([status, (body['links'] as string[]).length]).toEqual([200, 1])
  const { person_id } = await db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', 'una@halden.example')
    .executeTakeFirstOrThrow()
  expect(await rolesOf(person_id)).toEqual(['technician'])
  // The address became somebody’s meanwhile.
  expect(await invite('Ivo New', 'ivo@halden.example')).toMatchObject(held)
  const ivo = await newest(admin)
  await admin.post('/api/people', { display_name: 'Ivo Old', emails: [{ value: 'ivo@halden.example' }] })
  expect(await confirm(boss.browser, ivo.id)).toMatchObject({ body: { key: 'identity-four-eyes.stale' } })
  expect((await admin.post(`${pending}/${ivo.id}/withdraw`)).status).toBe(200)
  // What was said may hold a secret, and goes once it is decided.
  const { rows } = await sql<{ long: number }>`
    select max(octet_length(input)) as long from pending_change where state <> 'waiting'`.execute(db)
  expect(rows[0]?.long).toBeLessThan(60)
})

test('whoever gives roles in one part of the house alone sees and decides nothing of the rest', async () => {
  const { body } = await admin.post('/api/teams', { name: 'Pier' })
  const make = { name: 'Pier warden', permissions: ['identity.roles', 'people.read'] }
  expect(await admin.post('/api/identity/roles', make)).toMatchObject(held)
  expect((await confirm(boss.browser, (await newest(admin)).id)).status).toBe(200)
  const per = await join('Per')
  const part = { principal_ids: [per.id], role: 'Pier warden', team_id: body['id'] }
  expect(await admin.post(grants, part)).toMatchObject(held)
  expect((await confirm(boss.browser, (await newest(admin)).id)).status).toBe(200)
  expect(await give(admin, boss.id, 'lead')).toMatchObject(held)
  const { id } = await newest(admin)
  expect(await waiting(per.browser)).toEqual([])
  const no = { reason: 'Because I can' }
  expect((await per.browser.post(`${pending}/${id}/decline`, no)).status).toBe(403)
  expect((await admin.post(`${pending}/${id}/withdraw`)).status).toBe(200)
})

test('a place that comes under a site for which somebody holds a role waits, with what lies in it; a new one does not', async () => {
  const add = async (name: string, level: string, parent_id?: unknown) =>
    (await admin.post('/api/places', { name, level, ...(parent_id !== undefined && { parent_id }) })).body[
      'id'
    ]
  const harbour = await add('Harbour', 'site')
  const yard = await add('Yard', 'site')
  const shed = await add('Shed', 'building', yard)
  await add('Paint store', 'floor', shed)
  const move = (parent_id: unknown) => admin.patch(`/api/places/${String(shed)}`, { parent_id })
  const warden = await join('Warden')
  const role = { principal_ids: [warden.id], role: 'technician', place_id: harbour }
  expect(await admin.post(grants, role)).toMatchObject(held)
  const { gains, id } = await newest(admin)
  expect(gains).toBe('Warden gets the role Technician for Harbour')
  expect((await confirm(boss.browser, id)).status).toBe(200)

  const wider = await add('Quay', 'building', harbour)
  expect(wider).toEqual(expect.any(String))
  expect(await move(harbour)).toMatchObject(held)
  const change = await newest(admin)
  expect(change.gains).toBe('Roles for Harbour reach Shed and one more place')
  expect((await confirm(boss.browser, change.id)).status).toBe(200)
  expect((await admin.get(`/api/places/${String(shed)}`)).body).toMatchObject({
    trail: [{ id: harbour }, { id: shed }],
  })
  // Out of it, and to where nobody holds a role, nobody gains.
  expect((await move(yard)).status).toBe(200)

  // Another who holds a role there meanwhile would be reached as well.
  expect(await move(harbour)).toMatchObject(held)
  const stale = await newest(admin)
  expect(await admin.post(grants, { ...role, principal_ids: [(await join('Deputy')).id] })).toMatchObject(
    held,
  )
  expect((await confirm(boss.browser, (await newest(admin)).id)).status).toBe(200)
  expect(await confirm(boss.browser, stale.id)).toMatchObject({ body: { key: 'identity-four-eyes.stale' } })
})

test('no write waits for a connection that others hold', async () => {
  const many = Array.from({ length: 8 }, (_, n) =>
    admin.post('/api/me/tokens', { name: `token ${n}`, permissions: ['people.read'] }),
  )
  const tokens = (await Promise.all(many)).map(({ body }) => String(body['id']))
  // Else the pool gives up after ten seconds, and they with it.
  const ended = await Promise.all(tokens.map((id) => admin.post(`/api/me/tokens/${id}/revoke`)))
  expect(ended.map(({ status }) => status)).toEqual(tokens.map(() => 200))
  const one = openDb({ url, max: 1 })
  try {
    const actor = (await actorOf(db, gro.id)) ?? expect.fail()
    const wrote = await writing({ db: one.db, actor }, async (ctx) => ctx.actor.id)
    expect(wrote).toBe(gro.id)
  } finally {
    await one.close()
  }
})

test('no way into the account of somebody who may more is opened by one alone', async () => {
  const account = `/api/identity/accounts/${boss.id}`
  expect(await admin.post(`${account}/reset-link`)).toMatchObject(held)
  expect(await newest(admin)).toMatchObject({
    gains: 'Whoever asks gets a link by which one comes in as Boss',
  })
  expect(await admin.post(`${account}/email`, { email: 'mine@halden.example' })).toMatchObject(held)
  expect((await admin.post(`${account}/close`)).status).toBe(200)
  expect(await admin.post(`${account}/open`)).toMatchObject(held)
  expect(
    await admin.post('/api/identity/invitations', {
      people: [{ name: 'Me too', email: 'me.too@halden.example' }],
      roles: [{ role: 'administrator' }],
    }),
  ).toMatchObject(held)
  expect(
    await admin.post('/api/identity/sign-on/providers', {
      name: 'mine',
      label: 'Mine',
      issuer: 'https://id.example',
      client_id: 'x',
      client_secret: 'a long secret',
    }),
  ).toMatchObject(held)
  // Requesters are let in and helped as ever.
  expect((await admin.post(`/api/identity/accounts/${gro.id}/reset-link`)).status).toBe(200)
})

test('an emergency account goes on alone, and everybody is told', async () => {
  await sql`insert into emergency_account (person_id, marked_at) values (${boss.id}::uuid, now())`.execute(db)
  await sql`update account set disabled_at = null where person_id = ${boss.id}::uuid`.execute(db)
  const glass = browser()
  expect((await glass.signIn(boss.email, password)).status).toBe(200)
  expect((await give(glass, gro.id, 'lead')).status).toBe(200)
  expect(await rolesOf(gro.id)).toEqual(['lead'])
  const { rows } = await sql`select from event where kind = 'identity.done-alone'`.execute(db)
  expect(rows).toHaveLength(1)
  expect((await told(gro.id)).at(-1)).toBe('identity.role-given')
  // Which is also how four eyes are closed when only one is left.
  expect(await fourEyes(admin, false)).toMatchObject(held)
  expect((await fourEyes(glass, false)).status).toBe(200)
  expect((await give(admin, gro.id, 'technician')).status).toBe(200)
})
