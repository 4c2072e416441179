import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { administrator, notIn, password, secretIn } from '#test/door'
import { signOnHouse } from '#test/sign-on'

const { db, browser, admin, join, told, people, change, through, known, as, why } = await signOnHouse()

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
  expect(await why()).toBe('other-subject')
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
  expect(await why()).toBe('other-address')
  as(known(boss.email))
  expect((await through(browser())).status).toBe(200)
})

test('an address that nobody vouches for names nobody', async () => {
  const una = await join('Una')
  for (const email_verified of [false, undefined]) {
    as(known(una.email, { email_verified }))
    expect(await through(browser())).toMatchObject(notIn)
    expect(await why()).toBe('unverified')
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
  expect(await why()).toBe('no-account')
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
  expect(await why()).toBe('unknown')
  await change({ admits: 'anyone', domains: ['halden.example'] })
  const fresh = browser()
  expect((await through(fresh)).status).toBe(200)
  expect((await fresh.get('/api/me')).body).toMatchObject({ name: 'New Person', roles: ['requester'] })
  as(known('eve@elsewhere.example'))
  expect(await through(browser())).toMatchObject(notIn)
  expect(await why()).toBe('other-domain')
  await change({ admits: 'directory', domains: [] })
})

test('a closed account stays shut, also for whoever was linked before', async () => {
  const eva = await join('Eva')
  as(known(eva.email))
  expect((await through(browser())).status).toBe(200)
  await admin.post(`/api/identity/accounts/${eva.id}/close`)
  expect(await through(browser())).toMatchObject(notIn)
  expect(await why()).toBe('closed')
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
  const secret = secretIn(invited?.link)
  expect((await browser().post('/api/identity/accept', { secret, password })).status).toBe(404)
})
