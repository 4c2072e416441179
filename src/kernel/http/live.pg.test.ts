import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { everyone } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { whisper } from '#kernel/poke'
import { house } from '#test/door'

const { app, db, admin, write } = await house()
const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))

const opened = () => {
  const page = connect(Number(port), '127.0.0.1')
  page.on('error', () => {})
  page.write(`GET /api/live HTTP/1.1\r\nHost: here\r\nCookie: session=${admin.jar.get('session')}\r\n\r\n`)
  return page
}

test('a page that comes hears of nothing that was over before, however the numbers of transactions read as text', async () => {
  const audience = await write(undefined, (ctx) => audienceOf(ctx, [everyone]))
  const happens = async (tx: unknown = sql`pg_current_xact_id()`) => {
    const subject = randomUUID()
    await sql`insert into event (tx, at, kind, subject_id, subject_kind, audience_id, actor_id, request_id, origin, commitment)
      values (${tx}, now(), 'person.changed', ${subject}::uuid, 'person', ${audience}, gen_random_uuid(), gen_random_uuid(), 'system', '\\x00')`.execute(
      db,
    )
    return subject
  }
  await happens(sql`repeat('9', length(pg_current_xact_id()::text) - 1)::xid8`)
  const before = await happens()
  const page = opened()
  let heard = ''
  page.on('data', (text) => (heard += String(text)))
  await expect.poll(() => heard).toContain('event: hello')
  const since = await happens()
  await expect.poll(() => heard, { timeout: 5000 }).toContain(since)
  expect(heard).not.toContain(before)
  page.destroy()
})

test('a page that reads nothing is let go, and holds no memory until it reads', async () => {
  const audience = await write(undefined, (ctx) => audienceOf(ctx, [everyone]))
  const page = opened()
  await new Promise((hello) => page.once('data', hello))
  page.pause()
  const long = 'x'.repeat(7000)
  for (let told = 0; told < 5000 && !page.closed; told += 100)
    await Promise.all(
      Array.from({ length: 100 }, () => whisper({ db }, { audience, kind: 'person', message: { long } })),
    )
  page.resume()
  await expect.poll(() => page.closed).toBe(true)
})
