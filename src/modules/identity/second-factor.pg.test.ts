import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { announce } from '#kernel/installation'
import { lockWith } from '#kernel/locked'
import { codeOf, codesForgotten } from '#test/authenticator'
import { type Browser, house, password, secretIn } from '#test/door'

const { app, db, browser, admin, join, protect, told } = await house()

const begin = async (own: Browser) => String((await own.post('/api/me/second-factor/app')).body['secret'])

async function halfway(email: string, ip?: string) {
  const own = browser(ip)
  expect(await own.signIn(email)).toMatchObject({ status: 200, body: { ok: true, code: true } })
  return own
}
const finish = (own: Browser, code: string) => own.post('/api/sign-in/code', { code })

test('an app counts once a code of it was shown; then the password alone lets nobody in', async () => {
  const ana = await join('Ana')
  const secret = await begin(ana.browser)
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect((await browser().signIn(ana.email)).body).toMatchObject({ code: false })
  const wrong = await ana.browser.post('/api/me/second-factor/app/confirm', { code: '000000' })
  expect(wrong).toMatchObject({ status: 422, body: { key: 'identity.wrong-code' } })
  const code = codeOf(secret)
  const confirmed = await ana.browser.post('/api/me/second-factor/app/confirm', { code })
  expect(confirmed.body['codes']).toHaveLength(10)
  expect((await ana.browser.get('/api/me/second-factor')).body).toMatchObject({
    app_since: expect.any(String),
    recovery_codes: 10,
  })
  expect(await told(ana.id)).toContain('identity.second-factor-added')
  expect((await ana.browser.post('/api/me/second-factor/app')).body).toMatchObject({
    key: 'identity.has-factor',
  })
  // The code that confirmed it has been used.
  expect((await finish(await halfway(ana.email), code)).status).toBe(422)
  const own = await halfway(ana.email)
  expect((await finish(own, codeOf(secret, 1))).status).toBe(200)
  expect((await own.get('/api/me')).body).toMatchObject({ id: ana.id })
})

test('halfway in is no session: it opens nothing, in no other browser, not for long, and once', async () => {
  const tom = await join('Tom')
  const { secret } = await protect(tom.browser)
  const own = await halfway(tom.email)
  expect([...own.jar.keys()]).toEqual(['sign-in'])
  expect((await own.get('/api/me')).status).toBe(401)
  const bearing = await app.inject({
    url: '/api/me',
    headers: {
      authorization: `Bearer ${own.jar.get('sign-in')}`,
      cookie: `session=${own.jar.get('sign-in')}`,
    },
  })
  expect(bearing.statusCode).toBe(401)
  expect((await finish(browser(), codeOf(secret))).body).toMatchObject({ key: 'identity.half-gone' })
  const before = own.jar.get('sign-in') ?? ''
  expect((await finish(own, codeOf(secret))).status).toBe(200)
  expect([...own.jar.keys()]).toEqual(['session'])
  await codesForgotten(db)
  own.jar.set('sign-in', before)
  expect((await finish(own, codeOf(secret))).body).toMatchObject({ key: 'identity.half-gone' })

  const late = await halfway(tom.email)
  await sql`update half_sign_in set expires_at = now() - interval '1 second'`.execute(db)
  expect((await finish(late, codeOf(secret))).body).toMatchObject({ key: 'identity.half-gone' })
})

test('the cookie of the half sign-in is for this origin alone and for five minutes', async () => {
  const una = await join('Una')
  await protect(una.browser)
  expect((await browser().signIn(una.email)).cookies).toEqual([
    expect.stringMatching(/^sign-in=[\w-]{43}; Max-Age=300; Path=\/; HttpOnly; SameSite=Strict$/),
  ])
})

test('a code is good once, also for two who bring it at the same moment', async () => {
  const eva = await join('Eva')
  const { secret } = await protect(eva.browser)
  const both = [await halfway(eva.email), await halfway(eva.email)]
  const code = codeOf(secret)
  const answers = await Promise.all(both.map((own) => finish(own, code)))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422])
})

test('wrong codes are told, slowed down and locked out, however often the password is given in between', async () => {
  const kim = await join('Kim')
  const { secret } = await protect(kim.browser)
  for (let n = 0; n < 6; n++) expect((await finish(await halfway(kim.email), '000000')).status).toBe(422)
  const own = await halfway(kim.email)
  expect((await finish(own, codeOf(secret))).body).toMatchObject({ kind: 'too-many' })
  await sql`update guess set tries = 11, blocked_until = null, last_at = now() where target like 'code:%' and tries > 5`.execute(
    db,
  )
  await finish(own, '000000')
  expect((await told(kim.id)).filter((kind) => kind === 'identity.sign-in-failed')).toHaveLength(7)
  await sql`delete from guess`.execute(db)
  expect((await finish(own, codeOf(secret))).status).toBe(200)
})

test('a recovery code works once, in place of the app, and is told; made anew the earlier ones are gone', async () => {
  const liv = await join('Liv')
  const { codes } = await protect(liv.browser)
  const [first = '', second = ''] = codes
  expect(first).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/)
  expect((await finish(await halfway(liv.email), first.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
  expect((await finish(await halfway(liv.email), first)).status).toBe(422)
  expect((await liv.browser.get('/api/me/second-factor')).body).toMatchObject({ recovery_codes: 9 })
  const [used] = await db
    .selectFrom('event')
    .innerJoin('event_data', 'event_id', 'event.id')
    .select('payload')
    .where('kind', '=', 'identity.recovery-code-used')
    .where('subject_id', '=', liv.id)
    .execute()
  expect(JSON.parse(used?.payload ?? '')).toMatchObject({ left: 9 })
  const { body } = await liv.browser.post('/api/me/second-factor/recovery-codes')
  expect((await finish(await halfway(liv.email), second)).status).toBe(422)
  expect((await finish(await halfway(liv.email), (body['codes'] as string[])[0] ?? '')).status).toBe(200)
})

test('secrets lie locked or hashed: a stolen database gives no code', async () => {
  const ida = await join('Ida')
  const { secret, codes } = await protect(ida.browser)
  const { rows } = await sql<{ row: string }>`
    select a::text || coalesce((select string_agg(r::text, ' ') from recovery_code r where r.person_id = a.person_id), '') as row
    from authenticator_app a where person_id = ${ida.id}::uuid`.execute(db)
  for (const one of [secret, ...codes]) expect(rows[0]?.row).not.toContain(one)
  // Where the installation lost its secret, codes of apps open nothing; those on paper still do.
  lockWith('the secret of quite another installation')
  const own = await halfway(ida.email)
  expect((await finish(own, codeOf(secret))).status).toBe(422)
  expect((await finish(own, codes[0] ?? '')).status).toBe(200)
  lockWith('the secret of every house in the tests')
})

test('it is taken off by a code or the password only, and a wrong one is told', async () => {
  const jan = await join('Jan')
  await protect(jan.browser)
  const wrong = await jan.browser.post('/api/me/second-factor/app/remove', { proof: 'not the password' })
  expect(wrong).toMatchObject({ status: 422, body: { key: 'identity.wrong-proof' } })
  expect((await jan.browser.post('/api/me/second-factor/app/remove', { proof: password })).status).toBe(200)
  expect((await browser().signIn(jan.email)).body).toMatchObject({ code: false })
  const { secret } = await protect(jan.browser)
  const proof = codeOf(secret)
  expect((await jan.browser.post('/api/me/second-factor/app/remove', { proof })).status).toBe(200)
  expect(await told(jan.id)).toEqual(
    expect.arrayContaining(['identity.proof-failed', 'identity.second-factor-removed']),
  )
})

test('an administrator takes a lost one off, which signs that person out; not their own', async () => {
  const ole = await join('Ole')
  await protect(ole.browser)
  const path = `/api/identity/accounts/${ole.id}/second-factor/take`
  expect((await ole.browser.post(path)).status).toBe(403)
  expect((await admin.get(`/api/identity/accounts/${ole.id}`)).body).toMatchObject({ second_factor: true })
  expect((await admin.post(path)).status).toBe(200)
  expect((await ole.browser.get('/api/me')).status).toBe(401)
  expect((await browser().signIn(ole.email)).body).toMatchObject({ code: false })
  expect(await told(ole.id)).toContain('identity.second-factor-taken')
  expect((await admin.post(path)).body).toMatchObject({ key: 'identity.no-factor-there' })
  const me = String((await admin.get('/api/me')).body['id'])
  const own = await admin.post(`/api/identity/accounts/${me}/second-factor/take`)
  expect(own.body).toMatchObject({ key: 'identity.own-factor' })
})

test('its person is told by mail that an app was set up, and when an administrator took it off', async () => {
  const mia = await join('Mia')
  await announce(db, { mails: true })
  await protect(mia.browser)
  await admin.post(`/api/identity/accounts/${mia.id}/second-factor/take`)
  await announce(db, { mails: false })
  const mails = await db
    .selectFrom('mail')
    .select('subject')
    .where('recipient', '=', mia.email)
    .orderBy('id')
    .execute()
  expect(mails).toEqual([
    { subject: 'An authenticator app was set up for you' },
    { subject: 'Your second factor was taken off' },
  ])
})

test('a new password by a link leaves the second factor on, and ends what was halfway in', async () => {
  const per = await join('Per')
  const { secret } = await protect(per.browser)
  const own = await halfway(per.email)
  const { body } = await admin.post(`/api/identity/accounts/${per.id}/reset-link`)
  const next = 'another quiet harbour at dusk'
  await browser().post('/api/identity/reset', { secret: secretIn(body['link']), password: next })
  expect((await finish(own, codeOf(secret))).body).toMatchObject({ key: 'identity.half-gone' })
  const fresh = browser()
  expect((await fresh.signIn(per.email, next)).body).toMatchObject({ code: true })
  expect((await finish(fresh, codeOf(secret))).status).toBe(200)
})

test('no program sets up, renews or takes off a second factor of its person', async () => {
  const { body } = await admin.post('/api/me/tokens', { name: 'cli', permissions: ['*'] })
  for (const path of ['app', 'recovery-codes', 'app/remove', 'app/confirm']) {
    const reply = await app.inject({
      method: 'POST',
      url: `/api/me/second-factor/${path}`,
      headers: { authorization: `Bearer ${String(body['token'])}` },
      payload: { proof: password, code: '000000' },
    })
    expect(reply.json()).toMatchObject({ key: 'house.session-only' })
  }
})
