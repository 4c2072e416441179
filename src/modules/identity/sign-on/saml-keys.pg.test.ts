import { X509Certificate, verify } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { house } from '#test/door'
import { providerChanged } from '../events.ts'
import { type Came, requestIn, safeWays, samlProvider } from '#test/saml-provider'

const origin = 'http://wheelhouse.example'
const saml = '/api/identity/sign-on/saml'
const provider = samlProvider()
const { db, admin, browser, call, join } = await house({ publicUrl: origin })
const facts = { label: 'ADFS', entity_id: `${origin}/saml`, domains: ['halden.example'] }
const added = await admin.post(saml, { name: 'adfs', ...facts, metadata: provider.metadata() })
const change = (patch: object) => admin.patch(`${saml}/${String(added.body['id'])}`, patch)

const ours = async () => {
  const { body } = await call(undefined, 'GET', '/api/sign-in/saml/adfs/metadata')
  return body as string
}
const certificateFor = async (use: string) => {
  const keys = (await ours()).split('<KeyDescriptor').filter((one) => one.includes(`use="${use}"`))
  return /<ds:X509Certificate>([^<]+)</.exec(keys[0] ?? '')?.[1]?.replaceAll(/\s/g, '') ?? ''
}
async function through(answer: (came: Came) => string) {
  const own = browser()
  const begun = await own.post('/api/sign-in/provider', { name: 'adfs', purpose: 'enter', next: '/' })
  const to = String(begun.body['to'])
  const back = await own.post('/api/sign-in/provider/back', { name: 'adfs', answer: answer(requestIn(to)) })
  return { own, to, back }
}
const ana = await join('Ana')
const answered =
  (tamper: (xml: string) => string, by?: Parameters<typeof provider.answer>[2]) => (came: Came) =>
    provider.answer(came, { subject: 's-1', attributes: { mail: ana.email } }, { ...by, tamper })
const failed = { status: 503, body: { key: 'identity-sign-on.failed' } }

test.each([
  ['by GCM', safeWays],
  ['by CBC', { ...safeWays, data: 'http://www.w3.org/2001/04/xmlenc#aes128-cbc' }],
])('what only we can read lets in whom it names, encrypted %s', async (_, ways) => {
  const certificate = await certificateFor('encryption')
  const { own, back } = await through(answered((xml) => provider.encrypted(xml, certificate, ways)))
  expect(back).toMatchObject({ status: 200 })
  expect((await own.get('/api/me')).body).toMatchObject({ id: ana.id })
})

test('encrypted for somebody else, by somebody else’s signature, changed on the way or in a way of old: nobody comes in', async () => {
  const certificate = await certificateFor('encryption')
  const stranger = provider.keys('stranger')
  const encrypted = (xml: string) => provider.encrypted(xml, certificate)
  for (const answer of [
    answered((xml) => provider.encrypted(xml, stranger.base64)),
    answered(encrypted, { by: stranger }),
    answered((xml) =>
      encrypted(xml).replace(
        /<CipherValue>(.{40})[\s\S]*?(?=<\/CipherValue>\s*<\/CipherData>\s*<\/EncryptedData>)/,
        '<CipherValue>$1AAAA',
      ),
    ),
    answered((xml) =>
      provider.encrypted(xml, certificate, { ...safeWays, key: 'http://www.w3.org/2001/04/xmlenc#rsa-1_5' }),
    ),
    answered((xml) =>
      provider.encrypted(xml, certificate, {
        ...safeWays,
        data: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc',
      }),
    ),
  ]) {
    const { own, back } = await through(answer)
    expect(back).toMatchObject(failed)
    expect((await own.get('/api/me')).status).toBe(401)
  }
})

test('requests are signed where its metadata wants that, and by the key that ours tells', async () => {
  const unsigned = await through(answered((xml) => xml))
  expect(new URL(unsigned.to).searchParams.has('Signature')).toBe(false)
  expect(await ours()).toContain('AuthnRequestsSigned="false"')
  await change({ metadata: provider.metadata(provider.certificate, '', ' WantAuthnRequestsSigned="true"') })
  const { to, back } = await through(answered((xml) => xml))
  expect(back.status).toBe(200)
  expect(await ours()).toContain('AuthnRequestsSigned="true"')
  const [signed = '', signature = ''] = new URL(to).search.slice(1).split('&Signature=')
  expect(new URL(to).searchParams.get('SigAlg')).toContain('rsa-sha256')
  const said = ['SAMLRequest', 'RelayState', 'SigAlg']
    .map((name) => signed.split('&').find((part) => part.startsWith(`${name}=`)))
    .join('&')
  const { publicKey } = new X509Certificate(Buffer.from(await certificateFor('signing'), 'base64'))
  expect(
    verify('sha256', Buffer.from(said), publicKey, Buffer.from(decodeURIComponent(signature), 'base64')),
  ).toBe(true)
})

test('a key is renewed by hand: what is still encrypted for the one before is read, until the next time', async () => {
  const first = await certificateFor('encryption')
  const renew = () => admin.post(`${saml}/${String(added.body['id'])}/key`, {})
  const { status, body } = await renew()
  expect(status).toBe(200)
  const second = await certificateFor('encryption')
  const shown = new X509Certificate(String(body['certificate']))
  expect(shown.raw.toString('base64')).toBe(second)
  expect(body).toMatchObject({ fingerprint: shown.fingerprint256, until: shown.validToDate.toISOString() })
  expect(second).not.toBe(first)
  const comes = async (certificate: string) =>
    (await through(answered((xml) => provider.encrypted(xml, certificate)))).back
  expect(await comes(first)).toMatchObject({ status: 200 })
  expect(await comes(second)).toMatchObject({ status: 200 })
  await renew()
  expect(await comes(first)).toMatchObject(failed)
  expect(await comes(second)).toMatchObject({ status: 200 })
  const { rows } = await sql<{ payload: string }>`
    select d.payload from event e join event_data d on d.event_id = e.id where e.kind = ${providerChanged.name} order by e.id desc limit 1`.execute(
    db,
  )
  expect(rows[0]?.payload).toContain('own_certificate')
})

test('the key lies locked, is shown to nobody, and is made anew where it opens no more', async () => {
  const row = await db
    .selectFrom('sign_in_provider')
    .select(['own_key', 'own_certificate'])
    .executeTakeFirstOrThrow()
  expect(row.own_key?.toString('latin1')).not.toContain('PRIVATE')
  const shown = JSON.stringify((await admin.get('/api/identity/sign-on')).body)
  for (const hidden of ['own_key', 'own_certificate', 'certificates']) expect(shown).not.toContain(hidden)
  await db
    .updateTable('sign_in_provider')
    .set({ own_key: Buffer.from('lost') })
    .execute()
  expect((await change({ label: 'ADFS' })).status).toBe(200)
  expect(await certificateFor('signing')).not.toBe(row.own_certificate)
  expect((await through(answered((xml) => xml))).back.status).toBe(200)
})
