import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { administrator, type Browser } from '#test/door'
import { backOf, open, providers, signOnHouse } from '#test/sign-on'

const { db, browser, admin, join, people, walk, facts, change, through, known, as, why } = await signOnHouse()

test('what comes back serves once, in the browser that began, for the provider that it began with', async () => {
  const kim = await join('Kim')
  as(known(kim.email))
  const gone = { status: 409, body: { key: 'identity-sign-on.gone' } }
  const own = browser()
  const begun = await own.post('/api/sign-in/provider', { name: 'entra' })
  expect(begun.cookies).toEqual([
    expect.stringMatching(/^sign-in=[\w-]{43}; Max-Age=900; Path=\/; HttpOnly; SameSite=Strict$/),
  ])
  const answer = await walk(String(begun.body['to']), backOf('entra'))
  const cookie = own.jar.get('sign-in') ?? ''
  const end = (who: Browser, name = 'entra') => who.post('/api/sign-in/provider/back', { name, answer })
  expect(await end(browser())).toMatchObject(gone)
  // Another browser that has begun, too: a link with somebody else’s answer signs nobody in as them.
  const other = browser()
  await other.post('/api/sign-in/provider', { name: 'entra' })
  expect((await end(other)).body).toMatchObject({ key: 'identity-sign-on.failed' })
  expect((await other.get('/api/me')).status).toBe(401)
  expect((await end(own)).status).toBe(200)
  own.jar.set('sign-in', cookie)
  expect(await end(own)).toMatchObject(gone)

  await admin.post(providers, {
    name: 'open',
    ...facts,
    label: 'Open',
    client_id: open.client_id,
    client_secret: null,
  })
  const mixed = browser()
  const there = await mixed.post('/api/sign-in/provider', { name: 'entra' })
  const mixedUp = await walk(String(there.body['to']), backOf('entra'))
  const swapped = await mixed.post('/api/sign-in/provider/back', { name: 'open', answer: mixedUp })
  expect(swapped).toMatchObject(gone)

  const late = browser()
  const begunLate = await late.post('/api/sign-in/provider', { name: 'entra' })
  const lateAnswer = await walk(String(begunLate.body['to']), backOf('entra'))
  await sql`update sign_in_attempt set expires_at = now() - interval '1 second'`.execute(db)
  expect(await late.post('/api/sign-in/provider/back', { name: 'entra', answer: lateAnswer })).toMatchObject(
    gone,
  )
})

test('a provider without a secret is held to PKCE alone', async () => {
  const pia = await join('Pia')
  as(known(pia.email))
  expect((await through(browser(), { name: 'open' })).status).toBe(200)
})

test.each([
  ['another state', (answer: string) => answer.replace(/state=[^&]+/, 'state=other')],
  ['another code', (answer: string) => answer.replace(/code=[^&]+/, 'code=other')],
  ['another issuer', (answer: string) => answer.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')],
  ['nothing', () => ''],
  ['rubbish', () => '%%%&&&state[]=1'],
])('%s is refused in the same words', async (_, tamper) => {
  as(known(administrator.email))
  const own = browser()
  expect(await through(own, { tamper })).toMatchObject({
    status: 503,
    body: { key: 'identity-sign-on.failed', title: expect.stringContaining('Entra') },
  })
  expect((await own.get('/api/me')).status).toBe(401)
  expect(await why()).toBe('failed')
})

test('what another key has signed is not believed', async () => {
  as(known(administrator.email))
  people.forged = true
  // Its keys are asked for anew.
  await change({ label: 'Entra' })
  expect((await through(browser())).body).toMatchObject({ key: 'identity-sign-on.failed' })
  people.forged = false
  await change({ label: 'Entra' })
  as(known(administrator.email))
  expect((await through(browser())).status).toBe(200)
})

test('whoever turns back at the provider is told so in the same words', async () => {
  as('')
  people.refuses = true
  expect((await through(browser())).body).toMatchObject({ key: 'identity-sign-on.failed' })
})

test.each(['https://evil.example', '//evil.example', '/\\evil.example', '/sign-in/by/entra?x'])(
  '%s is no page to go on to',
  async (next) => {
    as(known(administrator.email))
    const reply = await through(browser(), { next })
    expect(reply.body['next'] ?? '/').toBe('/')
    expect(reply.status).not.toBe(503)
  },
)
