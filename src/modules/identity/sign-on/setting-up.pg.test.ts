import { expect, test } from 'vitest'
import { administrator } from '#test/door'
import { backOf, entra, open, providers, signOnHouse } from '#test/sign-on'

const { db, browser, admin, join, origin, issuer, facts, added, id, change, through, known, as } =
  await signOnHouse()
const secretAnew = { client_secret: entra.client_secret }

test('what an administrator sets up is shown without its secret, and kept locked', async () => {
  expect(added).toMatchObject({ status: 200, body: { redirect_uri: backOf('entra') } })
  const { body } = await admin.get('/api/identity/sign-on')
  expect(body).toMatchObject({
    own_ways: 'everyone',
    origin,
    providers: [{ label: 'Entra', has_secret: true }],
  })
  expect(JSON.stringify(body)).not.toContain(entra.client_secret)
  const row = await db.selectFrom('sign_in_provider').select('client_secret').executeTakeFirstOrThrow()
  expect(row.client_secret?.includes(Buffer.from(entra.client_secret))).toBe(false)
  expect((await browser().get('/api/identity/door')).body).toMatchObject({
    providers: [{ name: 'entra', label: 'Entra' }],
  })
})

test.each([
  ['plain http elsewhere', { issuer: 'http://idp.example' }, 'issuer'],
  ['the whole world', { admits: 'anyone' }, 'domains'],
])('refused: %s', async (_, patch, field) => {
  expect(await admin.post(providers, { name: 'other', ...facts, ...patch })).toMatchObject({
    status: 422,
    body: { fields: { [field]: expect.any(String) } },
  })
})

test('a provider out of use opens nothing, but can be tried', async () => {
  await change({ active: false })
  const shut = await browser().post('/api/sign-in/provider', { name: 'entra' })
  expect(shut).toMatchObject({ status: 404, body: { key: 'identity-sign-on.no-provider' } })
  const una = await join('Una')
  expect(await una.browser.post('/api/sign-in/provider', { name: 'entra', purpose: 'try' })).toMatchObject({
    status: 404,
  })
  const subject = known(una.email)
  as(subject)
  const { body } = await through(admin, { purpose: 'try' })
  expect(body['tried']).toMatchObject({
    subject,
    address: una.email,
    verified: true,
    good: true,
    outcome: expect.stringContaining('Una'),
  })
  // Nobody was linked, and the administrator is still who they were.
  expect((await admin.get(`/api/identity/accounts/${una.id}`)).body['links']).toEqual([])
  expect((await admin.get('/api/me')).body).toMatchObject({ name: administrator.name })
  await change({ active: true })
})

test('trying says what is wrong', async () => {
  await change({ client_secret: 'not the secret that was given' })
  as(known('nobody@halden.example'))
  const tried = async () => (await through(admin, { purpose: 'try' })).body['tried'] as { outcome: string }
  expect((await tried()).outcome).toMatch(/does not take this client id and secret/)
  await change({ client_secret: entra.client_secret })
  expect((await tried()).outcome).toMatch(/Nobody here has the address nobody@halden.example/)
  as(known('nobody@halden.example', { email_verified: false }))
  expect((await tried()).outcome).toMatch(/No verified address came along/)
})

const findings = async () => {
  const { body } = await admin.post(`${providers}/${id}/check`)
  return body['findings'] as { what: string; good: boolean | null; text: string }[]
}

test('a check finds out what can be found without anyone signing in', async () => {
  expect(await findings()).toMatchObject([
    { what: 'Reached', good: true, text: `It answers as ${issuer}` },
    { what: 'Clock', good: true },
    { what: 'Client id and secret', good: true },
    { what: 'Redirect address', good: true },
  ])
  await change({ client_secret: 'not the secret that was given' })
  expect(await findings()).toMatchObject([
    { good: true },
    { good: true },
    { good: false, text: expect.stringMatching(/does not take/) },
    { good: true },
  ])
  await change({ client_secret: entra.client_secret, client_id: open.client_id })
  expect((await findings())[3]).toMatchObject({
    good: false,
    text: expect.stringMatching(
      /Register exactly this one there: http:\/\/wheelhouse.example\/sign-in\/by\/entra/,
    ),
  })
  await change({ ...secretAnew, client_id: entra.client_id, issuer: `${issuer}/tenant` })
  expect(await findings()).toMatchObject([
    { good: false, text: expect.stringMatching(/not as an OpenID provider/) },
  ])
  await change({ ...secretAnew, issuer: issuer.replace('127.0.0.1', 'localhost') })
  expect(await findings()).toMatchObject([
    { good: false, text: expect.stringMatching(/calls itself otherwise/) },
  ])
  await change({ ...secretAnew, issuer: 'http://127.0.0.1:9' })
  expect(await findings()).toMatchObject([{ good: false, text: expect.stringMatching(/cannot be reached/) }])
  const strange = await browser().post('/api/sign-in/provider', { name: 'entra' })
  expect(strange).toMatchObject({ status: 503, body: { key: 'identity-sign-on.failed' } })
  await change({ ...secretAnew, issuer })
})

test('a secret is told to no other issuer', async () => {
  const other = { issuer: 'https://elsewhere.example' }
  expect(await change(other)).toMatchObject({
    status: 422,
    body: { fields: { client_secret: expect.any(String) } },
  })
})

test('with another client id or issuer everyone is matched anew', async () => {
  const links = () => db.selectFrom('linked_identity').where('provider_id', '=', id).select('id').execute()
  const bo = await join('Bo')
  as(known(bo.email))
  await through(browser())
  await change({ label: 'Entra ID' })
  expect((await links()).length).toBeGreaterThan(0)
  await change({ client_id: 'other' })
  expect(await links()).toEqual([])
  await change({ label: 'Entra', client_id: entra.client_id })
})
