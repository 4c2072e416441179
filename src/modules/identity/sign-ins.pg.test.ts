import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { codeOf } from '#test/authenticator'
import { type Browser, house } from '#test/door'
import { daysBefore } from '#kernel/retention'
import { oldSignIns } from './sign-ins.ts'
import { tidy } from './tidy.ts'

const { db, browser, admin, join, protect, told, write } = await house()

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1'
type Told = Record<'at' | 'how' | 'result' | 'ip' | 'device', string>

const items = async (own: Browser, path: string) => (await own.get(path)).body['items'] as Told[]
const mine = (own: Browser) => items(own, '/api/me/sign-ins')
const results = (all: readonly Told[]) => all.map(({ how, result }) => `${how} ${result}`)
const tidied = () =>
  write(undefined, async (ctx) => {
    await tidy(ctx)
    await oldSignIns.letGo(ctx, daysBefore(ctx.now, 90), 1000)
  })

const unfinished = async (subject: string) =>
  (await told(subject)).filter((kind) => kind === 'identity.sign-in-unfinished').length

test('each way in and each failure stands there with device and address, the newest first', async () => {
  const ana = await join('Ana')
  const phone = browser('10.9.0.2', iphone)
  await phone.signIn(ana.email, 'not the password')
  await phone.signIn(ana.email)
  expect(await mine(phone)).toEqual([
    expect.objectContaining({ how: 'password', result: 'in', ip: '10.9.0.2', device: 'Safari on iPhone' }),
    expect.objectContaining({ how: 'password', result: 'wrong-password', ip: '10.9.0.2' }),
    expect.objectContaining({ how: 'link', result: 'in', ip: '10.0.0.1', device: 'Firefox on Linux' }),
  ])
})

test('a right password without a code stands there at once; with the code the same line becomes whole', async () => {
  const bo = await join('Bo')
  const { secret, codes } = await protect(bo.browser)
  const own = browser()
  await own.signIn(bo.email)
  expect(results(await mine(bo.browser))[0]).toBe('password code-owed')
  await own.post('/api/sign-in/code', { code: '000000' })
  await own.post('/api/sign-in/code', { code: codeOf(secret) })
  const again = browser()
  await again.signIn(bo.email)
  await again.post('/api/sign-in/code', { code: codes[0] })
  const { items: trail } = (await admin.get(`/api/audit?kind=identity.signed-in&limit=2`)).body as {
    items: { lines: string[] }[]
  }
  expect(trail.flatMap(({ lines }) => lines)).toEqual([
    expect.stringContaining('Bo signed in by password and a recovery code: Firefox on Linux'),
    expect.stringContaining('Bo signed in by password and a code: Firefox on Linux'),
  ])
  expect(results(await mine(bo.browser))).toEqual([
    'recovery-code in',
    'app in',
    'password wrong-code',
    'link in',
  ])
})

test('a right password that no code followed is told in the timeline, once, when its time is up', async () => {
  const cleo = await join('Cleo')
  await protect(cleo.browser)
  await browser('10.66.6.6').signIn(cleo.email)
  await tidied()
  expect(await unfinished(cleo.id)).toBe(0)
  await sql`update half_sign_in set expires_at = now() - interval '1 second'`.execute(db)
  await tidied()
  await tidied()
  expect(await unfinished(cleo.id)).toBe(1)
  const { items: trail } = (await admin.get('/api/audit?kind=identity.sign-in-unfinished')).body as {
    items: { lines: string[] }[]
  }
  expect(trail[0]?.lines.join(' ')).toContain(
    'Someone gave the right password and then no code: Firefox on Linux, from 10.66.6.6',
  )
})

test('it is told, too, when a new password or an administrator ends it first', async () => {
  const dag = await join('Dag')
  await protect(dag.browser)
  await browser().signIn(dag.email)
  await admin.post(`/api/identity/accounts/${dag.id}/end-sessions`)
  expect(await unfinished(dag.id)).toBe(1)
})

test('administrators and auditors read it of any account, nobody else does', async () => {
  const [eli, rev] = [await join('Eli'), await join('Rev', [{ role: 'auditor' }])]
  const path = `/api/identity/accounts/${eli.id}/sign-ins`
  expect(results(await items(admin, path))).toEqual(['link in'])
  expect(results(await items(rev.browser, path))).toEqual(['link in'])
  expect((await eli.browser.get(path)).status).toBe(403)
  const nobody = await admin.get(`/api/identity/accounts/${crypto.randomUUID()}/sign-ins`)
  expect(nobody).toMatchObject({ status: 404, body: { key: 'identity.no-account' } })
})

test('a closed account turns away and says so to those who look after it', async () => {
  const fay = await join('Fay')
  await admin.post(`/api/identity/accounts/${fay.id}/close`)
  await browser().signIn(fay.email)
  expect(results(await items(admin, `/api/identity/accounts/${fay.id}/sign-ins`))).toEqual([
    'password closed',
    'link in',
  ])
})

test('it goes page by page, and after ninety days it is gone', async () => {
  const gus = await join('Gus')
  for (let n = 0; n < 4; n++) await browser(`10.7.0.${n}`).signIn(gus.email)
  const first = (await gus.browser.get('/api/me/sign-ins?limit=3')).body as { items: Told[]; next: string }
  expect(first.items.map(({ ip }) => ip)).toEqual(['10.7.0.3', '10.7.0.2', '10.7.0.1'])
  const rest = await items(gus.browser, `/api/me/sign-ins?limit=3&after=${encodeURIComponent(first.next)}`)
  expect(rest.map(({ ip }) => ip)).toEqual(['10.7.0.0', '10.0.0.1'])

  await sql`update sign_in set at = at - interval '90 days' where ip = '10.7.0.0'`.execute(db)
  expect(await mine(gus.browser)).toHaveLength(4)
  await tidied()
  const { rows } = await sql`select from sign_in where ip = '10.7.0.0'`.execute(db)
  expect(rows).toHaveLength(0)
})
