import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { urlFor } from '#test/asking'
import { type Browser, house } from '#test/door'
import { endpoints } from '#test/endpoints'
import { csvPath, isList } from '#lib/list-csv'
import { credentialsOf } from '#kernel/auth/credentials'
import { openDb } from '#kernel/db'
import { newId } from '#kernel/ids'
import { tidy } from './tidy.ts'

const made = await house()
const { db, url, browser, admin, join, told, write } = made

const boss = await join('Boss', [{ role: 'administrator' }])
const gro = await join('Gro', [{ role: 'technician' }])
const lena = await join('Lena')
const beginUrl = (id: string) => `/api/identity/accounts/${id}/view-as`
const begin = (id: string, by: Browser = boss.browser) => by.post(beginUrl(id))
const end = (by: Browser = boss.browser) => by.post('/api/me/viewing/end')
const whoIs = async (by: Browser = boss.browser) => (await by.get('/api/me')).body['id']
const viewerIn = async (by: Browser = boss.browser) => (await by.get('/api/me')).body['viewer']
const history = async (id: string) =>
  (await admin.get(`/api/identity/accounts/${id}/sign-ins`)).body['items'] as Record<string, string>[]
/** What the timeline tells of somebody, of being looked through. */
const viewings = async (id: string) =>
  (await told(id)).filter((kind) => kind.startsWith('identity.viewing')).map((kind) => kind.slice(17))
const tidied = () => write(undefined, tidy)
/** Whatever else happens, everybody is looked at anew. */
const anew = () => write(undefined, async (ctx) => ctx.wake())

const open = async (title: string, by: Browser) => {
  const { body } = await by.post('/api/desk/tickets', { title, description: `<p>${title}</p>` })
  return { id: String(body['id']), key: String(body['key']) }
}
/** With what a browser keeps, and whatever body. */
const send = (own: Browser, method: string, address: string, payload: Buffer | object) =>
  made.app.inject({
    method: method as 'POST',
    url: address,
    headers: {
      'x-wheelhouse': '1',
      cookie: [...own.jar].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(payload instanceof Buffer && { 'content-type': 'application/octet-stream' }),
    },
    payload,
  })

const hers = await open('A windlass of hers', lena.browser)
const his = await open('A winch of his', boss.browser)

const noted = { list: 'desk.queue', title: 'Only mine', q: 'winch' }
await lena.browser.post('/api/views', noted)
await lena.browser.post(`/api/records/${hers.id}/draft`, { kind: 'reply', html: '<p>Half a word</p>' })
await lena.browser.post('/api/absences', {
  person_id: lena.id,
  starts_on: '2099-01-02',
  ends_on: '2099-01-03',
  kind: 'sick',
})
/** A file that lies on nothing yet, and what came of a job: whose they are, they alone see. */
const brought = await send(lena.browser, 'POST', '/api/files?name=begun.txt', Buffer.from('Begun'))
const file = brought.json<{ id: string }>().id
const job = newId()
await sql`insert into job (id, task, input, state, result, created_at, created_by, run_after)
  values (${job}::uuid, 'people.export', '{}', 'done', '{"secret":1}', now(), ${lena.id}::uuid, now())`.execute(
  db,
)

const surfaces = [
  '/api/desk/tickets',
  '/api/desk/tickets.csv',
  '/api/desk/count?q=winch',
  `/api/desk/tickets/${hers.id}`,
  `/api/desk/tickets/${his.id}`,
  `/api/records/${his.id}`,
  `/api/records/${hers.id}/comments`,
  `/api/go/${his.key}`,
  '/api/search?q=winch',
  '/api/search?q=windlass',
  '/api/bridge',
  '/api/people',
  '/api/people/count',
  '/api/identity/accounts',
  '/api/audit',
  '/api/settings',
]
const seenBy = async (own: Browser) => {
  const found = []
  for (const surface of surfaces) {
    const { status, body } = await own.get(surface)
    const { request: _, computed_at: _then, ...rest } = typeof body === 'string' ? { body } : body
    found.push({ surface, status, rest })
  }
  return found
}

test('whoever administers sees what the other sees, no more and no less, and both can read that it was so', async () => {
  const expected = await seenBy(lena.browser)
  expect(expected.find(({ surface }) => surface.endsWith(`tickets/${his.id}`))?.status).toBe(404)
  expect(await begin(lena.id)).toMatchObject({ status: 200 })
  expect(await seenBy(boss.browser)).toEqual(expected)
  expect((await boss.browser.get('/api/me')).body).toMatchObject({
    id: lena.id,
    viewer: { name: 'Boss', until: expect.any(String) as string },
  })
  expect((await end()).status).toBe(200)
  expect((await boss.browser.get('/api/me')).body).toMatchObject({ id: boss.id, viewer: null })
  expect(await viewings(lena.id)).toEqual(['began', 'ended'])
  const mine = (await lena.browser.get('/api/me/sign-ins')).body['items']
  expect(mine).toMatchObject([
    { how: 'view-as', result: 'view-ended', viewer: 'Boss' },
    { how: 'view-as', result: 'viewed', viewer: 'Boss', device: 'Firefox on Linux' },
    { how: 'link', viewer: null },
  ])
  const { body } = await admin.get('/api/audit?kind=identity.viewing-began')
  const [{ lines = [] } = {}] = body['items'] as { lines?: string[] }[]
  expect(lines.join()).toContain(
    'Boss began to look at the house as this person sees it, for half an hour at most: Firefox on Linux',
  )
})

test('nothing can be written, whatever it is, by page or API', async () => {
  await begin(gro.id)
  const writes = endpoints.filter(({ endpoint }) => endpoint.method !== 'GET' && !endpoint.viewing)
  expect(writes.length).toBeGreaterThan(100)
  const fields = ['id', 'key', 'name', 'kind', 'role']
  const answers = []
  for (const { name, endpoint } of writes) {
    const input = Object.fromEntries(fields.map((field) => [field, newId()]))
    const [address = ''] = urlFor(endpoint, input).url.split('?')
    const payload = endpoint.carries === 'upload' ? Buffer.from('x') : {}
    const reply = await send(boss.browser, endpoint.method, address, payload)
    answers.push([name, reply.statusCode, reply.json<{ key: string }>().key])
  }
  expect(answers).toEqual(writes.map(({ name }) => [name, 403, 'house.viewing-only']))
  const stays = endpoints.filter(({ endpoint }) => endpoint.viewing).map(({ name }) => name)
  expect(stays.toSorted()).toEqual(['identity.endViewing', 'identity.signOut'])
  const { title } = (await boss.browser.post('/api/desk/tickets', {})).body
  expect(title).toBe('You see the house as Gro does: nothing can be changed. End that first')
  await end()
})

test('what is somebody’s own is for them alone', async () => {
  await begin(lena.id)
  const own = endpoints.filter(({ endpoint }) => endpoint.own)
  for (const { name, endpoint } of own) {
    const path = endpoint.path.replace(':id', hers.id)
    for (const address of [path, ...(isList(endpoint) ? [csvPath(path)] : [])])
      expect(await boss.browser.get(address), name).toMatchObject({
        status: 403,
        body: { key: 'house.viewing-own', title: 'This is for Lena alone' },
      })
  }
  expect(own.map(({ name }) => name).toSorted()).toEqual([
    'comments.draft',
    'identity.mySignIns',
    'identity.myTokens',
    'identity.secondFactor',
    'identity.sessions',
    'notices.count',
    'notices.devices',
    'notices.list',
    'notices.wishes',
    'records.recent',
  ])
  const kept = async (by: Browser) => {
    const views = (await by.get('/api/views?list=desk.queue')).body['items'] as { title: string }[]
    const absences = (await by.get('/api/absences?from=2099-01-01&to=2099-02-01')).body
    const [absence] = absences['items'] as { kind: string | null }[]
    const timeline = (await by.get(`/api/records/${lena.id}/history`)).body['items'] as { kind: string }[]
    return {
      view: views.some(({ title }) => title === noted.title),
      why: absence?.kind,
      private: (await by.get(`/api/people/${lena.id}`)).body['private'] !== null,
      file: (await by.get(`/api/files/${file}`)).status,
      result: (await by.get(`/api/jobs/${job}`)).body['result'],
      account: timeline.some(({ kind }) => kind.startsWith('identity.')),
    }
  }
  const theirs = { view: true, why: 'sick', private: true, file: 200, result: { secret: 1 }, account: true }
  expect(await kept(lena.browser)).toEqual(theirs)
  const others = { view: false, why: null, private: false, file: 404, result: null, account: false }
  expect(await kept(boss.browser)).toEqual(others)
  await end()
})

test('only for who may it, has shown who they are, and may no less; not by token, not one in another', async () => {
  const [rev, own] = [await join('Rev', [{ role: 'auditor' }]), await join('Own')]
  expect((await begin(lena.id, gro.browser)).body).toMatchObject({ key: 'house.forbidden' })
  expect((await begin(boss.id)).body).toMatchObject({ key: 'identity.view-yourself' })
  expect((await begin(rev.id)).body).toMatchObject({ key: 'identity.view-beyond' })
  expect((await begin(newId())).status).toBe(404)
  await admin.post(`/api/identity/accounts/${own.id}/close`)
  expect((await begin(own.id)).body).toMatchObject({ key: 'identity.not-active' })
  // A role that an organisation made itself lets look at those who may no more than it.
  await admin.post('/api/identity/roles', {
    name: 'Helper',
    permissions: ['identity.view-as', 'desk.read', 'desk.open'],
  })
  const helper = await join('Helper', [{ role: 'Helper' }])
  expect((await begin(gro.id, helper.browser)).body).toMatchObject({ key: 'identity.view-beyond' })
  const { body } = await boss.browser.post('/api/me/tokens', { name: 'x', permissions: ['*'] })
  const byToken = await made.app.inject({
    method: 'POST',
    url: beginUrl(lena.id),
    headers: { authorization: `Bearer ${String(body['token'])}` },
    payload: {},
  })
  expect(byToken.json()).toMatchObject({ key: 'house.session-only' })
  await begin(lena.id)
  expect((await begin(gro.id)).body).toMatchObject({ key: 'house.viewing-only' })
  await end()
  await sql`update session set proven_at = now() - interval '1 hour' where person_id = ${boss.id}::uuid`.execute(
    db,
  )
  expect((await begin(lena.id)).body).toMatchObject({ kind: 'proof-needed' })
  await sql`update session set proven_at = now() where person_id = ${boss.id}::uuid`.execute(db)
})

test('nobody looks through an emergency account, and marking one ends it', async () => {
  const glass = await join('Glass', [{ role: 'administrator' }])
  await begin(glass.id)
  expect(await whoIs()).toBe(glass.id)
  await admin.post(`/api/identity/accounts/${glass.id}/emergency`, { emergency: true })
  expect(await whoIs()).toBe(boss.id)
  expect(await viewings(glass.id)).toEqual(['began', 'ended'])
  expect((await begin(glass.id)).body).toMatchObject({ key: 'identity.view-emergency' })
})

test('the session carries it into every process at once, also with what one remembers of it', async () => {
  const other = openDb({ url, max: 1, name: 'another process' })
  const { prove } = credentialsOf(other.db)
  const there = async () => {
    const proven = await prove({ kind: 'session', secret: boss.browser.jar.get('session') ?? '' })
    return [proven?.actor.name, proven?.actor.viewer?.name]
  }
  expect(await there()).toEqual(['Boss', undefined])
  await begin(lena.id)
  expect(await there()).toEqual(['Lena', 'Boss'])
  await end()
  expect(await there()).toEqual(['Boss', undefined])
  await other.close()
})

test('it is over after half an hour, and is written down as of then, once', async () => {
  await begin(gro.id)
  await sql`update session set viewing_until = now() - interval '4 minutes', viewing_id = viewing_id`.execute(
    db,
  )
  await anew()
  expect(await whoIs()).toBe(boss.id)
  const before = (await viewings(gro.id)).length
  await tidied()
  await tidied()
  expect((await viewings(gro.id)).slice(before)).toEqual(['ended'])
  const ends = (await history(gro.id)).map((one) =>
    one['result'] === 'view-ended' ? Date.parse(one['at'] ?? '') : Infinity,
  )
  expect(Date.now() - Math.min(...ends)).toBeGreaterThan(3 * 60_000)
  // Whoever begins anew ends the one before.
  await begin(gro.id)
  await sql`update session set viewing_until = now() - interval '1 minute', viewing_id = viewing_id`.execute(
    db,
  )
  await anew()
  await begin(lena.id)
  expect((await viewings(gro.id)).at(-1)).toBe('ended')
  await end()
})

test('signing out ends it, with the session; so does whoever ends the session', async () => {
  const [first, second] = [browser(), browser()]
  await first.signIn(boss.email)
  await second.signIn(boss.email)
  await begin(gro.id, first)
  expect((await first.post('/api/sign-out')).status).toBe(200)
  expect((await first.get('/api/me')).status).toBe(401)
  expect((await viewings(gro.id)).at(-1)).toBe('ended')
  expect((await told(boss.id)).at(-1)).toBe('identity.signed-out')
  await begin(lena.id, second)
  await admin.post(`/api/identity/accounts/${boss.id}/end-sessions`)
  expect((await second.get('/api/me')).status).toBe(401)
  expect((await viewings(lena.id)).at(-1)).toBe('ended')
  await boss.browser.signIn(boss.email)
})

test('it ends when a right is lost on one side or comes on the other, and when the account is closed', async () => {
  const temp = await join('Temp', [{ role: 'administrator' }])
  const [rise, gone] = [await join('Rise'), await join('Gone')]
  await begin(rise.id, temp.browser)
  await admin.post('/api/identity/grants', { principal_ids: [rise.id], role: 'auditor' })
  expect(await whoIs(temp.browser)).toBe(temp.id)
  await tidied()
  expect(await viewings(rise.id)).toEqual(['began', 'ended'])

  await begin(gone.id, temp.browser)
  await admin.post(`/api/identity/accounts/${gone.id}/close`)
  expect(await whoIs(temp.browser)).toBe(temp.id)
  expect(await viewings(gone.id)).toEqual(['began', 'ended'])

  await begin(lena.id, temp.browser)
  const { body } = await admin.get(`/api/identity/grants?principal_id=${temp.id}`)
  const [grant] = body['items'] as { id: string }[]
  expect((await admin.del(`/api/identity/grants/${grant?.id}`)).status).toBe(200)
  expect(await whoIs(temp.browser)).toBe(temp.id)
  expect(await viewerIn(temp.browser)).toBeNull()
  await tidied()
  expect((await viewings(lena.id)).at(-1)).toBe('ended')
})
