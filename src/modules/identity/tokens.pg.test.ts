import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { house } from '#test/door'

const { app, db, admin, join } = await house()
const email = 'nobody.else@halden.example'

/** A program that bears a token. */
function program(token: unknown, ip = '10.0.0.1') {
  const ask = async (method: string, url: string, payload?: object) => {
    const headers = { authorization: `Bearer ${String(token)}` }
    const reply = await app.inject({
      method: method as 'GET',
      url,
      headers,
      remoteAddress: ip,
      ...(payload && { payload }),
    })
    return {
      status: reply.statusCode,
      body: reply.json<Record<string, unknown>>(),
      cookies: reply.headers['set-cookie'],
    }
  }
  return {
    get: (url: string) => ask('GET', url),
    post: (url: string, payload: object) => ask('POST', url, payload),
  }
}
const make = async (permissions: string[], more: object = {}) =>
  (await admin.post('/api/me/tokens', { name: 'backup', permissions, ...more })).body

test('a token is shown once, begins so that it can be recognised, and is kept as a hash', async () => {
  const { id, token } = await make(['*'])
  expect(token).toMatch(/^wh_[\w-]{43}$/)
  const { items } = (await admin.get('/api/me/tokens')).body as { items: object[] }
  expect(items).toEqual([
    expect.objectContaining({ id, name: 'backup', permissions: ['*'], state: 'active', last_used_at: null }),
  ])
  const kept = await db.selectFrom('api_token').selectAll().execute()
  const told = await db.selectFrom('event_data').select('payload').execute()
  expect(JSON.stringify([items, kept, told])).not.toContain(token)
})

test('a token that was given nothing but reading changes nothing, not even what is its own person’s', async () => {
  const reading = program((await make(['desk.read', 'people.read'])).token)
  expect((await reading.get('/api/views?list=desk.queue')).status).toBe(200)
  const view = { title: 'Mine', list: 'desk.queue', q: '', sort: 'due', columns: null }
  expect(await reading.post('/api/views', view)).toMatchObject({ status: 403, body: { kind: 'forbidden' } })
  const working = program((await make(['desk.read', 'desk.work'])).token)
  expect((await working.post('/api/views', view)).status).toBe(200)
})

test('a token acts for its person, says so, and shows when it was used', async () => {
  const { id, token } = await make(['*'])
  expect((await program(token).get('/api/me')).body).toMatchObject({ name: 'Ingrid Solheim' })
  expect((await program(`${String(token)}x`).get('/api/me')).status).toBe(401)
  const { items } = (await admin.get('/api/me/tokens')).body as {
    items: { id: string; last_used_at: string }[]
  }
  expect(items.find((one) => one.id === id)?.last_used_at).toEqual(expect.any(String))
  await program(token).post('/api/identity/invitations', { people: [{ name: 'N', email }] })
  const event = await db
    .selectFrom('event')
    .select('token_id')
    .where('kind', '=', 'identity.invited')
    .executeTakeFirst()
  expect(event?.token_id).toBe(id)
})

test('scopes cut down what a token may, never add', async () => {
  const { token } = await make(['identity.read', 'people.*'])
  const narrow = program(token)
  const { permissions } = (await narrow.get('/api/me')).body as { permissions: string[] }
  expect(permissions).toContain('identity.read')
  expect(permissions.every((name) => name === 'identity.read' || name.startsWith('people.'))).toBe(true)
  expect((await narrow.get('/api/identity/accounts')).status).toBe(200)
  expect((await narrow.post('/api/identity/invitations', { people: [{ name: 'x', email }] })).status).toBe(
    403,
  )

  const { browser: plain } = await join('Plain')
  const beyond = await plain.post('/api/me/tokens', { name: 'x', permissions: ['identity.read'] })
  expect(beyond).toMatchObject({ status: 409, body: { key: 'identity.scope-unknown' } })
})

test('what its person loses, a token loses at once', async () => {
  const ana = await join('Ana', [{ role: 'requester' }, { role: 'auditor' }])
  const { body } = await ana.browser.post('/api/me/tokens', { name: 'x', permissions: ['*'] })
  const byToken = program(body['token'])
  expect((await byToken.get('/api/identity/accounts')).status).toBe(200)
  const { grants } = (await admin.get(`/api/identity/accounts/${ana.id}`)).body as {
    grants: { id: string; role: string }[]
  }
  await admin.del(`/api/identity/grants/${grants.find(({ role }) => role === 'auditor')?.id ?? ''}`)
  expect((await byToken.get('/api/identity/accounts')).status).toBe(403)
  await admin.post(`/api/identity/accounts/${ana.id}/close`)
  expect((await byToken.get('/api/me')).status).toBe(401)
})

test('a revoked token stops at once, an expired one by itself', async () => {
  const { id, token } = await make(['*'])
  expect((await program(token).get('/api/me')).status).toBe(200)
  expect((await admin.post(`/api/me/tokens/${String(id)}/revoke`)).status).toBe(200)
  expect((await program(token).get('/api/me')).status).toBe(401)
  const short = await make(['*'], { expires_at: '2026-01-01T00:00:00Z' })
  expect((await program(short['token']).get('/api/me')).status).toBe(401)
})

test('where a proxy names no address, a token that is bound to none still works', async () => {
  const free = await make(['*'])
  const bound = await make(['*'], { networks: ['10.20.0.0/16'] })
  for (const ip of ['unknown', '10.20.0.1:4711', '']) {
    expect((await program(free.token, ip).get('/api/me')).status).toBe(200)
    expect((await program(bound.token, ip).get('/api/me')).status).toBe(401)
  }
})

test('a token that is bound to networks works from there and nowhere else, and its person sees who tried', async () => {
  const networks = ['10.20.7.9/16', '192.0.2.5', '2001:db8::/32']
  const { id, token } = await make(['*'], { networks })
  const statusFrom = async (ip: string) => (await program(token, ip).get('/api/me')).status
  for (const ip of ['10.20.0.1', '10.20.255.255', '::ffff:10.20.3.4', '192.0.2.5', '2001:db8:1::7'])
    expect([ip, await statusFrom(ip)]).toEqual([ip, 200])
  // Also where the very same token was let in from elsewhere a moment ago.
  for (const ip of ['10.21.0.1', '192.0.2.6', '::ffff:10.21.0.1', '2001:db9::7', 'fe80::1%eth0'])
    expect([ip, await statusFrom(ip)]).toEqual([ip, 401])
  const { items } = (await admin.get('/api/me/tokens')).body as { items: { id: string }[] }
  expect(items.find((one) => one.id === id)).toMatchObject({
    networks: ['10.20.0.0/16', '192.0.2.5/32', '2001:db8::/32'],
    last_ip: '10.20.0.1',
    refused_ip: 'fe80::1%eth0',
    refused_at: expect.any(String),
  })
})

test('what is no network is refused in the field', async () => {
  for (const network of ['10.20.0.0/33', 'everywhere', '10.20', '2001:db8::/129', ''])
    expect(
      await admin.post('/api/me/tokens', { name: 'x', permissions: ['*'], networks: [network] }),
    ).toMatchObject({ status: 422, body: { fields: { networks: expect.any(String) } } })
})

test('nobody revokes the token of someone else, but an administrator', async () => {
  const [ana, bo] = [await join('Mine'), await join('Theirs')]
  const { body } = await ana.browser.post('/api/me/tokens', { name: 'x', permissions: ['*'] })
  expect((await bo.browser.post(`/api/me/tokens/${String(body['id'])}/revoke`)).status).toBe(404)
  expect((await bo.browser.post(`/api/identity/tokens/${String(body['id'])}/revoke`)).status).toBe(403)
  const { items } = (await admin.get('/api/identity/tokens')).body as { items: { person: string }[] }
  expect(items.map(({ person }) => person)).toContain('Mine')
  expect((await admin.post(`/api/identity/tokens/${String(body['id'])}/revoke`)).status).toBe(200)
  expect((await program(body['token']).get('/api/me')).status).toBe(401)
})

test('a token cannot make another, change the password or end sessions', async () => {
  const { token } = await make(['*'])
  const byToken = program(token)
  for (const [url, payload] of [
    ['/api/me/tokens', { name: 'x', permissions: ['*'] }],
    ['/api/me/password', { current: 'x', password: 'a quite different sentence' }],
    ['/api/me/sessions/end', {}],
  ] as const)
    expect(await byToken.post(url, payload)).toMatchObject({
      status: 403,
      body: { key: 'house.session-only' },
    })
})

test('one person has so many tokens and no more', async () => {
  const { id, browser: own } = await join('Hoarder')
  await sql`insert into api_token (id, token_hash, person_id, name, permissions, created_at)
    select gen_random_uuid(), sha256(n::text::bytea), ${id}::uuid, 'x', '{*}', now() from generate_series(1, 50) n`.execute(
    db,
  )
  expect((await own.post('/api/me/tokens', { name: 'x', permissions: ['*'] })).status).toBe(409)
})
