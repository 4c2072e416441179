import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { administrator, house, password } from '#test/door'

const { db, browser, admin, join } = await house()

const eventsOf = (kind: string, subject?: string) =>
  db
    .selectFrom('event')
    .innerJoin('event_data', 'event_id', 'event.id')
    .select(['payload', 'actor_id', 'session_id', 'audience_id'])
    .where('kind', '=', kind)
    .$if(subject !== undefined, (query) => query.where('subject_id', '=', subject ?? ''))
    .orderBy('event.id')
    .execute()
/** As if so much time had passed for whoever guessed. */
const later = (minutes: number) =>
  sql`update guess set last_at = last_at - make_interval(mins => ${minutes}::int), blocked_until = blocked_until - make_interval(mins => ${minutes}::int)`.execute(
    db,
  )
const answer = ({ status, body }: { status: number; body: object }) => ({ status, ...body, request: '' })

test('whoever signs in has a session that scripts cannot read, and it stands in the timeline', async () => {
  const ana = await join('Ana')
  const laptop = browser('10.1.0.1', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')
  const reply = await laptop.signIn(ana.email.toUpperCase())
  expect(reply).toMatchObject({ status: 200, body: { ok: true } })
  expect(reply.cookies).toEqual([
    expect.stringMatching(/^session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/),
  ])
  expect((await laptop.get('/api/me')).body).toMatchObject({ id: ana.id, email: ana.email })
  const [told] = await eventsOf('identity.signed-in', ana.id)
  expect(JSON.parse(told?.payload ?? '')).toEqual({
    ip: '10.1.0.1',
    device: 'Firefox on Linux',
    how: 'password',
  })
  expect(told).toMatchObject({ actor_id: ana.id, session_id: expect.any(String) })
})

test('a wrong password, an unknown address, a closed and an unaccepted account are answered in the same bytes', async () => {
  const closed = await join('Closed')
  await admin.post(`/api/identity/accounts/${closed.id}/close`)
  const email = 'waiting@halden.example'
  await admin.post('/api/identity/invitations', { people: [{ name: 'Waiting', email }] })
  const tries = [
    [administrator.email, 'not the password'],
    ['nobody@halden.example', password],
    [closed.email, password],
    [email, password],
  ] as const
  const replies = []
  for (const [n, [who, word]] of tries.entries())
    replies.push(answer(await browser(`10.2.0.${n}`).signIn(who, word)))
  expect(replies[0]).toMatchObject({ status: 422, key: 'identity.wrong-sign-in' })
  for (const reply of replies) expect(reply).toEqual(replies[0])
  const why = (await eventsOf('identity.sign-in-failed')).map(
    ({ payload }) => (JSON.parse(payload) as { why: string }).why,
  )
  expect(why).toEqual(['password', 'unknown', 'closed', 'not-accepted'])
})

test('an unknown account takes as long as a known one', async () => {
  const ana = await join('Slow')
  const time = async (email: string, n: number) => {
    const began = performance.now()
    await browser(`10.3.0.${n}`).signIn(email, 'not the password')
    await sql`delete from guess`.execute(db)
    return performance.now() - began
  }
  // By turns, so that whatever else this machine does slows both.
  const known: number[] = []
  const unknown: number[] = []
  for (let n = 0; n < 13; n++) {
    known.push(await time(ana.email, n))
    unknown.push(await time(`nobody${n}@halden.example`, n))
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[6] ?? 0
  expect(median(known) / median(unknown)).toBeLessThan(3)
})

test('guessing at one account from everywhere is slowed down, then locked out; the right password does not help then', async () => {
  const { email } = await join('Guessed')
  await sql`delete from session where person_id = (select person_id from account where email = ${email}::text)`.execute(
    db,
  )
  const guess = (n: number, word = 'not the password') => browser(`10.4.${n}.1`).signIn(email, word)
  for (let n = 0; n < 6; n++) expect((await guess(n)).status).toBe(422)
  const slowed = await guess(6)
  expect(slowed).toMatchObject({ status: 429, body: { key: 'identity.too-many-tries', retry_seconds: 2 } })
  const unknown = async (n: number) => browser(`10.4.${n}.2`).signIn('nobody-there@halden.example', 'x')
  for (let n = 0; n < 6; n++) await unknown(n)
  expect(answer(await unknown(6))).toEqual(answer(slowed))
  for (let n = 7; n < 12; n++) {
    await later(1)
    expect((await guess(n)).status).toBe(422)
  }
  expect(await guess(20, password)).toMatchObject({
    status: 429,
    body: { title: expect.stringContaining('minutes') },
  })
  expect(await eventsOf('identity.locked')).toHaveLength(1)
  await later(15)
  expect((await guess(21, password)).status).toBe(200)
})

test('a hundred guesses at once are a hundred guesses', async () => {
  const { email } = await join('Burst')
  await sql`delete from session where person_id = (select person_id from account where email = ${email}::text)`.execute(
    db,
  )
  const before = (await eventsOf('identity.sign-in-failed')).length
  const replies = await Promise.all(
    Array.from({ length: 30 }, (_, n) => browser(`10.5.${n}.1`).signIn(email, `wrong number ${n}`)),
  )
  const tried = replies.filter(({ status }) => status === 422)
  expect(tried).toHaveLength(6)
  expect((await eventsOf('identity.sign-in-failed')).length - before).toBe(6)
})

test('trying many accounts from one address ends at that address, and right passwords wash nothing away', async () => {
  const own = await join('Attacker')
  const spray = browser('10.6.0.1')
  let admitted = 0
  for (let n = 0; n < 45; n++) {
    if ((await spray.signIn(`person${n}@halden.example`, 'Autumn-2026-x')).status === 422) admitted += 1
    if (n % 10 === 0) await browser('10.6.0.1').signIn(own.email)
  }
  expect(admitted).toBeLessThanOrEqual(31)
  expect((await spray.signIn(own.email)).status).toBe(429)
  expect((await browser('10.6.0.2').signIn(own.email)).status).toBe(200)
})

test('addresses of one IPv6 network count as one, and IPv4 in IPv6 as IPv4', async () => {
  for (let n = 0; n < 31; n++) await browser(`2001:db8:1:2::${n + 1}`).signIn(`v6-${n}@halden.example`)
  expect((await browser('2001:db8:1:2:ffff::9').signIn('v6@halden.example')).status).toBe(429)
  expect((await browser('2001:db8:1:3::9').signIn('v6@halden.example')).status).toBe(422)
  for (let n = 0; n < 31; n++) await browser(`::ffff:10.7.0.1`).signIn(`v4-${n}@halden.example`)
  expect((await browser('10.7.0.1').signIn('v4@halden.example')).status).toBe(429)
})

test('a stranger who guesses does not lock out the person where they have been before', async () => {
  const { email } = await join('Known', undefined, '10.8.0.1')
  for (let n = 0; n < 12; n++) {
    await browser(`10.8.1.${n}`).signIn(email, 'not the password')
    await later(1)
  }
  expect((await browser('10.8.2.1').signIn(email)).status).toBe(429)
  expect((await browser('10.8.0.1').signIn(email)).status).toBe(200)
})

test('a password hashed at another cost is hashed anew at the next sign-in', async () => {
  const { id, email } = await join('Old')
  const { hash } = await import('@node-rs/argon2')
  const old = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
  await db.updateTable('account').set({ password_hash: old }).where('person_id', '=', id).execute()
  expect((await browser().signIn(email)).status).toBe(200)
  const { password_hash } = await db
    .selectFrom('account')
    .select('password_hash')
    .where('person_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(password_hash).toContain('$m=19456,t=2,p=1$')
  expect((await browser().signIn(email)).status).toBe(200)
})

test('what strangers may see of sign-ins is nothing, the person sees their own', async () => {
  const ana = await join('Seen')
  const subject = await db
    .selectFrom('event')
    .select('audience_id')
    .where('subject_id', '=', ana.id)
    .where('kind', 'like', 'identity.%')
    .execute()
  const members = await db
    .selectFrom('audience_member')
    .innerJoin('principal', 'principal.id', 'principal_id')
    .select('name')
    .where('audience_id', '=', subject[0]?.audience_id ?? 0)
    .orderBy('name')
    .execute()
  expect(members.map(({ name }) => name)).toEqual(['Administrators', 'Seen'])
})
