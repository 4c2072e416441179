import { expect, test } from 'vitest'
import { world } from '#test/world'

const { app, call, someone } = await world()

test('the house answers that it is alive and ready, with its metrics', async () => {
  expect((await call(undefined, 'GET', '/healthz')).body).toEqual({ ok: true })
  expect((await call(undefined, 'GET', '/readyz')).body).toEqual({ ok: true, disk: 'ok' })
  expect((await call(undefined, 'GET', '/metrics')).body).toContain('wheelhouse_waiting{what="outbox"} 0')
})

test('what is promised stands in OpenAPI 3.1', async () => {
  expect((await call(undefined, 'GET', '/api/openapi.json')).body).toMatchObject({ openapi: '3.1.0' })
})

test('an address that nobody serves is not found, in one sentence', async () => {
  const reply = await call(await someone('Ana'), 'GET', '/api/nothing')
  expect(reply.status).toBe(404)
  expect(reply.body).toMatchObject({ title: 'That was not found', kind: 'not-found' })
})

test('a write that another site could have sent is refused', async () => {
  const headers = { origin: 'https://elsewhere.example' }
  const reply = await app.inject({ method: 'POST', url: '/api/anything', payload: {}, headers })
  expect(reply.statusCode).toBe(403)
})

test('every answer carries the security headers', async () => {
  const { headers } = await call(undefined, 'GET', '/healthz')
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})
