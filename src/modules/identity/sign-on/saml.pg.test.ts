import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { type Browser, house, notIn } from '#test/door'
import { type Came, password, requestIn, samlProvider, type Told } from '#test/saml-provider'

const origin = 'http://wheelhouse.example'
const saml = '/api/identity/sign-on/saml'
const provider = samlProvider()
const { db, admin, browser, join } = await house({ publicUrl: origin })
const facts = { label: 'ADFS', entity_id: `${origin}/saml`, metadata: provider.metadata() }
const added = await admin.post(saml, { name: 'adfs', ...facts })
const id = String(added.body['id'])
const change = (patch: object) => admin.patch(`${saml}/${id}`, patch)
await change({ domains: ['halden.example'] })

interface How {
  purpose?: string
  next?: string
  answer: (came: Came) => string
}
/** The whole way there and back. */
async function through(own: Browser, { purpose = 'enter', next = '/', answer }: How) {
  const begun = await own.post('/api/sign-in/provider', { name: 'adfs', purpose, next })
  expect(begun.status).toBe(200)
  return own.post('/api/sign-in/provider/back', {
    name: 'adfs',
    answer: answer(requestIn(String(begun.body['to']))),
  })
}
const as =
  (subject: string, email: string, more: Partial<Told> = {}) =>
  (came: Came) =>
    provider.answer(came, { subject, attributes: { mail: email, displayName: 'Somebody & co' }, ...more })

test('whoever has an account comes in by an address of a domain of ours, and from then on by a name that stays', async () => {
  const ana = await join('Ana')
  const own = browser('10.0.0.9')
  expect(
    await through(own, { next: '/desk?q=vpn', answer: as('s-1', ana.email.toUpperCase()) }),
  ).toMatchObject({
    status: 200,
    body: { code: false, next: '/desk?q=vpn', purpose: 'enter' },
  })
  expect((await own.get('/api/me')).body).toMatchObject({ id: ana.id })
  expect((await own.get('/api/me/sign-ins')).body['items']).toMatchObject([
    { how: 'provider', provider: 'ADFS', result: 'in', ip: '10.0.0.9' },
    { how: 'link' },
  ])
  const again = browser()
  expect((await through(again, { answer: as('s-1', 'other@elsewhere.example') })).status).toBe(200)
  expect((await again.get('/api/me')).body).toMatchObject({ id: ana.id })
})

const strange = provider.keys('stranger')
const wrapped = (xml: string) => {
  const inner = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? ''
  const evil = inner
    .replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '')
    .replace('ID="assertion"', 'ID="evil"')
    .replace('>s-evil<', '>s-admin<')
  return xml.replace(inner, `${evil}<samlp:Extensions>${inner}</samlp:Extensions>`)
}
const evil = (came: Came, told: Partial<Told> = {}, how: Parameters<typeof provider.answer>[2] = {}) =>
  provider.answer(came, { subject: 's-evil', attributes: { mail: 'eve@halden.example' }, ...told }, how)
const over = new Date(Date.now() - 10 * 60_000)

const attacks: [why: string, answer: (came: Came) => string][] = [
  ['another key', (came) => evil(came, {}, { by: strange })],
  ['a changed word', (came) => evil(came, {}, { tamper: (xml) => xml.replace('eve@', 'ana@') })],
  [
    'no signature',
    (came) => evil(came, {}, { tamper: (xml) => xml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '') }),
  ],
  ['a signature wrapped', (came) => evil(came, {}, { tamper: wrapped })],
  [
    'a second assertion beside',
    (came) =>
      evil(
        came,
        {},
        {
          tamper: (xml) =>
            xml.replace(
              /(<saml:Assertion[\s\S]*?<\/saml:Assertion>)/,
              (one) => one.replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/, '') + one,
            ),
        },
      ),
  ],
  [
    'a document type',
    (came) =>
      evil(
        came,
        {},
        { tamper: (xml) => xml.replace('<samlp:Response', '<!DOCTYPE x [<!ENTITY e "x">]><samlp:Response') },
      ),
  ],
  ['another audience', (came) => evil(came, { audience: 'urn:somebody:else' })],
  ['another issuer', (came) => evil(came, { issuer: 'urn:somebody:else' })],
  ['another recipient', (came) => evil(came, { recipient: 'https://elsewhere.example/sign-in/by/adfs' })],
  ['an answer to nothing, wrapped as one to this', (came) => evil(came, { inResponseTo: undefined })],
  [
    'an answer to another request',
    (came) => evil(came, { inResponseTo: '_another' }, { respondsTo: '_another' }),
  ],
  ['an answer that is over', (came) => evil(came, { until: over })],
  ['a passing name', (came) => evil(came, { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' })],
  ['another state', (came) => evil({ ...came, state: 'another' })],
  ['nothing', () => ''],
  [
    'what is no XML',
    ({ state }) => new URLSearchParams({ SAMLResponse: 'AAAA', RelayState: state }).toString(),
  ],
]

test.each(attacks)('%s lets nobody in', async (_, answer) => {
  const own = browser()
  expect(await through(own, { answer })).toMatchObject({
    status: 503,
    body: { key: 'identity-sign-on.failed' },
  })
  expect((await own.get('/api/me')).status).toBe(401)
})

test('an answer is good once, for the browser that asked', async () => {
  const bo = await join('Bo')
  const own = browser()
  let kept = ''
  const answer = (came: Came) => (kept = as('s-2', bo.email)(came))
  expect((await through(own, { answer })).status).toBe(200)
  const replayed = { name: 'adfs', answer: kept }
  expect((await own.post('/api/sign-in/provider/back', replayed)).status).toBe(409)
  expect(await through(browser(), { answer: () => kept })).toMatchObject({ status: 503 })
})

test('a comment within a name or an address makes nobody another', async () => {
  const cut = (xml: string) => xml.replace('>s-3.evil<', '>s-3<!---->.evil<')
  const answer = (came: Came) =>
    provider.answer(
      came,
      { subject: 's-3.evil', attributes: { mail: 'nobody@halden.example' } },
      { tamper: cut },
    )
  // Canonical XML leaves comments out, so that the signature holds: the name is read whole.
  const { body } = await through(admin, { purpose: 'try', answer })
  expect(body['tried']).toMatchObject({ subject: 's-3.evil' })
})

test('an address outside of our domains names nobody', async () => {
  const cai = await join('Cai')
  await change({ domains: ['elsewhere.example'] })
  expect(await through(browser(), { answer: as('s-4', cai.email) })).toMatchObject(notIn)
  await change({ domains: ['halden.example'] })
})

test('whoever tries it is told what would have happened, and how they signed in there', async () => {
  const dan = await join('Dan')
  const { body } = await through(admin, { purpose: 'try', answer: as('s-5', dan.email) })
  expect(body['tried']).toMatchObject({
    subject: 's-5',
    address: dan.email,
    verified: true,
    methods: [password],
    strong: false,
  })
  await change({ factor_values: [password] })
  const again = await through(admin, { purpose: 'try', answer: as('s-5', dan.email) })
  expect(again.body['tried']).toMatchObject({ strong: true })
  await change({ factor_values: [] })
  const odd = await through(admin, {
    purpose: 'try',
    answer: (came) => evil(came, { recipient: 'https://x.example' }),
  })
  expect(odd.body['tried']).toMatchObject({
    good: false,
    outcome: expect.stringMatching(/^It answers something else/),
  })
})

test('who shows it anew is asked there again', async () => {
  const eli = await join('Eli')
  const own = browser()
  await through(own, { answer: as('s-6', eli.email) })
  await sql`update session set proven_at = now() - interval '1 hour' where person_id = ${eli.id}::uuid`.execute(
    db,
  )
  let again = false
  const shown = (more: Partial<Told>) => (came: Came) => {
    again = came.again
    return as('s-6', eli.email, more)(came)
  }
  const stale = { signedIn: new Date(Date.now() - 3_600_000) }
  expect((await through(own, { purpose: 'prove', answer: shown(stale) })).status).toBe(409)
  expect(again).toBe(true)
  expect((await through(own, { purpose: 'prove', answer: shown({}) })).status).toBe(200)
})

test('metadata is read, refused with a reason, and ours given out', async () => {
  const listed = async () => (await admin.get('/api/identity/sign-on')).body['providers']
  expect(await listed()).toMatchObject([
    {
      protocol: 'saml',
      issuer: provider.issuer,
      client_id: facts.entity_id,
      redirect_uri: `${origin}/sign-in/by/adfs`,
    },
  ])
  const wrong: [string, RegExp][] = [
    ['<EntityDescriptor', /no XML/],
    [provider.metadata('AAAA'), /no certificate/],
    [provider.metadata().replaceAll('HTTP-Redirect', 'SOAP'), /HTTP-Redirect/],
    [provider.metadata().replace('https://provider.example/sso', 'http://provider.example/sso'), /https/],
    [`<!DOCTYPE x>${provider.metadata()}`, /no XML/],
  ]
  for (const [metadata, why] of wrong)
    expect(await change({ metadata })).toMatchObject({
      status: 422,
      body: { fields: { metadata: expect.stringMatching(why) } },
    })
  expect((await admin.patch(`/api/identity/sign-on/providers/${id}`, { label: 'x' })).status).toBe(404)
  const told = await browser().get('/api/sign-in/saml/adfs/metadata')
  expect(told.status).toBe(200)
  expect(
    (await admin.post(`/api/identity/sign-on/providers/${id}/check`, {})).body['findings'],
  ).toMatchObject([
    {},
    { what: 'Certificates', good: true },
    { good: null, text: expect.stringContaining(facts.entity_id) },
  ])
})
