import { expect, test } from 'vitest'
import { changesStanding } from '#kernel/standing'
import { roles } from '#kernel/auth/roles'
import { urlFor } from './asking.ts'
import { codeOf, codesForgotten } from './authenticator.ts'
import { type Browser, house, password } from './door.ts'
import { endpoints } from './endpoints.ts'

// Before something dangerous a session is asked who it is, unless it has shown that lately.

const { app, db, write, join } = await house()
const sensitive = endpoints.filter(({ endpoint }) => endpoint.sensitive)

/** As if ten minutes had passed since the last proof of each of these. */
const later = (...people: { id: string }[]) =>
  write(undefined, async (ctx) => {
    changesStanding(ctx)
    await ctx.db
      .updateTable('session')
      .set({ proven_at: new Date(Date.now() - 600_000).toISOString() })
      .where(
        'person_id',
        'in',
        people.map(({ id }) => id),
      )
      .execute()
  })

type Bearing = { cookie: string } | { authorization: string }
const bearing = ({ jar }: Browser): Bearing => ({
  cookie: [...jar].map((pair) => pair.join('=')).join('; '),
})

/** The dangerous doors at which these are asked who they are. Nobody could act on what is sent. */
async function askedAt(headers: Bearing) {
  const asked: string[] = []
  for (const { name, endpoint } of sensitive) {
    const input = Object.fromEntries(Object.keys(endpoint.input.shape).map((field) => [field, '\u2205']))
    const { url } = urlFor(endpoint, input)
    const reply = await app.inject({
      method: endpoint.method,
      url,
      headers: { 'x-wheelhouse': '1', 'content-type': 'application/json', ...headers },
      ...(endpoint.method !== 'DELETE' && { payload: '{"nobody":"acts on this"' }),
    })
    if (reply.json<{ kind?: string }>().kind === 'proof-needed') asked.push(name)
  }
  return asked
}

const all = sensitive.map(({ name }) => name)
const someone = (name: string) =>
  join(
    name,
    roles.map((role) => ({ role })),
  )

test('these are dangerous', () => {
  expect(all).toMatchInlineSnapshot(`
    [
      "people.export",
      "people.anonymise",
      "directories.add",
      "directories.change",
      "directories.remove",
      "directories.decideSignIn",
      "directories.run",
      "directories.addConnection",
      "directories.makeConnectionToken",
      "directories.removeConnection",
      "identity.makeToken",
      "identity.setUpApp",
      "identity.makeRecoveryCodes",
      "identity.takeSecondFactor",
      "identity.beginPasskey",
      "identity.removePasskey",
      "identity.invite",
      "identity.makeResetLink",
      "identity.closeAccount",
      "identity.openAccount",
      "identity.viewAs",
      "identity.markEmergency",
      "identity.changeEmail",
      "identity.giveRole",
      "identity.requireSecondFactor",
      "identity.makeRole",
      "identity.changeRole",
      "identity.dropRole",
      "identity.takeRole",
      "identity.confirmChange",
      "identity.decideFourEyes",
      "identity.addProvider",
      "identity.addSamlProvider",
      "identity.changeSamlProvider",
      "identity.renewSamlKey",
      "identity.changeProvider",
      "identity.removeProvider",
      "identity.decideOwnWays",
      "identity.unlink",
      "administration.letGo",
      "administration.releaseHold",
      "administration.decide",
      "webhooks.add",
      "webhooks.change",
      "webhooks.renewSecret",
      "webhooks.remove",
      "software.revealKey",
      "agents.makeToken",
      "agents.makeOwnTokens",
      "agents.rotateToken",
      "agents.releaseToken",
      "agents.revokeToken",
    ]
  `)
})

test('every one of them asks a session whose last proof is older than ten minutes, and a proof serves for all', async () => {
  const ana = await someone('Ana')
  expect(await askedAt(bearing(ana.browser))).toEqual([])
  await later(ana)
  expect(await askedAt(bearing(ana.browser))).toEqual(all)
  const wrong = await ana.browser.post('/api/me/prove', { proof: 'not the password' })
  expect(wrong).toMatchObject({ status: 422, body: { key: 'identity.wrong-proof' } })
  expect(await askedAt(bearing(ana.browser))).toEqual(all)
  expect((await ana.browser.post('/api/me/prove', { proof: password })).status).toBe(200)
  expect(await askedAt(bearing(ana.browser))).toEqual([])
})

test('a proof is for the session that gave it alone; a code of the app serves too', async () => {
  const tom = await someone('Tom')
  const { body } = await tom.browser.post('/api/me/second-factor/app')
  const secret = String(body['secret'])
  await tom.browser.post('/api/me/second-factor/app/confirm', { code: codeOf(secret) })
  await codesForgotten(db)
  const other = await someone('Other')
  await later(tom, other)
  expect((await tom.browser.post('/api/me/prove', { proof: codeOf(secret) })).status).toBe(200)
  expect(await askedAt(bearing(tom.browser))).toEqual([])
  expect(await askedAt(bearing(other.browser))).toEqual(all)
})

test('a token is not asked, and proves nothing', async () => {
  const eva = await someone('Eva')
  const { body } = await eva.browser.post('/api/me/tokens', { name: 'cli', permissions: ['*'] })
  await later(eva)
  const headers = { authorization: `Bearer ${String(body['token'])}` }
  expect(await askedAt(headers)).toEqual([])
  const reply = await app.inject({
    method: 'POST',
    url: '/api/me/prove',
    headers,
    payload: { proof: password },
  })
  expect(reply.json()).toMatchObject({ key: 'house.session-only' })
})

test('guessing at proofs is slowed down', async () => {
  const kim = await someone('Kim')
  const answers = []
  for (let n = 0; n < 7; n++) answers.push(await kim.browser.post('/api/me/prove', { proof: 'a guess' }))
  expect(answers.at(-1)?.body).toMatchObject({ kind: 'too-many' })
})

test('who may not do it at all is told that, and not asked', async () => {
  const pia = await join('Pia')
  await later(pia)
  const reply = await pia.browser.post('/api/identity/grants', {})
  expect(reply.body).toMatchObject({ kind: 'forbidden' })
})
