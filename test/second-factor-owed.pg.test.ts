import { expect, test } from 'vitest'
import { urlFor } from './asking.ts'
import { codeOf } from './authenticator.ts'
import { house } from './door.ts'
import { endpoints } from './endpoints.ts'

// Whoever's role needs a second factor and has none comes through no door but those that lead to one.

const { app, db, admin, join } = await house()
const early = endpoints.filter(({ endpoint }) => endpoint.early).map(({ name }) => name)

const everyRole = ['technician', 'manager', 'administrator', 'auditor', 'people-manager'] as const
const needing = (...roles: string[]) => admin.post('/api/identity/second-factor-roles', { roles })

test('few doors are open early', () => {
  expect(early).toMatchInlineSnapshot(`
    [
      "identity.me",
      "identity.prove",
      "identity.secondFactor",
      "identity.setUpApp",
      "identity.confirmApp",
      "identity.beginPasskey",
      "identity.addPasskey",
      "identity.beginProvePasskey",
      "identity.provePasskey",
    ]
  `)
})

test('until it is set up every other door is shut to their sessions, and to none of their tokens', async () => {
  const ana = await join(
    'Ana',
    everyRole.map((role) => ({ role })),
  )
  const made = await ana.browser.post('/api/me/tokens', { name: 'cli', permissions: ['*'] })
  expect((await ana.browser.get('/api/me')).body).toMatchObject({ owes_factor: false })
  expect((await needing('technician')).status).toBe(200)

  expect((await ana.browser.get('/api/me')).body).toMatchObject({ owes_factor: true })
  const open: string[] = []
  for (const { name, endpoint } of endpoints) {
    if (endpoint.can === 'anyone') continue
    const input = Object.fromEntries(Object.keys(endpoint.input.shape).map((field) => [field, '\u2205']))
    const { url } = urlFor(endpoint, input)
    const cookie = [...ana.browser.jar].map((pair) => pair.join('=')).join('; ')
    const reply = await app.inject({
      method: endpoint.method,
      url,
      headers: { 'x-wheelhouse': '1', cookie },
    })
    if (reply.json<{ kind?: string }>().kind !== 'factor-missing') open.push(name)
  }
  expect(open).toEqual(early)
  expect((await ana.browser.get('/api/live')).body).toMatchObject({ kind: 'factor-missing' })
  const headers = { authorization: `Bearer ${String(made.body['token'])}` }
  expect((await app.inject({ url: '/api/identity/roles', headers })).statusCode).toBe(200)

  const { body } = await ana.browser.post('/api/me/second-factor/app')
  const code = codeOf(String(body['secret']))
  expect((await ana.browser.post('/api/me/second-factor/app/confirm', { code })).status).toBe(200)
  expect((await ana.browser.get('/api/identity/roles')).status).toBe(200)
  expect((await ana.browser.get('/api/me')).body).toMatchObject({ owes_factor: false })
})

test('it holds at once: for a role given later, for a factor taken off, and no more when the role is let go', async () => {
  await needing('technician')
  const tom = await join('Tom')
  expect((await tom.browser.get('/api/identity/roles')).status).toBe(200)
  await admin.post('/api/identity/grants', { principal_ids: [tom.id], role: 'technician' })
  expect((await tom.browser.get('/api/identity/roles')).body).toMatchObject({ kind: 'factor-missing' })
  const roles = (await admin.get('/api/identity/roles')).body['roles'] as object[]
  expect(roles).toContainEqual(
    expect.objectContaining({ name: 'technician', needs_factor: true, people: 2, without_factor: 1 }),
  )
  await needing()
  expect((await tom.browser.get('/api/identity/roles')).status).toBe(200)
  const told = await db
    .selectFrom('event')
    .select('kind')
    .where('kind', '=', 'identity.second-factor-required')
    .execute()
  expect(told).toHaveLength(2)
})

test('who may not give roles decides nothing here', async () => {
  const eva = await join('Eva', [{ role: 'manager' }])
  const reply = await eva.browser.post('/api/identity/second-factor-roles', { roles: [] })
  expect(reply.status).toBe(403)
})
