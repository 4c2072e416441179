import { expect, test } from 'vitest'
import { administrator, browserAt, organisation, password, secretIn } from '#test/door'
import { world } from '#test/world'
import { issueSetupLink } from './public.ts'

const { app, db } = await world()
const stranger = browserAt(app)
const founding = (link: string | undefined, more = {}) => ({
  secret: secretIn(link),
  organisation,
  ...administrator,
  password,
  language: 'en',
  zone: 'Europe/Oslo',
  ...more,
})

test('a new house tells a stranger that it waits to be set up', async () => {
  expect((await stranger.get('/api/identity/door')).body).toEqual({
    organisation: '',
    set_up: false,
    providers: [],
    own_ways: 'everyone',
    mails: false,
  })
})

test('a later start prints another link, and the earlier one stops to work', async () => {
  const [first, second] = [await issueSetupLink(db), await issueSetupLink(db)]
  const look = (link: string | undefined) => stranger.post('/api/identity/link', { secret: secretIn(link) })
  expect(await look(first)).toMatchObject({ status: 404, body: { key: 'identity.link-spent' } })
  expect(await look(second)).toMatchObject({ status: 200, body: { kind: 'setup' } })
})

test('a password that would be guessed is refused at its field, and the link still works', async () => {
  const link = await issueSetupLink(db)
  const refused = await stranger.post(
    '/api/identity/set-up',
    founding(link, { password: 'Halden-Ingrid-26' }),
  )
  expect(refused).toMatchObject({
    status: 422,
    body: { fields: { password: expect.stringContaining('your name') } },
  })
  expect(refused.cookies).toEqual([])
})

test('of two who set up at once, one does; the administrator is in and the door is shut', async () => {
  const link = await issueSetupLink(db)
  const [one, two] = [browserAt(app), browserAt(app)]
  const replies = await Promise.all(
    [one, two].map((browser) => browser.post('/api/identity/set-up', founding(link))),
  )
  expect(replies.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 404])
  const winner = replies[0]?.status === 200 ? one : two
  expect((await winner.get('/api/me')).body).toMatchObject({
    name: 'Ingrid Solheim',
    email: administrator.email,
    organisation,
    zone: 'Europe/Oslo',
    role: 'Manager, Administrator',
    version: 'test',
  })
  expect(await issueSetupLink(db)).toBeUndefined()
  expect((await stranger.get('/api/identity/door')).body).toEqual({
    organisation,
    set_up: true,
    providers: [],
    own_ways: 'everyone',
    mails: false,
  })
  expect((await stranger.post('/api/identity/set-up', founding(link))).status).toBe(404)
})

test('the administrator is a person of the directory, and the timeline knows how it began', async () => {
  const person = await db
    .selectFrom('person')
    .innerJoin('account', 'person_id', 'person.id')
    .select('title')
    .execute()
  expect(person).toEqual([{ title: 'Ingrid Solheim' }])
  const kinds = await db
    .selectFrom('event')
    .select('kind')
    .where('kind', 'like', 'identity.%')
    .orderBy('id')
    .execute()
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'identity.role-given',
    'identity.role-given',
    'identity.role-given',
    'identity.set-up',
    'identity.password-changed',
  ])
  const said = await db.selectFrom('event_data').select('payload').execute()
  expect(JSON.stringify(said)).not.toContain(password)
})
