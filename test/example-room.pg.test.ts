import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compose } from '#apps/compose'
import { credentialsOf } from '#kernel/auth/credentials'
import { httpServer } from '#kernel/http/server'
import { sessionCookie } from '#kernel/http/session-cookie'
import { modules } from '#modules/index'
import { visits } from '../docs/example-room/module.ts'
import { type Someone, world } from './world.ts'

// The room of docs/architecture.md, built by its recipe: a newcomer may rely on it.

const { db, someone } = await world()
const house = compose([...modules, visits])
const credentials = credentialsOf(db)
const app = await httpServer({
  db,
  modules: house.modules,
  version: 'test',
  cookie: sessionCookie(),
  signIn: async ({ headers }) =>
    (
      await credentials.prove({
        kind: 'token',
        secret: String(headers.authorization).slice('Bearer '.length),
      })
    )?.actor,
})
afterAll(() => app.close())

const migration = join(import.meta.dirname, '../docs/example-room/migrations/20270101-0900-visits.sql')
let [tove, nils, lena]: Someone[] = []
beforeAll(async () => {
  await sql.raw(readFileSync(migration, 'utf8')).execute(db)
  tove = await someone('Tove', ['technician'])
  nils = await someone('Nils', ['requester'])
  lena = await someone('Lena', ['requester'])
})

async function call(who: Someone | undefined, method: 'GET' | 'POST', url: string, payload?: object) {
  const reply = await app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${who?.token}` },
    ...(payload && { payload }),
  })
  return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() }
}

test('a visit is announced, seen by its host, and arrives once', async () => {
  const day = Temporal.Now.plainDateISO('UTC').toString()
  const { body: visit } = await call(tove, 'POST', '/api/visits', {
    name: 'Ada King',
    day,
    host_id: nils?.id,
  })
  expect(visit).toMatchObject({ key: 'VIS-1', host: { name: 'Nils' }, can: { arrive: true } })
  expect(await call(nils, 'GET', '/api/visits')).toMatchObject({ body: { items: [{ name: 'Ada King' }] } })
  expect(await call(lena, 'GET', '/api/visits')).toMatchObject({ status: 200, body: { items: [] } })
  expect(await call(lena, 'POST', '/api/visits', {})).toMatchObject({ status: 403 })

  const arrive = `/api/visits/${String(visit['id'])}/arrive`
  expect(await call(lena, 'POST', arrive)).toMatchObject({ status: 404 })
  expect(await call(tove, 'POST', arrive)).toMatchObject({
    status: 200,
    body: { can: { arrive: 'Ada King is here already' } },
  })
  expect(await call(tove, 'POST', arrive)).toMatchObject({
    status: 409,
    body: { key: 'visits.here-already' },
  })
})

test('what the spine gives comes by itself: numbers, search, history', async () => {
  expect(await call(tove, 'GET', '/api/go/VIS-1')).toMatchObject({
    body: { title: 'Ada King', kind: 'visit' },
  })
  expect(await call(nils, 'GET', '/api/search?q=ada')).toMatchObject({
    body: { groups: [{ kind: 'visit' }] },
  })
  const { body } = await call(tove, 'GET', '/api/go/VIS-1')
  expect(await call(nils, 'GET', `/api/records/${String(body['id'])}/history`)).toMatchObject({
    body: {
      items: [
        { lines: ['Tove noted that the visitor is here'] },
        { lines: ['Tove announced the visit, to Nils'] },
      ],
    },
  })
})

test('who is no person cannot be a host', async () => {
  const host_id = '00000000-0000-7000-8000-00000000dead'
  expect(
    await call(tove, 'POST', '/api/visits', { name: 'Ada King', day: '2026-11-22', host_id }),
  ).toMatchObject({
    status: 409,
    body: { key: 'visits.no-host' },
  })
})
