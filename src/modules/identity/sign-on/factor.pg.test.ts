import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { codeOf, codesForgotten } from '#test/authenticator'
import { administrator, type Browser } from '#test/door'
import { backOf, signOnHouse } from '#test/sign-on'

const { db, browser, admin, join, protect, people, walk, change, through, known, as } = await signOnHouse()

test('our second factor is asked all the same, unless the provider’s counts', async () => {
  const ida = await join('Ida')
  const { secret } = await protect(ida.browser)
  const subject = known(ida.email)
  as(subject)
  const own = browser()
  expect((await through(own)).body).toMatchObject({ code: true, app: true, passkey: false })
  expect((await own.get('/api/me')).status).toBe(401)
  expect((await own.post('/api/sign-in/code', { code: '000000' })).status).toBe(422)
  expect((await own.post('/api/sign-in/code', { code: codeOf(secret) })).status).toBe(200)
  expect((await own.get('/api/me/sign-ins')).body['items']).toMatchObject([
    { how: 'provider-and-code', provider: 'Entra', result: 'in' },
    { how: 'provider', provider: 'Entra', result: 'wrong-code' },
    {},
  ])
  await codesForgotten(db)
  people.known[subject] = { claims: { email: ida.email }, amr: ['pwd', 'mfa'] }
  expect((await through(browser())).body).toMatchObject({ code: true })
  await change({ factor_values: ['mfa'] })
  expect((await through(browser())).body).toMatchObject({ code: false })
  people.known[subject] = { claims: { email: ida.email }, amr: ['pwd'] }
  expect((await through(browser())).body).toMatchObject({ code: true })
})

test('a role that needs a second factor is content with the provider’s, where it counts', async () => {
  const leo = await join('Leo', [{ role: 'technician' }])
  await admin.post('/api/identity/second-factor-roles', { roles: ['technician'] })
  const subject = known(leo.email, {}, { amr: ['mfa'] })
  as(subject)
  const [strong, weak] = [browser(), browser()]
  await through(strong)
  expect((await strong.get('/api/me')).body).toMatchObject({ owes_factor: false })
  people.known[subject] = { claims: { email: leo.email }, amr: ['pwd'] }
  await through(weak)
  expect((await weak.get('/api/me')).body).toMatchObject({ owes_factor: true })
  await admin.post('/api/identity/second-factor-roles', { roles: [] })
  await change({ factor_values: [] })
})

const dangerous = (own: Browser) => own.post('/api/me/second-factor/app')
const asked = { status: 403, body: { kind: 'proof-needed' } }

test('before something dangerous one may show who one is at the provider, by signing in there anew', async () => {
  const may = await join('May')
  const subject = known(may.email)
  as(subject)
  const own = browser()
  await through(own)
  await sql`update session set proven_at = now() - interval '1 hour' where person_id = ${may.id}::uuid`.execute(
    db,
  )
  expect(await dangerous(own)).toMatchObject(asked)
  expect((await own.get('/api/me/second-factor')).body).toMatchObject({ providers: [{ name: 'entra' }] })
  // Signed in there an hour ago is not anew.
  people.known[subject] = { claims: { email: may.email }, at: Math.floor(Date.now() / 1000) - 3600 }
  expect((await through(own, { purpose: 'prove' })).status).toBe(409)
  expect(await dangerous(own)).toMatchObject(asked)
  people.known[subject] = { claims: { email: may.email } }
  // Neither is somebody else.
  as(known(administrator.email))
  expect((await through(own, { purpose: 'prove' })).status).toBe(409)
  expect(await dangerous(own)).toMatchObject(asked)
  as(subject)
  expect(await through(own, { purpose: 'prove' })).toMatchObject({ status: 200, body: { purpose: 'prove' } })
  expect((await dangerous(own)).status).toBe(200)
})

test('coming in by a sign-in of long ago shows nothing anew', async () => {
  const ole = await join('Ole')
  as(known(ole.email, {}, { at: Math.floor(Date.now() / 1000) - 3600 }))
  const own = browser()
  await through(own)
  expect(await dangerous(own)).toMatchObject(asked)
})

test('what a session began to show serves no other', async () => {
  const [ann, ben] = [await join('Ann'), await join('Ben')]
  as(known(ann.email))
  await through(ann.browser)
  const begun = await ann.browser.post('/api/sign-in/provider', { name: 'entra', purpose: 'prove' })
  const answer = await walk(String(begun.body['to']), backOf('entra'))
  ben.browser.jar.set('sign-in', ann.browser.jar.get('sign-in') ?? '')
  expect(await ben.browser.post('/api/sign-in/provider/back', { name: 'entra', answer })).toMatchObject({
    status: 409,
    body: { key: 'identity-sign-on.gone' },
  })
})
