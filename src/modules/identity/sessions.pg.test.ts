import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { hashOf } from '#kernel/auth/credentials'
import { sessionSettings } from '#kernel/auth/session-limits'
import { decide } from '#kernel/settings'
import { changesStanding } from '#kernel/standing'
import { house, password } from '#test/door'

const { app, db, browser, admin, join, write } = await house()

const secretOf = ({ jar }: { jar: Map<string, string> }) => jar.get('session') ?? ''
const rowOf = (secret: string) =>
  db.selectFrom('session').selectAll().where('token_hash', '=', hashOf(secret)).executeTakeFirst()
/** As if the clock stood so much later for all sessions. */
async function later(column: 'seen_at' | 'rotated_at' | 'expires_at' | 'previous_until', hours: number) {
  await sql`update session set ${sql.ref(column)} = ${sql.ref(column)} - make_interval(secs => ${hours * 3600}::int)`.execute(
    db,
  )
  // A change of what stands makes this process look at once; others do within a second.
  await write(undefined, async (ctx) => changesStanding(ctx))
}

test('the secret is new at each sign-in and only its hash is kept', async () => {
  const ana = await join('Ana')
  const first = secretOf(ana.browser)
  await ana.browser.signIn(ana.email)
  const second = secretOf(ana.browser)
  expect(second).not.toBe(first)
  expect(second).toMatch(/^[\w-]{43}$/)
  expect(await rowOf(first)).toBeUndefined()
  expect(await rowOf(second)).toMatchObject({ person_id: ana.id })
})

test('signing out ends the session on the server, not only in the browser', async () => {
  const ana = await join('Out')
  const secret = secretOf(ana.browser)
  const reply = await ana.browser.post('/api/sign-out')
  expect(reply).toMatchObject({ status: 200, cookies: [expect.stringContaining('session=;')] })
  const copy = browser()
  copy.jar.set('session', secret)
  expect((await copy.get('/api/me')).status).toBe(401)
  expect((await copy.post('/api/sign-out')).status).toBe(200)
})

test('an old secret is replaced, holds until its successor was seen, and a moment longer', async () => {
  const { browser: own } = await join('Rotate')
  const first = secretOf(own)
  await later('rotated_at', 7)
  await own.get('/api/me')
  const second = secretOf(own)
  expect(second).not.toBe(first)

  const lostReply = browser()
  lostReply.jar.set('session', first)
  expect((await lostReply.get('/api/me')).status).toBe(200)
  expect(lostReply.jar.get('session')).toBe(first)

  expect((await own.get('/api/me')).status).toBe(200)
  expect((await rowOf(second))?.previous_until).not.toBeNull()
  await later('previous_until', 1)
  expect((await lostReply.get('/api/me')).status).toBe(401)
  expect((await own.get('/api/me')).status).toBe(200)
})

test('a browser whose reply was lost is given a secret again', async () => {
  const { browser: own } = await join('Lost')
  const first = secretOf(own)
  await later('rotated_at', 7)
  await own.get('/api/me')
  const unseen = secretOf(own)
  own.jar.set('session', first)
  await later('rotated_at', 1)
  await own.get('/api/me')
  expect([first, unseen]).not.toContain(secretOf(own))
  expect((await own.get('/api/me')).status).toBe(200)
  const thief = browser()
  thief.jar.set('session', unseen)
  expect((await thief.get('/api/me')).status).toBe(401)
})

test('of many requests at once one rotates, and none is turned away', async () => {
  const { browser: own } = await join('Many')
  const first = secretOf(own)
  await later('rotated_at', 7)
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => {
      const tab = browser()
      tab.jar.set('session', first)
      return tab.get('/api/me')
    }),
  )
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
  expect(replies.flatMap(({ cookies }) => cookies)).toHaveLength(1)
})

test('a session ends when it is not used, and at the latest on its last day', async () => {
  const idle = await join('Idle')
  await later('seen_at', 25)
  expect((await idle.browser.get('/api/me')).status).toBe(401)
  await admin.signIn('ingrid.solheim@halden.example')
  const absolute = await join('Absolute')
  expect((await absolute.browser.get('/api/me')).status).toBe(200)
  await later('expires_at', 14 * 24 + 1)
  expect((await absolute.browser.get('/api/me')).status).toBe(401)
  await admin.signIn('ingrid.solheim@halden.example')
})

test('a limit that is tightened holds for who is in already, and a wider one for the next sign-in only', async () => {
  const tight = await join('Tight')
  await later('seen_at', 2)
  const decided = (name: string, value: number | null) =>
    write(undefined, async (ctx) => {
      const one = sessionSettings.find((setting) => setting.name === name)
      if (one) await decide(ctx, one, value)
    })
  await decided('session.idle-hours', 1)
  expect((await tight.browser.get('/api/me')).status).toBe(401)
  await decided('session.idle-hours', 100)
  await later('seen_at', 23)
  expect((await tight.browser.get('/api/me')).status).toBe(401)
  await decided('session.idle-hours', null)

  await admin.signIn('ingrid.solheim@halden.example')
  const old = await join('Old')
  await sql`update session set created_at = now() - interval '2 days'`.execute(db)
  expect((await old.browser.get('/api/me')).status).toBe(200)
  await decided('session.days', 2)
  expect((await old.browser.get('/api/me')).status).toBe(401)
  await decided('session.days', null)
  await admin.signIn('ingrid.solheim@halden.example')
})

test('a page that lies open keeps no session from running out; whoever sits there does', async () => {
  const { browser: own } = await join('Away')
  const seen = async () => (await rowOf(secretOf(own)))?.seen_at
  const ask = (headers: object) =>
    app.inject({ url: '/api/me', headers: { cookie: `session=${secretOf(own)}`, ...headers } })
  await later('seen_at', 23)
  const before = await seen()
  for (const headers of [{ 'x-wheelhouse': 'unattended' }, { accept: 'text/event-stream' }]) {
    expect((await ask(headers)).statusCode).toBe(200)
    expect(await seen()).toBe(before)
  }
  // What was remembered for the page must not hide that somebody is back.
  expect((await ask({})).statusCode).toBe(200)
  expect(await seen()).not.toBe(before)
})

test('a person sees where they are signed in, ends one, and ends all others', async () => {
  const ana = await join('Where')
  const phone = browser(
    '10.9.0.2',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1',
  )
  const cafe = browser('10.9.0.3', 'Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0')
  for (const one of [phone, cafe]) await one.signIn(ana.email)
  const list = async () =>
    (await ana.browser.get('/api/me/sessions')).body['items'] as Record<string, string>[]
  const shown = await list()
  expect(shown.map(({ device }) => device ?? '').sort((a, b) => a.localeCompare(b))).toEqual([
    'Edge on Windows',
    'Firefox on Linux',
    'Safari on iPhone',
  ])
  expect(shown.filter(({ current }) => current)).toHaveLength(1)
  expect(JSON.stringify(shown)).not.toContain(secretOf(phone))

  const id = shown.find(({ device }) => device === 'Edge on Windows')?.['id']
  await ana.browser.post('/api/me/sessions/end', { id })
  expect((await cafe.get('/api/me')).status).toBe(401)
  expect((await phone.get('/api/me')).status).toBe(200)
  await ana.browser.post('/api/me/sessions/end')
  expect((await phone.get('/api/me')).status).toBe(401)
  expect((await ana.browser.get('/api/me')).status).toBe(200)
})

test('nobody ends a session of someone else', async () => {
  const [ana, bo] = [await join('Mine'), await join('Theirs')]
  const { id } = (await rowOf(secretOf(ana.browser))) ?? { id: '' }
  await bo.browser.post('/api/me/sessions/end', { id })
  expect((await ana.browser.get('/api/me')).status).toBe(200)
})

test('a new password needs the current one, ends all other sessions and renews this one', async () => {
  const ana = await join('Change')
  const phone = browser('10.9.1.2')
  await phone.signIn(ana.email)
  const before = secretOf(ana.browser)
  const word = 'a quite different sentence'
  const wrong = await ana.browser.post('/api/me/password', { current: 'no', password: word })
  expect(wrong).toMatchObject({ status: 422, body: { fields: { current: expect.any(String) } } })
  const weak = await ana.browser.post('/api/me/password', { current: password, password: 'password123' })
  expect(weak).toMatchObject({ status: 422, body: { fields: { password: expect.any(String) } } })
  expect((await ana.browser.post('/api/me/password', { current: password, password: word })).status).toBe(200)
  expect(secretOf(ana.browser)).not.toBe(before)
  expect((await ana.browser.get('/api/me')).status).toBe(200)
  expect((await phone.get('/api/me')).status).toBe(401)
  expect((await browser().signIn(ana.email)).status).toBe(422)
  expect((await browser().signIn(ana.email, word)).status).toBe(200)
})

test('whoever stole a session cannot guess the password in it either', async () => {
  const { browser: own } = await join('Stolen')
  const statuses = []
  for (let n = 0; n < 8; n++)
    statuses.push(
      (await own.post('/api/me/password', { current: `guess ${n}`, password: 'a quite different sentence' }))
        .status,
    )
  expect(statuses.slice(-2)).toEqual([429, 429])
})

test('closing an account shuts everything it opened in the same moment', async () => {
  const ana = await join('Closing')
  const { body } = await ana.browser.post('/api/me/tokens', { name: 'x', permissions: ['*'] })
  expect((await admin.post(`/api/identity/accounts/${ana.id}/close`)).status).toBe(200)
  expect((await ana.browser.get('/api/me')).status).toBe(401)
  const byToken = browser()
  expect((await byToken.get(`/api/me?${String(body['token'])}`)).status).toBe(401)
  expect((await admin.post(`/api/identity/accounts/${ana.id}/open`)).status).toBe(200)
  expect((await ana.browser.get('/api/me')).status).toBe(401)
  expect((await ana.browser.signIn(ana.email)).status).toBe(200)
})

test('what a person likes is remembered in small pieces', async () => {
  const { browser: own } = await join('Likes')
  await own.patch('/api/me', { preferences: { theme: 'dark', folded: true } })
  await own.patch('/api/me', { preferences: { folded: null, rows: 50 }, language: 'en', zone: 'Asia/Tokyo' })
  expect((await own.get('/api/me')).body).toMatchObject({
    preferences: { theme: 'dark', rows: 50 },
    zone: 'Asia/Tokyo',
  })
  expect((await own.patch('/api/me', { zone: 'Mars/Base' })).status).toBe(422)
  for (let n = 0; n < 14; n++) await own.patch('/api/me', { preferences: { [`key${n}`]: 'x'.repeat(490) } })
  const last = await own.patch('/api/me', {
    preferences: { more: 'x'.repeat(490), most: 'x'.repeat(490), mosty: 'x'.repeat(490) },
  })
  expect(last.status).toBe(422)
})
