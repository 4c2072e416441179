import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createPeople } from '#modules/people/public'
import { house, password, secretIn } from '#test/door'
import { mailServer } from '#test/mail-server'

const { db, browser, admin, join, write } = await house()
const post = await mailServer()
const mailing = await house({
  mail: { url: post.url, from: 'it@halden.example' },
  publicUrl: 'https://it.halden.example',
})

const invite = async (name: string, more: object = {}) => {
  const email = `${name.toLowerCase()}@halden.example`
  const { body, status } = await admin.post('/api/identity/invitations', {
    people: [{ name, email, ...more }],
  })
  const [one] = (body['invited'] ?? []) as { id: string; link: string }[]
  return { status, email, id: one?.id ?? '', secret: secretIn(one?.link), link: one?.link ?? '' }
}
const accepting = (secret: string, more: object = {}) =>
  browser().post('/api/identity/accept', { secret, password, ...more })

test('without a mail server the link comes back, leads to the house, and opens an account once', async () => {
  const ana = await invite('Ana')
  expect(ana.link).toMatch(/^http:\/\/127\.0\.0\.1:8700\/join#[\w-]{43}$/)
  expect((await browser().post('/api/identity/link', { secret: ana.secret })).body).toMatchObject({
    kind: 'invitation',
    organisation: 'Halden Marine',
    name: 'Ana',
    email: ana.email,
    zone: 'Europe/Oslo',
  })
  const own = browser()
  await own.post('/api/identity/accept', { secret: ana.secret, password, zone: 'Europe/Lisbon' })
  expect((await own.get('/api/me')).body).toMatchObject({
    name: 'Ana',
    roles: ['requester'],
    zone: 'Europe/Lisbon',
  })
  expect((await accepting(ana.secret)).status).toBe(404)
  expect((await browser().signIn(ana.email)).status).toBe(200)
})

test('of two who accept at once, one is in', async () => {
  const { id, secret } = await invite('Twice')
  const replies = await Promise.all([accepting(secret), accepting(secret), accepting(secret)])
  expect(replies.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 404, 404])
  const sessions = await db.selectFrom('session').select('id').where('person_id', '=', id).execute()
  expect(sessions).toHaveLength(1)
})

test('a used, a replaced, an outdated, a withdrawn and an invented link are refused in the same words', async () => {
  const used = await invite('Used')
  await accepting(used.secret)
  const replaced = await invite('Replaced')
  const again = await admin.post(`/api/identity/accounts/${replaced.id}/invite-again`)
  const outdated = await invite('Outdated')
  await sql`update one_time_link set expires_at = now() - interval '1 second' where person_id = ${outdated.id}::uuid`.execute(
    db,
  )
  const withdrawn = await invite('Withdrawn')
  expect((await admin.post(`/api/identity/accounts/${withdrawn.id}/withdraw-invitation`)).status).toBe(200)
  const replies = []
  for (const secret of [used.secret, replaced.secret, outdated.secret, withdrawn.secret, 'x'.repeat(43)])
    for (const reply of [await accepting(secret), await browser().post('/api/identity/link', { secret })])
      replies.push({ status: reply.status, ...reply.body, request: '' })
  expect(replies[0]).toMatchObject({ status: 404, key: 'identity.link-spent' })
  for (const reply of replies) expect(reply).toEqual(replies[0])
  expect((await accepting(secretIn(again.body['link']))).status).toBe(200)
})

test('an invitation that went to a wrong address opens nothing once the address is put right', async () => {
  const { id, secret } = await invite('Astray')
  const right = 'astray.right@halden.example'
  expect((await admin.post(`/api/identity/accounts/${id}/email`, { email: right })).status).toBe(200)
  expect((await accepting(secret)).status).toBe(404)
  expect((await admin.get(`/api/identity/accounts/${id}`)).body).toMatchObject({
    state: 'invited',
    invited_until: null,
  })
  const again = await admin.post(`/api/identity/accounts/${id}/invite-again`)
  expect((await accepting(secretIn(again.body['link']))).status).toBe(200)
})

test('a withdrawn invitation leaves the person in the directory, and can be given again', async () => {
  const first = await invite('Back')
  await admin.post(`/api/identity/accounts/${first.id}/withdraw-invitation`)
  const again = await invite('Back', { name: undefined, person_id: first.id })
  expect(again.id).toBe(first.id)
  expect((await accepting(again.secret)).status).toBe(200)
  expect((await admin.post(`/api/identity/accounts/${first.id}/withdraw-invitation`)).status).toBe(409)
})

test('someone of the directory is found by address and not added twice', async () => {
  const email = 'known.person@halden.example'
  const [person] = await write(undefined, (ctx) =>
    createPeople(ctx, [{ display_name: 'Kari Nordmann', emails: [{ value: email }] }]),
  )
  const { body } = await admin.post('/api/identity/invitations', { people: [{ email }] })
  const [one] = body['invited'] as { id: string; link: string }[]
  expect(one?.id).toBe(person?.id)
  const own = browser()
  await own.post('/api/identity/accept', { secret: secretIn(one?.link), password })
  expect((await own.get('/api/me')).body).toMatchObject({ name: 'Kari Nordmann' })
})

test('a withdrawn invitation takes its roles along: a later one brings what it says', async () => {
  const people = [{ name: 'Brief', email: 'brief@halden.example' }]
  const first = await admin.post('/api/identity/invitations', { people, roles: [{ role: 'administrator' }] })
  const [one] = first.body['invited'] as { id: string }[]
  await admin.post(`/api/identity/accounts/${one?.id ?? ''}/withdraw-invitation`)
  const again = await admin.post('/api/identity/invitations', { people })
  const [two] = again.body['invited'] as { link: string }[]
  const own = browser()
  await own.post('/api/identity/accept', { secret: secretIn(two?.link), password })
  expect((await own.get('/api/me')).body).toMatchObject({ roles: ['requester'] })
})

test('nobody has two accounts, and no address two people', async () => {
  const ana = await invite('Only')
  expect(await invite('Only', { name: undefined, person_id: ana.id })).toMatchObject({ status: 409 })
  expect(await invite('Only', { name: 'Another' })).toMatchObject({ status: 409 })
})

test('an invitation cannot be used as a reset, nor a reset as an invitation', async () => {
  const { secret } = await invite('Kind')
  expect((await browser().post('/api/identity/reset', { secret, password })).status).toBe(404)
})

test('only those who look after accounts invite, and only who gives roles gives them along', async () => {
  const { browser: plain } = await join('Plain')
  const reply = await plain.post('/api/identity/invitations', {
    people: [{ name: 'x', email: 'x@halden.example' }],
  })
  expect(reply.status).toBe(403)
})

test('a mail takes the link to the person, in words of the organisation, and nowhere else', async () => {
  const email = 'mailed@halden.example'
  const { body } = await mailing.admin.post('/api/identity/invitations', { people: [{ name: 'Mia', email }] })
  expect(body['invited']).toEqual([{ id: expect.any(String), email, link: null }])
  const { raw } = await post.mailTo(email)
  const text = raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')
  expect(text).toContain('Ingrid Solheim has opened an account for you at Halden Marine')
  const link = /https:\/\/it\.halden\.example\/join#[\w-]{43}/.exec(text)?.[0]
  const own = mailing.browser()
  expect((await own.post('/api/identity/accept', { secret: secretIn(link), password })).status).toBe(200)
  expect(own.jar.has('__Host-session')).toBe(true)
  const listed = (await mailing.admin.get('/api/identity/mail')).body
  expect(JSON.stringify(listed)).not.toContain(secretIn(link))
})

test('whoever forgot the password gets a link; the answer is the same for everyone', async () => {
  const email = 'forgetful@halden.example'
  await mailing.admin.post('/api/identity/invitations', { people: [{ name: 'Finn', email }] })
  const invitation = /#([\w-]{43})/.exec((await post.mailTo(email)).raw.replaceAll('=\r\n', ''))?.[1]
  const own = mailing.browser()
  await own.post('/api/identity/accept', { secret: invitation, password })
  const ask = (address: string) => mailing.browser().post('/api/identity/forgot', { email: address })
  const replies = [await ask(email), await ask('nobody@halden.example')]
  expect(replies.map(({ status, body }) => ({ status, body }))).toEqual([
    { status: 200, body: { ok: true } },
    { status: 200, body: { ok: true } },
  ])
  const { raw } = await post.mailTo(email, 2)
  const secret = /reset#([\w-]{43})/.exec(raw.replaceAll('=\r\n', ''))?.[1] ?? ''
  const word = 'a quite different sentence'
  const weak = await mailing.browser().post('/api/identity/reset', { secret, password: 'Finn-Halden-Marine' })
  expect(weak.status).toBe(422)
  expect((await mailing.browser().post('/api/identity/reset', { secret, password: word })).status).toBe(200)
  expect((await mailing.browser().post('/api/identity/reset', { secret, password: word })).status).toBe(404)
  expect((await own.get('/api/me')).status).toBe(401)
  expect((await mailing.browser().signIn(email)).status).toBe(422)
  expect((await mailing.browser().signIn(email, word)).status).toBe(200)
  const notice = await post.mailTo(email, 3)
  expect(notice.raw).toContain('Subject: Your password was changed')
  expect(post.received.some(({ to }) => to.includes('nobody@halden.example'))).toBe(false)
})

test('past a few an hour no more mails go to one address, and nobody is told', async () => {
  const email = 'bombed@halden.example'
  for (let n = 0; n < 8; n++)
    expect((await mailing.browser(`10.20.${n}.1`).post('/api/identity/forgot', { email })).body).toEqual({
      ok: true,
    })
  const jobs = await mailing.db
    .selectFrom('job')
    .select('id')
    .where(sql`input ->> 'email'`, '=', email)
    .execute()
  expect(jobs.length).toBeLessThanOrEqual(4)
})

test('an administrator can hand over a link for a new password, which the timeline knows', async () => {
  const ana = await join('Locked')
  const { body } = await admin.post(`/api/identity/accounts/${ana.id}/reset-link`)
  const word = 'a quite different sentence'
  expect(
    (await browser().post('/api/identity/reset', { secret: secretIn(body['link']), password: word })).status,
  ).toBe(200)
  const told = await db
    .selectFrom('event')
    .select('kind')
    .where('subject_id', '=', ana.id)
    .orderBy('id')
    .execute()
  expect(told.map(({ kind }) => kind).slice(-3)).toEqual([
    'identity.reset-link-made',
    'identity.password-changed',
    'identity.sessions-ended',
  ])
})

test('nothing secret is in any event', async () => {
  const payloads = await db.selectFrom('event_data').select('payload').execute()
  const all = JSON.stringify(payloads)
  expect(all).not.toContain(password)
  expect(all).not.toMatch(/\$argon2|#[\w-]{43}/)
})
