import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { secondFactorRoles } from '#kernel/auth/second-factor'
import { announce } from '#kernel/installation'
import { decide } from '#kernel/settings'
import { changesStanding } from '#kernel/standing'
import { type Browser, house, password } from '#test/door'
import { type Authenticator, authenticatorAt } from '#test/passkey'

const origin = 'https://help.halden.example'
const { app, db, browser, admin, join, protect, told, write } = await house({ publicUrl: origin })

type Options = Parameters<Authenticator['show']>[0]
const optionsFrom = async (own: Browser, path: string) => {
  const { body } = await own.post(path)
  return body['options'] as Options
}
async function keep(own: Browser, key = authenticatorAt(origin)) {
  const answer = key.make(await optionsFrom(own, '/api/me/passkeys/begin'))
  const { status, body } = await own.post('/api/me/passkeys', { answer })
  return { key, status, body, id: String(body['id']), codes: (body['codes'] ?? []) as string[] }
}
const begin = (own: Browser) => optionsFrom(own, '/api/sign-in/passkey/begin')
const enter = async (own: Browser, key: Authenticator, how: Parameters<Authenticator['show']>[1] = {}) =>
  own.post('/api/sign-in/passkey', { answer: key.show(await begin(own), how) })
const shown = async (own: Browser) =>
  (await own.get('/api/me/second-factor')).body as {
    recovery_codes: number
    passkeys: { id: string; name: string; here: boolean; last_used_at: string | null }[]
  }
const history = async (own: Browser) =>
  ((await own.get('/api/me/sign-ins')).body['items'] as { how: string; result: string }[]).map(
    ({ how, result }) => `${how} ${result}`,
  )

test('a passkey is made, bound to the name of the house, and alone lets its person in', async () => {
  const ana = await join('Ana')
  const options = await optionsFrom(ana.browser, '/api/me/passkeys/begin')
  expect(options).toMatchObject({
    rp: { id: 'help.halden.example', name: 'Halden Marine' },
    attestation: 'none',
  })
  const { key, codes, id } = await keep(ana.browser)
  expect(codes).toHaveLength(10)
  expect((await shown(ana.browser)).passkeys).toEqual([
    expect.objectContaining({ id, name: 'Firefox on Linux', here: true, last_used_at: null }),
  ])
  const own = browser()
  expect((await enter(own, key)).status).toBe(200)
  expect((await own.get('/api/me')).body).toMatchObject({ id: ana.id })
  expect((await shown(own)).passkeys[0]?.last_used_at).toEqual(expect.any(String))
  expect((await history(own))[0]).toBe('passkey in')
  expect(await told(ana.id)).toContain('identity.passkey-added')
})

test('alone it must have verified its person; after the password a touch will do', async () => {
  const bo = await join('Bo')
  const { key } = await keep(bo.browser)
  const alone = await enter(browser(), key, { verified: false })
  expect(alone).toMatchObject({ status: 422, body: { key: 'identity.wrong-passkey' } })
  const own = browser()
  expect((await own.signIn(bo.email)).body).toMatchObject({ code: true, passkey: true, app: false })
  expect((await own.get('/api/me')).status).toBe(401)
  expect(await begin(own)).toMatchObject({ allowCredentials: [{ id: key.id }] })
  expect((await enter(own, key, { verified: false })).status).toBe(200)
  expect(await history(own)).toEqual(['password-and-passkey in', 'passkey wrong-passkey', 'link in'])
})

test('after the password of one person the passkey of another opens nothing', async () => {
  const [cleo, dag] = [await join('Cleo'), await join('Dag')]
  await keep(cleo.browser)
  const other = await keep(dag.browser)
  const own = browser()
  await own.signIn(cleo.email)
  expect((await enter(own, other.key)).status).toBe(422)
  expect((await own.get('/api/me')).status).toBe(401)
  expect((await history(cleo.browser))[0]).toBe('passkey wrong-passkey')
})

test('whoever signs in by passkey alone is not held to a password that somebody else gave here before', async () => {
  const [eva, finn] = [await join('Eva'), await join('Finn')]
  await keep(eva.browser)
  const { key } = await keep(finn.browser)
  const own = browser()
  await own.signIn(eva.email)
  const options = (await own.post('/api/sign-in/passkey/begin', { alone: true })).body['options'] as Options
  const answer = key.show(options)
  expect((await own.post('/api/sign-in/passkey', { answer, alone: true })).status).toBe(200)
  expect((await own.get('/api/me')).body).toMatchObject({ id: finn.id })
})

test('an answer is good once, for what it was given for, not for long, and in this house alone', async () => {
  const eli = await join('Eli')
  const { key } = await keep(eli.browser)
  const own = browser()
  const answer = key.show(await begin(own))
  expect((await own.post('/api/sign-in/passkey', { answer })).status).toBe(200)
  expect((await browser().post('/api/sign-in/passkey', { answer })).status).toBe(422)

  const forProof = key.show(await optionsFrom(eli.browser, '/api/me/prove/passkey/begin'))
  expect((await browser().post('/api/sign-in/passkey', { answer: forProof })).status).toBe(422)

  const late = key.show(await begin(own))
  await sql`update passkey_challenge set expires_at = now() - interval '1 second'`.execute(db)
  expect((await browser().post('/api/sign-in/passkey', { answer: late })).status).toBe(422)

  expect((await enter(browser(), key, { origin: 'https://help.ha1den.example' })).status).toBe(422)
  const elsewhere = key.show({ ...(await begin(own)), rpId: 'evil.example' })
  expect((await browser().post('/api/sign-in/passkey', { answer: elsewhere })).status).toBe(422)
})

test('a copy that counts less than what was seen is found out, and so is a wrong signature', async () => {
  const fay = await join('Fay')
  const { key } = await keep(fay.browser)
  expect((await enter(browser(), key, { count: 7 })).status).toBe(200)
  expect((await enter(browser(), key, { count: 5 })).status).toBe(422)
  expect((await enter(browser(), key, { count: 8 })).status).toBe(200)
  const answer = key.show(await begin(browser()))
  const forged = { ...answer, response: { ...answer.response, signature: 'MEUCIQD' } }
  expect((await browser().post('/api/sign-in/passkey', { answer: forged })).status).toBe(422)
})

test.each([
  ['nothing', {}],
  ['no JSON', { clientDataJSON: 'e30' }],
  ['a list', { clientDataJSON: 'W10', authenticatorData: '', signature: '' }],
])('%s in place of an answer is refused, not a fault of ours', async (_, response) => {
  const answer = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response }
  expect((await browser().post('/api/sign-in/passkey', { answer })).status).toBe(422)
  expect((await admin.post('/api/me/passkeys', { answer })).status).toBe(422)
})

test('an unknown passkey and that of a closed account are told the same', async () => {
  const gus = await join('Gus')
  const { key } = await keep(gus.browser)
  await admin.post(`/api/identity/accounts/${gus.id}/close`)
  const closed = await enter(browser(), key)
  const unknown = await enter(browser(), authenticatorAt(origin))
  const [{ request: _one, ...toClosed }, { request: _other, ...toUnknown }] = [closed.body, unknown.body]
  expect(toClosed).toEqual(toUnknown)
  expect(closed.status).toBe(422)
})

test('where a role needs a second factor a passkey is one', async () => {
  const hal = await join('Hal', [{ role: 'finance' }])
  await write(undefined, (ctx) => decide(ctx, secondFactorRoles, ['finance']))
  expect((await hal.browser.get('/api/me')).body).toMatchObject({ owes_factor: true })
  const { id } = await keep(hal.browser)
  expect((await hal.browser.get('/api/me')).body).toMatchObject({ owes_factor: false })
  await hal.browser.post(`/api/me/passkeys/${id}/remove`)
  expect((await hal.browser.get('/api/me')).body).toMatchObject({ owes_factor: true })
  await write(undefined, (ctx) => decide(ctx, secondFactorRoles, null))
})

test('recovery codes stand in for any factor, and go with the last one', async () => {
  const ida = await join('Ida')
  const first = await keep(ida.browser)
  const second = await keep(ida.browser)
  expect(second.codes).toEqual([])
  const own = browser()
  await own.signIn(ida.email)
  expect((await own.post('/api/sign-in/code', { code: first.codes[0] })).status).toBe(200)
  await ida.browser.post(`/api/me/passkeys/${first.id}/remove`)
  expect(await shown(ida.browser)).toMatchObject({ recovery_codes: 9 })
  await ida.browser.post(`/api/me/passkeys/${second.id}/remove`)
  expect(await shown(ida.browser)).toMatchObject({ recovery_codes: 0, passkeys: [] })
  expect((await browser().signIn(ida.email)).body).toMatchObject({ code: false })
})

test('an app beside it stays when the passkey goes, and the other way round; an administrator takes all off', async () => {
  const jan = await join('Jan')
  const { id } = await keep(jan.browser)
  await protect(jan.browser)
  expect((await browser().signIn(jan.email)).body).toMatchObject({ code: true, passkey: true, app: true })
  await jan.browser.post(`/api/me/passkeys/${id}/remove`)
  expect((await browser().signIn(jan.email)).body).toMatchObject({ code: true, passkey: false, app: true })
  const again = await keep(jan.browser)
  await jan.browser.post('/api/me/second-factor/app/remove', { proof: password })
  expect((await browser().signIn(jan.email)).body).toMatchObject({ code: true, passkey: true, app: false })
  await admin.post(`/api/identity/accounts/${jan.id}/second-factor/take`)
  expect((await browser().signIn(jan.email)).body).toMatchObject({ code: false })
  expect((await enter(browser(), again.key)).status).toBe(422)
})

test('asked again who one is, a passkey serves; nobody else’s does', async () => {
  const [kim, liv] = [await join('Kim'), await join('Liv')]
  const [mine, hers] = [await keep(kim.browser), await keep(liv.browser)]
  const later = () =>
    write(undefined, async (ctx) => {
      changesStanding(ctx)
      await ctx.db
        .updateTable('session')
        .set({ proven_at: '2026-01-01T00:00:00Z' })
        .where('person_id', '=', kim.id)
        .execute()
    })
  const make = () => kim.browser.post('/api/me/tokens', { name: 'x', permissions: ['*'] })
  await later()
  expect((await make()).body).toMatchObject({ kind: 'proof-needed' })
  const prove = async (key: Authenticator) =>
    kim.browser.post('/api/me/prove/passkey', {
      answer: key.show(await optionsFrom(kim.browser, '/api/me/prove/passkey/begin')),
    })
  expect((await prove(hers.key)).status).toBe(422)
  expect(await told(kim.id)).toContain('identity.proof-failed')
  expect((await prove(mine.key)).status).toBe(200)
  expect((await make()).status).toBe(200)
})

test('one’s own is renamed and taken away, nobody else’s; none twice', async () => {
  const [mia, nils] = [await join('Mia'), await join('Nils')]
  const { id, key } = await keep(mia.browser)
  expect((await keep(nils.browser, key)).status).toBe(409)
  for (const [method, path, body] of [
    ['patch', `/api/me/passkeys/${id}`, { name: 'Mine' }],
    ['post', `/api/me/passkeys/${id}/remove`, {}],
  ] as const)
    expect((await nils.browser[method](path, body)).status).toBe(404)
  expect((await mia.browser.patch(`/api/me/passkeys/${id}`, { name: 'Blue key' })).status).toBe(200)
  expect((await shown(mia.browser)).passkeys[0]?.name).toBe('Blue key')
  expect((await mia.browser.post(`/api/me/passkeys/${id}/remove`)).status).toBe(200)
  expect(await told(mia.id)).toEqual(
    expect.arrayContaining(['identity.passkey-renamed', 'identity.passkey-removed']),
  )
})

test('whoever only ever begins is slowed down, from their network alone; a whole sign-in takes its beginning back', async () => {
  const pia = await join('Pia')
  const { key } = await keep(pia.browser)
  const office = browser('10.7.0.1')
  for (let n = 0; n < 61; n++) expect((await enter(office, key)).status).toBe(200)
  const challenges = () => db.selectFrom('passkey_challenge').select('challenge').execute()
  const begun = () => browser('10.7.0.1').post('/api/sign-in/passkey/begin')
  for (let n = 0; n < 61; n++) expect((await begun()).status).toBe(200)
  const kept = (await challenges()).length
  const refused = await begun()
  expect(refused).toMatchObject({
    status: 429,
    body: { kind: 'too-many', retry_seconds: expect.any(Number) },
  })
  expect(await challenges()).toHaveLength(kept)
  expect((await enter(browser('10.8.0.1'), key)).status).toBe(200)
})

test('its person is told by mail that a passkey was added', async () => {
  const ruth = await join('Ruth')
  await announce(db, { mails: true })
  await keep(ruth.browser)
  await announce(db, { mails: false })
  const mails = await db.selectFrom('mail').select('subject').where('recipient', '=', ruth.email).execute()
  expect(mails).toEqual([{ subject: 'A passkey was added to your account' }])
})

test('an app beside a passkey leaves the recovery codes on paper as good as they were', async () => {
  const siv = await join('Siv')
  const { codes } = await keep(siv.browser)
  expect((await protect(siv.browser)).codes).toEqual([])
  const own = browser()
  await own.signIn(siv.email)
  expect((await own.post('/api/sign-in/code', { code: codes[0] })).status).toBe(200)
})

test('a passkey of a closed account is written down as what was shown', async () => {
  const tor = await join('Tor')
  const { key } = await keep(tor.browser)
  await admin.post(`/api/identity/accounts/${tor.id}/close`)
  await enter(browser(), key)
  const { items } = (await admin.get(`/api/identity/accounts/${tor.id}/sign-ins`)).body as { items: object[] }
  expect(items[0]).toMatchObject({ how: 'passkey', result: 'closed' })
})

test('no program makes, shows or takes away a passkey of its person', async () => {
  const { body } = await admin.post('/api/me/tokens', { name: 'cli', permissions: ['*'] })
  for (const path of ['passkeys/begin', 'prove/passkey/begin']) {
    const reply = await app.inject({
      method: 'POST',
      url: `/api/me/${path}`,
      headers: { authorization: `Bearer ${String(body['token'])}` },
      payload: {},
    })
    expect(reply.json()).toMatchObject({ key: 'house.session-only' })
  }
})
