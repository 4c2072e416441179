import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { say } from '#lib/words'
import type { Write } from '#kernel/context'
import { watchDisks } from '#kernel/disk'
import { announce } from '#kernel/installation'
import { newId } from '#kernel/ids'
import { mailServer } from '#test/mail-server'
import { world } from '#test/world'
import { alarmsOf, keepAlarms } from './alarms.ts'

const post = await mailServer()
const { app, someone, team, call, must, db, write } = await world({
  disks: { folders: [tmpdir()], leastMb: 1_000_000_000 },
  mail: { url: post.url, from: 'Wheelhouse <it@halden.example>' },
})
const adam = await someone('Adam', ['administrator'])
const ana = await someone('Ana', ['technician'])
const operators = await team('Operators')
const olga = await someone('Olga', [], [operators])
await must(adam, 'POST', '/api/identity/grants', { principal_ids: [operators], role: 'administrator' })

const send = (path: string, name: string) =>
  app.inject({
    method: 'POST',
    url: `${path}?name=${name}`,
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${adam.token}` },
    payload: 'name,email\nAna,ana@example.org\n',
  })
const names = async () =>
  (await must<{ items: { name: string }[] }>(adam, 'GET', '/api/alarms')).items.map(({ name }) => name)
const trail = async (kind: string) =>
  (await must<{ items: { lines: string[] }[] }>(adam, 'GET', `/api/audit?kind=${kind}`)).items.flatMap(
    ({ lines }) => lines,
  )

class TakenBack extends Error {}
/** What would be told if this had happened, which it then has not. */
async function toldAfter(what: (ctx: Write) => Promise<unknown>) {
  let told: string[] = []
  const done = write(undefined, async (ctx) => {
    await what(ctx)
    told = (await alarmsOf(ctx)).map(({ says }) => say(says, 'en'))
    throw new TakenBack()
  })
  await expect(done).rejects.toThrow(TakenBack)
  return told
}

test('on a disk that is nearly full files and imports are refused with a sentence, and all else goes on', async () => {
  for (const path of ['/api/files', '/api/imports']) {
    const refused = await send(path, 'people.csv')
    expect([refused.statusCode, refused.json<{ title: string }>().title], path).toEqual([
      503,
      expect.stringMatching(/^The disk of this server is nearly full/),
    ])
  }
  expect((await call(ana, 'PATCH', '/api/me', { language: 'en' })).status).toBe(200)
  expect((await app.inject('/readyz')).json()).toEqual({ ok: true, disk: 'low' })
  const { body } = await app.inject('/metrics')
  expect(body).toContain('wheelhouse_disk_low{what="uploads"} 1')
  expect(body).toMatch(/wheelhouse_late_seconds\{what="worker"\} \d/)
})

test('whoever administers is told above every page, on the bridge, on the trail and by mail, once, and when it is over', async () => {
  await vi.waitFor(async () => expect(await names()).toEqual(['disk']), { timeout: 20_000 })
  expect(JSON.stringify(await must(adam, 'GET', '/api/bridge'))).toContain('The disk is nearly full')
  expect((await call(ana, 'GET', '/api/alarms')).status).toBe(403)
  await write(undefined, keepAlarms)
  await write(undefined, keepAlarms)
  const { raw } = await post.mailTo(`${adam.id}@example.org`)
  expect(raw).toContain('Subject: Wheelhouse: The disk is nearly full')
  expect((await post.mailTo(`${olga.id}@example.org`)).raw).toContain('The disk is nearly full')
  expect(await trail('alarm.raised')).toEqual([expect.stringMatching(/^Alarm: The disk is nearly full/)])
  watchDisks([], 0)
  await sql`delete from disk_place`.execute(db)
  await write(undefined, keepAlarms)
  expect(await names()).toEqual([])
  expect(await trail('alarm.over')).toEqual(['The alarm is over (disk)'])
  expect((await send('/api/files', 'people.csv')).statusCode).toBe(200)
})

test('a worker and mail that are late are told with how long', async () => {
  // Held, so that the worker here, which may be about to run its first, does not.
  const stands = async ({ db: tx }: Write) => {
    await sql`lock table schedule in exclusive mode`.execute(tx)
    await sql`delete from schedule`.execute(tx)
    await sql`insert into schedule (name, last_run) values ('alarms.look', now() - interval '12 minutes')`.execute(
      tx,
    )
  }
  expect(await toldAfter(stands)).toEqual(['No worker has run for 12 minutes'])
  const late = (ctx: Write) =>
    sql`insert into mail (id, message_id, recipient, subject, body_text, created_at, created_by, not_before)
      values (${newId()}::uuid, 'x', 'ana@example.org', 'x', 'x', now(), ${adam.id}::uuid, now() - interval '40 minutes')`.execute(
      ctx.db,
    )
  expect(await toldAfter(late)).toEqual(['Mail has waited for 40 minutes'])
  // Where there is no mail server it is not late: nobody promised it.
  await announce(db, { mails: false })
  expect(await toldAfter(late)).toEqual([])
})
