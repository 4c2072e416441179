import { expect, test } from 'vitest'
import { administrator, browserAt, house, organisation, password, secretIn } from '#test/door'
import { world } from '#test/world'
import { issueSetupLink } from '#modules/identity/public'

const { app, admin, browser } = await house()
const proxied = await world({ publicUrl: 'https://it.halden.example', trustedProxies: ['10.0.0.0/8'] })

const sent = (headers: Record<string, string>, method: 'POST' | 'GET' = 'POST') =>
  app.inject({
    method,
    url: '/api/sign-out',
    headers: {
      cookie: `session=${admin.jar.get('session') ?? ''}`,
      'content-type': 'application/json',
      ...headers,
    },
    ...(method === 'POST' && { payload: '{}' }),
  })

test.each([
  ['no header of ours', {}],
  ['a form of another site', { 'sec-fetch-site': 'cross-site', 'x-wheelhouse': '1' }],
  ['a page of a sister domain', { 'sec-fetch-site': 'same-site', 'x-wheelhouse': '1' }],
  ['an address with a name and password in it', { authorization: 'Basic YTpi' }],
])('a write with the cookie of a signed-in browser is refused: %s', async (_, headers) => {
  const reply = await sent(headers)
  expect(reply.statusCode).toBe(403)
  expect((await admin.get('/api/me')).status).toBe(200)
})

test('a program that forgot its token, or has a wrong one, is told that, and no browser is', async () => {
  const asked = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/desk/tickets', payload: { title: 'No token' }, headers })
  for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
    const reply = await asked(headers)
    expect(reply.statusCode).toBe(401)
    expect(reply.headers['www-authenticate']).toBe('Bearer')
    expect(reply.json()).toMatchObject({ kind: 'not-signed-in' })
  }
  for (const headers of [
    { cookie: 'session=x' },
    { origin: 'https://x.example' },
    { 'sec-fetch-site': 'none' },
  ])
    expect((await asked(headers as Record<string, string>)).json()).toMatchObject({ key: 'house.cross-site' })
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'a body as a plain form would send it is not taken: %s',
  async (type) => {
    const reply = await sent({ 'x-wheelhouse': '1', 'content-type': type })
    expect(reply.statusCode).toBe(422)
    expect((await admin.get('/api/me')).status).toBe(200)
  },
)

test('what changes something is never done by asking', async () => {
  const reply = await sent({}, 'GET')
  expect(reply.statusCode).toBe(404)
  expect((await admin.get('/api/me')).status).toBe(200)
})

test('scripts come from our own files alone, and nobody frames, sniffs or caches', async () => {
  const { headers } = await admin.get('/api/me')
  const policy = String(headers['content-security-policy'])
  expect(policy).toMatch(/script-src 'self'(;|$)/)
  for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
    expect(policy).toContain(part)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  expect(headers['strict-transport-security']).toBeUndefined()
})

test('behind a proxy that people reach over TLS the cookie is bound to the host and to TLS', async () => {
  const own = browserAt(proxied.app)
  const secret = secretIn(await issueSetupLink(proxied.db))
  const reply = await own.post('/api/identity/set-up', {
    secret,
    organisation,
    ...administrator,
    password,
    zone: 'UTC',
  })
  expect(reply.cookies).toEqual([
    expect.stringMatching(/^__Host-session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ])
  expect(reply.headers['strict-transport-security']).toBe('max-age=31536000')
  expect((await own.get('/api/me')).status).toBe(200)
  const planted = browserAt(proxied.app)
  planted.jar.set('session', own.jar.get('__Host-session') ?? '')
  expect((await planted.get('/api/me')).status).toBe(401)
})

test('an address that a stranger claims to come from is believed of known proxies only', async () => {
  const from = async (house: typeof proxied, remoteAddress: string) => {
    const headers = { 'x-wheelhouse': '1', 'x-forwarded-for': '192.0.2.7' }
    const payload = { email: `claim.${remoteAddress}@halden.example`, password: 'x' }
    await house.app.inject({ method: 'POST', url: '/api/sign-in', remoteAddress, headers, payload })
    const event = await house.db
      .selectFrom('event')
      .innerJoin('event_data', 'event_id', 'event.id')
      .select('payload')
      .where('kind', '=', 'identity.sign-in-failed')
      .orderBy('event.id', 'desc')
      .executeTakeFirstOrThrow()
    return (JSON.parse(event.payload) as { ip: string }).ip
  }
  expect(await from(proxied, '10.0.0.9')).toBe('192.0.2.7')
  expect(await from(proxied, '198.51.100.9')).toBe('198.51.100.9')
})

test('links never lead where a request claims the house is', async () => {
  const { headers: _, ...invite } = { headers: {}, people: [{ name: 'Eve', email: 'eve@halden.example' }] }
  const reply = await app.inject({
    method: 'POST',
    url: '/api/identity/invitations',
    headers: {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-wheelhouse': '1',
      cookie: `session=${admin.jar.get('session') ?? ''}`,
    },
    payload: invite,
  })
  expect(reply.body).toContain('http://127.0.0.1:8700/join#')
  expect(reply.body).not.toContain('evil.example')
})

test.each([
  ['{"__proto__":{"admin":true},"email":"a@b.example","password":"x"}'],
  ['{"constructor":{"prototype":{"admin":true}},"email":"a@b.example","password":"x"}'],
  ['["email","password"]'],
  ['"text"'],
  ['{'],
  ['{"email":"a@b.example","password":"\\u0000"}'],
  [`{"email":"a@b.example","password":"${'x'.repeat(1001)}"}`],
])('a strange body is refused in a sentence: %s', async (payload) => {
  const headers = { 'content-type': 'application/json', 'x-wheelhouse': '1' }
  const reply = await app.inject({ method: 'POST', url: '/api/sign-in', headers, payload })
  expect(reply.statusCode).toBe(422)
  expect(reply.headers['content-type']).toContain('application/problem+json')
  expect(({} as { admin?: boolean }).admin).toBeUndefined()
})

test('a body that is too large is refused before it is read', async () => {
  const payload = JSON.stringify({ email: 'a@b.example', password: 'x'.repeat(3_000_000) })
  const headers = { 'content-type': 'application/json', 'x-wheelhouse': '1' }
  const reply = await app.inject({ method: 'POST', url: '/api/sign-in', headers, payload })
  expect(reply.statusCode).toBe(413)
})

test('a session is asked for before anything else: strangers learn nothing of what exists', async () => {
  const stranger = browser()
  for (const url of ['/api/me', '/api/identity/accounts', '/api/identity/mail', '/api/live'])
    expect((await stranger.get(url)).status).toBe(401)
})

test('figures for operators are for this machine and those who administer it', async () => {
  const from = (remoteAddress: string, headers = {}) =>
    app.inject({ method: 'GET', url: '/metrics', remoteAddress, headers })
  expect((await from('127.0.0.1')).statusCode).toBe(200)
  expect((await from('192.0.2.7')).statusCode).toBe(401)
  expect((await from('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })).statusCode).toBe(401)
  const cookie = `session=${admin.jar.get('session') ?? ''}`
  expect((await from('192.0.2.7', { cookie })).statusCode).toBe(200)
})

test('figures name what is promised; files, whose names change with every build, are one', async () => {
  await app.inject({ method: 'GET', url: '/assets/index-1a2b3c.js' })
  const { body } = await app.inject({ method: 'GET', url: '/metrics', remoteAddress: '127.0.0.1' })
  const routes = new Set(Array.from(body.matchAll(/route="([^"]*)"/g), ([, route]) => route))
  expect(
    [...routes].filter((route = '') => !/^(?:page|none|\/(?:api|healthz|readyz|metrics)\b.*)$/.test(route)),
  ).toEqual([])
})
