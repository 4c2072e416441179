import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { codeOf, codesForgotten } from '#test/authenticator'
import { administrator, type Browser, house, password } from '#test/door'
import { openidProvider } from '#test/openid-provider'

const origin = 'http://wheelhouse.example'
const backOf = (name: string) => `${origin}/sign-in/by/${name}`
const entra = {
  client_id: 'wheelhouse',
  client_secret: 'a secret of the tests, long enough',
  redirect_uri: backOf('entra'),
}
const open = { client_id: 'without-secret', redirect_uri: backOf('open') }
const { issuer, people, walk } = await openidProvider([entra, open])
const { db, browser, admin, join, protect, told } = await house({ publicUrl: origin })

const facts = { label: 'Entra', issuer, client_id: entra.client_id, client_secret: entra.client_secret }
const providers = '/api/identity/sign-on/providers'
const made = await admin.post(providers, { name: 'entra', ...facts })
const id = String(made.body['id'])
const secretAnew = { client_secret: entra.client_secret }
const change = (patch: object) => admin.patch(`${providers}/${id}`, patch)

/** The whole way there and back; `tamper` changes what comes back. */
async function through(
  own: Browser,
  { name = 'entra', purpose = 'enter', next = '/', tamper = (a: string) => a } = {},
) {
  const begun = await own.post('/api/sign-in/provider', { name, purpose, next })
  if (begun.status !== 200) return begun
  const answer = await walk(String(begun.body['to']), backOf(name))
  return own.post('/api/sign-in/provider/back', { name, answer: tamper(answer) })
}

let count = 0
/** Somebody whom the provider knows by this address. */
function known(email: string, more: Record<string, unknown> = {}, how: { amr?: string[]; at?: number } = {}) {
  const subject = `subject-${(count += 1)}`
  people.known[subject] = { claims: { email, email_verified: true, name: 'Somebody', ...more }, ...how }
  return subject
}
const as = (subject: string) => {
  people.now = subject
  people.refuses = false
}
const notIn = { status: 403, body: { key: 'identity-sign-on.not-let-in' } }
const whys = async () => {
  const { rows } = await sql<{ why: string }>`
    select d.payload::jsonb ->> 'why' as why from event e join event_data d on d.event_id = e.id
    where e.kind = 'identity.provider-refused' order by e.id desc limit 1`.execute(db)
  return rows[0]?.why
}

test('what an administrator sets up is shown without its secret, and kept locked', async () => {
  expect(made).toMatchObject({ status: 200, body: { redirect_uri: backOf('entra') } })
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

test('whoever has an account comes in by a verified address, and from then on by what the provider calls them', async () => {
  const ana = await join('Ana')
  const subject = known(ana.email.toUpperCase())
  as(subject)
  const own = browser('10.0.0.9')
  expect(await through(own, { next: '/desk?q=vpn' })).toMatchObject({
    status: 200,
    body: { code: false, next: '/desk?q=vpn', purpose: 'enter' },
  })
  expect((await own.get('/api/me')).body).toMatchObject({ id: ana.id })
  expect([...own.jar.keys()]).toEqual(['session'])
  expect((await own.get('/api/me/sign-ins')).body['items']).toMatchObject([
    { how: 'provider', provider: 'Entra', result: 'in', ip: '10.0.0.9' },
    { how: 'link' },
  ])
  expect(await told(ana.id)).toEqual(expect.arrayContaining(['identity.linked', 'identity.signed-in']))
  // Their address there changes, is not vouched for, or becomes another's of ours: it no longer matters.
  people.known[subject] = { claims: { email: administrator.email, email_verified: false } }
  const again = browser()
  expect((await through(again)).status).toBe(200)
  expect((await again.get('/api/me')).body).toMatchObject({ id: ana.id })
  expect((await admin.get(`/api/identity/accounts/${ana.id}`)).body['links']).toMatchObject([{ subject }])
})

test('somebody new with an old address opens nothing', async () => {
  const tom = await join('Tom')
  as(known(tom.email))
  expect((await through(browser())).status).toBe(200)
  as(known(tom.email))
  expect(await through(browser())).toMatchObject(notIn)
  expect(await whys()).toBe('other-subject')
  const { body } = await admin.get(`/api/identity/accounts/${tom.id}`)
  const [link] = body['links'] as { id: string }[]
  expect((await admin.del(`/api/identity/sign-on/links/${link?.id}`)).status).toBe(200)
  expect((await through(browser())).status).toBe(200)
})

test('whoever keeps the directory comes in as nobody who sees to accounts', async () => {
  const [boss, worker] = [await join('Boss'), await join('Worker')]
  await admin.post('/api/identity/grants', { principal_ids: [boss.id], role: 'administrator' })
  const also = (of: { id: string }, value: string) =>
    sql`insert into person_contact (id, person_id, kind, label, value, position)
      values (gen_random_uuid(), ${of.id}::uuid, 'email', 'work', ${value}, 9)`.execute(db)
  await also(worker, 'worker.also@halden.example')
  as(known('worker.also@halden.example'))
  expect((await through(browser())).status).toBe(200)
  await also(boss, 'boss.also@halden.example')
  as(known('boss.also@halden.example'))
  expect(await through(browser())).toMatchObject(notIn)
  expect(await whys()).toBe('other-address')
  as(known(boss.email))
  expect((await through(browser())).status).toBe(200)
})

test('an address that nobody vouches for names nobody', async () => {
  const una = await join('Una')
  for (const email_verified of [false, undefined]) {
    as(known(una.email, { email_verified }))
    expect(await through(browser())).toMatchObject(notIn)
    expect(await whys()).toBe('unverified')
  }
  await change({ domains: ['halden.example'] })
  as(known(una.email, { email_verified: undefined }))
  expect((await through(browser())).status).toBe(200)
  await change({ domains: [] })
})

test('whoever is only in the directory gets an account as requester; others do where an administrator says so', async () => {
  const lone = await admin.post('/api/people', {
    display_name: 'Lone Berg',
    emails: [{ value: 'lone@halden.example' }],
  })
  expect(lone.status).toBe(200)
  as(known('lone@halden.example'))
  await change({ admits: 'accounts' })
  expect(await through(browser())).toMatchObject(notIn)
  expect(await whys()).toBe('no-account')
  await change({ admits: 'directory' })
  const own = browser()
  expect((await through(own)).status).toBe(200)
  expect((await own.get('/api/me')).body).toMatchObject({ id: lone.body['id'], roles: ['requester'] })

  const stranger = known('new@halden.example', {
    name: ' New\n Person ',
    given_name: 'New',
    family_name: 'Person',
  })
  as(stranger)
  expect(await through(browser())).toMatchObject(notIn)
  expect(await whys()).toBe('unknown')
  await change({ admits: 'anyone', domains: ['halden.example'] })
  const fresh = browser()
  expect((await through(fresh)).status).toBe(200)
  expect((await fresh.get('/api/me')).body).toMatchObject({ name: 'New Person', roles: ['requester'] })
  as(known('eve@elsewhere.example'))
  expect(await through(browser())).toMatchObject(notIn)
  expect(await whys()).toBe('other-domain')
  await change({ admits: 'directory', domains: [] })
})

test('a closed account stays shut, also for whoever was linked before', async () => {
  const eva = await join('Eva')
  as(known(eva.email))
  expect((await through(browser())).status).toBe(200)
  await admin.post(`/api/identity/accounts/${eva.id}/close`)
  expect(await through(browser())).toMatchObject(notIn)
  expect(await whys()).toBe('closed')
  expect((await admin.get(`/api/identity/accounts/${eva.id}/sign-ins`)).body['items']).toMatchObject([
    { result: 'closed', how: 'provider' },
    {},
    {},
  ])
})

test('an invitation is accepted by coming in; it cannot be taken back after that', async () => {
  const { body } = await admin.post('/api/identity/invitations', {
    people: [{ name: 'Siv', email: 'siv@halden.example' }],
  })
  const [invited] = body['invited'] as { id: string; link: string }[]
  as(known('siv@halden.example'))
  expect((await through(browser())).status).toBe(200)
  expect((await admin.get(`/api/identity/accounts/${invited?.id}`)).body).toMatchObject({ state: 'active' })
  const back = await admin.post(`/api/identity/accounts/${invited?.id}/withdraw-invitation`)
  expect(back.status).toBe(409)
  const secret = String(invited?.link).split('#')[1]
  expect((await browser().post('/api/identity/accept', { secret, password })).status).toBe(404)
})

test('our second factor is asked all the same, unless the provider’s counts', async () => {
  const ida = await join('Ida')
  const { secret } = await protect(ida.browser)
  const subject = known(ida.email)
  as(subject)
  const own = browser()
  expect((await through(own)).body).toMatchObject({ code: true, app: true, passkey: false })
  expect((await own.get('/api/me')).status).toBe(401)
  expect((await own.post('/api/sign-in/code', { code: codeOf(secret) })).status).toBe(200)
  expect((await own.get('/api/me/sign-ins')).body['items']).toMatchObject([
    { how: 'provider-and-code', provider: 'Entra', result: 'in' },
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
  await sql`update sign_in_attempt set expires_at = now()`.execute(db)
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
  expect(await whys()).toBe('failed')
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

// ---------------------------------------------------------------- asked again

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

// ---------------------------------------------------------------- own ways

test('where passwords are for administrators, they alone come by one, and everyone else is told nothing', async () => {
  const [gro, boss] = [await join('Gro'), await join('Boss', [{ role: 'administrator' }])]
  const { body } = await admin.post('/api/identity/invitations', {
    people: [{ name: 'Per', email: 'per@halden.example' }],
  })
  const [invited] = body['invited'] as { link: string }[]
  expect((await admin.post('/api/identity/sign-on/own-ways', { own_ways: 'administrators' })).status).toBe(
    200,
  )
  const refused = { status: 422, body: { key: 'identity.wrong-sign-in' } }
  expect(await browser().signIn(gro.email)).toMatchObject(refused)
  expect(await browser().signIn(gro.email, 'wrong word of all')).toMatchObject(refused)
  expect((await browser().signIn(boss.email)).status).toBe(200)
  expect((await admin.get(`/api/identity/accounts/${gro.id}/sign-ins`)).body['items']).toMatchObject([
    { result: 'wrong-password' },
    { result: 'own-ways' },
    {},
  ])
  const secret = String(invited?.link).split('#')[1]
  expect((await browser().post('/api/identity/link', { secret })).body).toMatchObject({ password: false })
  expect(await browser().post('/api/identity/accept', { secret, password })).toMatchObject({
    status: 409,
    body: { key: 'identity-sign-on.password-off' },
  })
  expect((await browser().get('/api/identity/door')).body).toMatchObject({ own_ways: 'administrators' })
  // With no provider in use there would be no way in.
  for (const one of ['entra', 'open']) {
    const row = await db
      .selectFrom('sign_in_provider')
      .select('id')
      .where('name', '=', one)
      .executeTakeFirst()
    await admin.del(`${providers}/${row?.id}`)
  }
  expect((await browser().signIn(gro.email)).status).toBe(200)
  await admin.post('/api/identity/sign-on/own-ways', { own_ways: 'everyone' })
  expect(await admin.post('/api/identity/sign-on/own-ways', { own_ways: 'administrators' })).toMatchObject({
    status: 409,
  })
})
