import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { newId } from '#kernel/ids'
import { expireMail, type NewMail, queueMail, sendAgain, withdrawMail } from '#kernel/mail/queue'
import { mailLane } from '#kernel/mail/lane'
import { mailServer, rudeMailServer } from '#test/mail-server'
import { world } from '#test/world'

const { db, write } = await world()
const post = await mailServer(({ to, raw }) => {
  if (to.includes('later@halden.example'))
    return Object.assign(new Error('busy, come back'), { responseCode: 451 })
  if (raw.includes('Subject: not wanted'))
    return Object.assign(new Error('we do not want this'), { responseCode: 554 })
  return undefined
})
const settings = { url: post.url, from: 'Wheelhouse <it@halden.example>' }
const whole = await world({ mail: settings })
const rude = await rudeMailServer()

const queue = async (mail: Partial<NewMail>) => {
  const [queued] = await write(undefined, (ctx) =>
    queueMail(ctx, [{ to: `${newId()}@halden.example`, subject: 'Hello', text: 'Hello', ...mail }]),
  )
  if (!queued) throw new Error('nothing was queued')
  return queued
}
const rowOf = (id: string) => db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
async function sendAll(to = settings) {
  const lane = mailLane(db, to)
  while (await lane.step());
  lane.close()
}

test('a mail leaves as text and HTML under the Message-ID it was given', async () => {
  const { id, message_id } = await queue({
    to: 'ana@halden.example',
    subject: 'Grüße',
    text: 'Plain',
    html: '<p>Rich</p>',
    headers: { 'In-Reply-To': '<before@halden.example>' },
  })
  await sendAll()
  const { raw } = await post.mailTo('ana@halden.example')
  expect(raw).toContain(`Message-ID: ${message_id}`)
  expect(raw).toContain('From: Wheelhouse <it@halden.example>')
  expect(raw).toContain('Auto-Submitted: auto-generated')
  expect(raw).toContain('In-Reply-To: <before@halden.example>')
  expect(raw).toContain('multipart/alternative')
  expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 1, body_text: 'Plain', sending_at: null })
})

test('a mail can be taken back until its time comes, and not after', async () => {
  const early = await queue({ afterSeconds: 15 })
  const gone = await queue({})
  await sendAll()
  expect(await write(undefined, (ctx) => withdrawMail(ctx, [early.id, gone.id]))).toEqual([early.id])
  expect((await rowOf(early.id)).state).toBe('withdrawn')
  expect((await rowOf(gone.id)).state).toBe('sent')
})

test('a busy server is asked again later, a refusal for good is not', async () => {
  const busy = await queue({ to: 'later@halden.example' })
  const unwanted = await queue({ subject: 'not wanted' })
  await sendAll()
  const waiting = await rowOf(busy.id)
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 })
  expect(waiting.last_error).toContain('come back')
  expect(waiting.not_before > waiting.created_at).toBe(true)
  expect(await rowOf(unwanted.id)).toMatchObject({ state: 'failed', attempts: 1 })
  expect(await write(undefined, (ctx) => sendAgain(ctx, [unwanted.id, busy.id]))).toEqual([unwanted.id])
  await write(undefined, (ctx) => withdrawMail(ctx, [unwanted.id]))
})

test('three days of trying are enough', async () => {
  const { id } = await queue({ to: 'later@halden.example' })
  await sql`update mail set created_at = now() - interval '4 days' where id = ${id}::uuid`.execute(db)
  await sendAll()
  expect((await rowOf(id)).state).toBe('failed')
})

test('while no mail server answers, one try says enough', async () => {
  const [first, second] = [await queue({}), await queue({})]
  const lane = mailLane(db, { ...settings, url: 'smtp://127.0.0.1:1' })
  expect(await lane.step()).toBe(true)
  expect(await lane.step()).toBe(false)
  lane.close()
  expect((await rowOf(first.id)).last_error).toContain('ECONNREFUSED')
  expect(await rowOf(second.id)).toMatchObject({ state: 'waiting', attempts: 0 })
  await write(undefined, (ctx) => withdrawMail(ctx, [first.id, second.id]))
})

test('a connection that breaks after the whole text leaves the mail uncertain, and only a person sends it again', async () => {
  const { id, message_id } = await queue({})
  await sendAll({ ...settings, url: rude })
  expect(await rowOf(id)).toMatchObject({ state: 'sending', attempts: 1 })
  await sendAll()
  expect((await rowOf(id)).state).toBe('sending')
  expect(await write(undefined, (ctx) => sendAgain(ctx, [id]))).toEqual([id])
  await sendAll()
  expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 2, message_id })
})

test('a worker that died in the middle leaves the mail listed, not sent twice', async () => {
  const { id } = await queue({})
  await sql`update mail set state = 'sending', sending_at = now() where id = ${id}::uuid`.execute(db)
  expect(await write(undefined, (ctx) => sendAgain(ctx, [id]))).toEqual([])
  await sql`update mail set sending_at = now() - interval '6 minutes' where id = ${id}::uuid`.execute(db)
  await sendAll()
  expect((await rowOf(id)).state).toBe('sending')
  expect(await write(undefined, (ctx) => sendAgain(ctx, [id]))).toEqual([id])
})

test('what holds a way in is erased once it has left, was taken back or came too late', async () => {
  const secret = { secret: true, text: 'the link', html: 'the link' }
  const sent = await queue(secret)
  const back = await queue({ ...secret, afterSeconds: 15 })
  const late = await queue({ ...secret, until: '2026-01-01T00:00:00Z' })
  await sendAll()
  await write(undefined, (ctx) => withdrawMail(ctx, [back.id]))
  await write(undefined, expireMail)
  for (const [{ id }, state] of [
    [sent, 'sent'],
    [back, 'withdrawn'],
    [late, 'expired'],
  ] as const)
    expect(await rowOf(id)).toMatchObject({ state, body_text: '', body_html: null })
})

test('two workers beside each other send each mail once', async () => {
  const all = await write(undefined, (ctx) =>
    queueMail(
      ctx,
      Array.from({ length: 20 }, (_, n) => ({ to: `many${n}@halden.example`, subject: 'x', text: 'x' })),
    ),
  )
  await Promise.all([sendAll(), sendAll()])
  const sent = post.received.filter(({ to }) => to.some((one) => one.startsWith('many')))
  expect(sent.length).toBe(all.length)
  expect(new Set(sent.map(({ to }) => to[0])).size).toBe(all.length)
})

test('a line break in a subject or a name makes no header', async () => {
  await queue({ to: 'headers@halden.example', subject: 'a\r\nBcc: thief@example.org', text: 'x' })
  await sendAll()
  const { raw, to } = await post.mailTo('headers@halden.example')
  expect(to).toEqual(['headers@halden.example'])
  expect(raw).not.toMatch(/^Bcc:/m)
})

test('the whole server sends by itself', async () => {
  await whole.write(undefined, (ctx) =>
    queueMail(ctx, [{ to: 'itself@halden.example', subject: 'x', text: 'x' }]),
  )
  await post.mailTo('itself@halden.example')
  await vi.waitFor(async () => {
    const row = await whole.db.selectFrom('mail').select('state').executeTakeFirstOrThrow()
    expect(row.state).toBe('sent')
  })
})
