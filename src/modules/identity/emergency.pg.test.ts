import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { signOnHouse } from '#test/sign-on'
import { announce } from '#kernel/installation'
import { password } from '#test/door'

const { admin, browser, join, told, db, id: provider } = await signOnHouse()

const emergency = (id: string) => `/api/identity/accounts/${id}/emergency`
const ways = (own_ways: string) => admin.post('/api/identity/sign-on/own-ways', { own_ways })
const mark = (id: string, isOne = true) => admin.post(emergency(id), { emergency: isOne })
/** To whom each letter on emergency accounts went, and what it says first. */
async function letters() {
  const { rows } = await sql<{ recipient: string; body_text: string }>`
    select recipient, body_text from mail where subject like '%emergency account%' order by id`.execute(db)
  return rows.map(({ recipient, body_text }) => [recipient, body_text.split('\n').filter(Boolean)[1]])
}
const alarms = async () => {
  const { body } = await admin.get('/api/alarms')
  return (body['items'] as { says: string }[])
    .map(({ says }) => says)
    .filter((says) => says.includes('emergency'))
}
const atHome = async () => {
  const { body } = await admin.get('/api/bridge')
  const panels = body['panels'] as { name: string; title: string }[]
  return panels.find(({ name }) => name === 'identity.emergency')?.title
}

// Before there is a mail server links come back, and everybody can come in.
const gro = await join('Gro')
const boss = await join('Boss', [{ role: 'administrator' }])
const glass = await join('Glass', [{ role: 'administrator' }])
await glass.browser.post('/api/sign-out')
await announce(db, { mails: true })

test('an account is marked that could mend things, with every other administrator told', async () => {
  expect(await mark(gro.id)).toMatchObject({ status: 409, body: { key: 'identity.emergency-administers' } })
  expect((await gro.browser.post(emergency(gro.id), { emergency: true })).status).toBe(403)
  expect((await ways('emergency')).body).toMatchObject({ key: 'identity-sign-on.no-emergency' })
  expect((await mark(glass.id)).status).toBe(200)
  expect((await mark(glass.id)).status).toBe(200)
  const says = 'Ingrid Solheim made Glass an emergency account.'
  expect(await letters()).toEqual([boss, glass].map(({ email }) => [email, says]))
  expect((await admin.get(`/api/identity/accounts/${glass.id}`)).body).toMatchObject({
    emergency: true,
    tried_at: null,
  })
  expect(await atHome()).toMatch(/^The password of an emergency account has not been tried/)
})

test('it alone comes by password where everybody else comes through a provider, and that is loud', async () => {
  expect((await ways('emergency')).status).toBe(200)
  expect((await browser().signIn(boss.email)).status).toBe(422)
  const before = (await letters()).length
  expect((await browser().signIn(glass.email, 'a wrong word of all')).status).toBe(422)
  expect((await browser().signIn(glass.email, 'a wrong word again')).status).toBe(422)
  expect(await alarms()).toEqual([])
  const own = browser()
  expect((await own.signIn(glass.email)).status).toBe(200)
  const said = (await letters()).slice(before)
  // One letter for all who guess within a while, to the two others.
  const others = ['ingrid.solheim@halden.example', boss.email]
  expect(said.map(([to]) => to)).toEqual([...others, ...others])
  expect(said.map(([, text]) => text)).toContain(
    'The emergency account Glass has signed in: Firefox on Linux, from 10.0.0.1.',
  )
  expect((await told(glass.id)).filter((kind) => kind.includes('emergency'))).toEqual([
    'identity.emergency-marked',
    ...Array.from({ length: 3 }, () => 'identity.emergency-used'),
  ])
  expect(await alarms()).toEqual(['The emergency account Glass is signed in'])
  expect(await atHome()).toBeUndefined()
  const history = await admin.get(`/api/identity/accounts/${glass.id}/sign-ins`)
  expect(history.body['items']).toMatchObject([{ result: 'in' }, { result: 'wrong-password' }, {}, {}])
  expect((await own.post('/api/me/tokens', { name: 'x', permissions: ['*'] })).body).toMatchObject({
    key: 'identity.emergency-no-tokens',
  })
  await own.post('/api/sign-out')
  expect(await alarms()).toEqual([])
})

test('a password that was chosen or tried long ago is asked for on the bridge', async () => {
  await sql`update emergency_account set tried_at = now() - interval '91 days'`.execute(db)
  await sql`update account set password_changed_at = now() - interval '99 days'`.execute(db)
  expect(await atHome()).toMatch(/90 days$/)
})

test('where none could come in, administrators may, and the bridge says that there is none', async () => {
  await admin.post(`/api/identity/accounts/${glass.id}/close`)
  expect((await browser().signIn('ingrid.solheim@halden.example', password)).status).toBe(200)
  expect(await atHome()).toMatch(/^There is no emergency account/)
  expect((await mark(glass.id, false)).status).toBe(200)
  expect((await told(glass.id)).at(-1)).toBe('identity.emergency-unmarked')
  await admin.del(`/api/identity/sign-on/providers/${provider}`)
  expect(await atHome()).toBeUndefined()
})
