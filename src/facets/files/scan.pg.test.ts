import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { decide } from '#kernel/settings'
import { eicar, scannerOf, tooLarge } from '#test/scanner'
import { things } from '#test/things'
import { world } from '#test/world'
import { scanning, scanTask } from './scan.ts'
import { givesUnseen, room } from './settings.ts'

const scanner = await scannerOf()
const house = await world({ clamdUrl: scanner.url })
const { app, someone, call, must, db, write } = house
const { make } = await things(house)
const ana = await someone('Ana', ['technician'])
const adele = await someone('Adele', ['administrator'])

const send = async (name: string, payload: Buffer | string) => {
  const reply = await app.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent(name)}`,
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${ana.token}` },
    payload,
  })
  return {
    status: reply.statusCode,
    body: reply.json<{ id: string; title: string; scan: string; kept: string | null }>(),
  }
}
const content = (id: string) => call(ana, 'GET', `/api/files/${id}/content`)
const shown = (id: string) =>
  must<{ scan: string; kept: string | null; preview: string | null }>(ana, 'GET', `/api/files/${id}`)
/** Waits until the file has its verdict; a round that was under way as it came is no hindrance. */
const untilSeen = (id: string, as: string) =>
  vi.waitFor(
    async () => {
      await write(undefined, scanning.run)
      expect((await shown(id)).scan).toBe(as)
    },
    { timeout: 90_000 },
  )
const told = async (kind: string) => {
  const { items } = await must<{ items: { said: string }[] }>(adele, 'GET', `/api/audit?kind=${kind}`)
  return items
}

test('what the scanner finds something in is refused with a sentence and written down, and nothing of it stays', async () => {
  const before = await db.selectFrom('file_content').select('sha256').execute()
  const refused = await send('invoice.exe', `${eicar}\n`)
  expect(refused).toMatchObject({
    status: 422,
    body: { title: 'The virus scanner found Eicar-Test-Signature in this file: it was not taken' },
  })
  expect(await db.selectFrom('file_content').select('sha256').execute()).toHaveLength(before.length)
  expect(JSON.stringify(await told('file.refused'))).toContain('invoice.exe')
  expect((await send('plan.txt', 'a plan')).body).toMatchObject({ scan: 'clean', kept: null })
})

test('while it is away new files are kept back, and open once it has seen them', async () => {
  scanner.away(true)
  const [plan, bad] = [await send('later.txt', 'later'), await send('bad.txt', `mail: ${eicar}`)]
  expect(plan.body).toMatchObject({
    scan: 'waiting',
    kept: expect.stringContaining('has not seen') as string,
    preview: null,
  })
  expect(await content(plan.body.id)).toMatchObject({ status: 409 })
  scanner.away(false)
  await untilSeen(plan.body.id, 'clean')
  await untilSeen(bad.body.id, 'infected')
  expect((await content(plan.body.id)).status).toBe(200)
  expect(await content(bad.body.id)).toMatchObject({
    status: 409,
    body: { title: 'The virus scanner found Eicar-Test-Signature in this file: it is given to nobody' },
  })
  expect(JSON.stringify(await told('file.infected'))).toContain('bad.txt')
  // Also for those who find it on a record.
  const thing = await make('Thing')
  await must(ana, 'POST', `/api/records/${thing.id}/files`, { files: [bad.body.id] })
  expect(await must(ana, 'GET', `/api/records/${thing.id}/files`)).toMatchObject({
    items: [{ scan: 'infected', preview: null }],
  })
})

test('what it gives no verdict on is no reason to leave the others unseen', async () => {
  scanner.away(true)
  const [large, ...others] = await Promise.all(
    [tooLarge, 'one', 'two', 'three', 'four', 'five', 'six'].map((text) =>
      send('many.txt', `${text}: not seen`),
    ),
  )
  scanner.away(false)
  for (const { body } of others) await untilSeen(body.id, 'clean')
  expect((await shown(large?.body.id ?? '')).scan).toBe('waiting')
  // Nor to begin again with it at once.
  const rounds = async () =>
    db.selectFrom('job').select('finished_at').where('task', '=', scanTask.name).execute()
  await vi.waitFor(async () => expect((await rounds()).every((one) => one.finished_at)).toBe(true))
  const before = await rounds()
  await write(undefined, scanning.run)
  expect(await rounds()).toEqual(before)
  await write(undefined, (ctx) =>
    ctx.db
      .deleteFrom('file')
      .where('id', '=', large?.body.id ?? '')
      .execute(),
  )
})

test('an organisation may have them given out all the same, with a mark', async () => {
  await write(undefined, (ctx) => decide(ctx, givesUnseen, true))
  scanner.away(true)
  const { body } = await send('now.txt', 'needed now')
  expect(body).toMatchObject({ scan: 'waiting', kept: null })
  expect((await content(body.id)).status).toBe(200)
  scanner.away(false)
  await write(undefined, (ctx) => decide(ctx, givesUnseen, null))
})

test('when the room for files is taken nothing more is, what lies here takes none, and it is told beforehand', async () => {
  const part = (share: number) => randomBytes(Math.round(1024 * 1024 * share))
  await write(undefined, (ctx) => decide(ctx, room, 1))
  const first = part(0.95)
  expect((await send('first.bin', first)).status).toBe(200)
  expect(JSON.stringify(await must(adele, 'GET', '/api/bridge'))).toContain('1 of 1 MB for files are taken')
  const full = await send('second.bin', part(0.1))
  expect([full.status, full.body.title]).toEqual([
    413,
    expect.stringMatching(/^There is no room for more files: 1 of 1 MB are taken/),
  ])
  expect((await send('again.bin', first)).status).toBe(200)
  await write(undefined, (ctx) => decide(ctx, room, null))
  expect((await send('third.bin', part(1))).status).toBe(200)
})
