import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { audienceOf } from '#kernel/audience'
import { saveEntity } from '#kernel/entity'
import { decide } from '#kernel/settings'
import { things } from '#test/things'
import { world } from '#test/world'
import { sweepFiles } from './jobs.ts'
import { attachFiles, storeFile, wholeOfBytes } from './public.ts'
import { largestFile } from './settings.ts'

const house = await world()
const { app, someone, call, db, write } = house
const { make, merge, staff } = await things(house)

const ana = await someone('Ana', ['technician'])
const max = await someone('Max', ['manager'])
const audrey = await someone('Audrey', ['auditor'])
const rita = await someone('Rita', ['requester'])

type Who = typeof ana
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

const send = (who: Who | undefined, name: string, payload: Buffer | string) =>
  app.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent(name)}`,
    headers: {
      'content-type': 'application/octet-stream',
      'x-wheelhouse': '1',
      ...(who && { authorization: `Bearer ${who.token}` }),
    },
    payload,
  })
const bring = async (who: Who, name: string, payload: Buffer | string) =>
  send(who, name, payload).then((reply) => reply.json<{ id: string }>())
const content = (who: Who, id: string, query = '') =>
  app.inject({
    method: 'GET',
    url: `/api/files/${id}/content${query}`,
    headers: { authorization: `Bearer ${who.token}` },
  })
const attach = (who: Who, record: { id: string }, ids: string[], internal?: boolean) =>
  call(who, 'POST', `/api/records/${record.id}/files`, { files: ids, internal })
const names = async (who: Who, { id }: { id: string }) => {
  const { body } = await call(who, 'GET', `/api/records/${id}/files`)
  return (body as { items: { name: string }[] }).items.map(({ name }) => name)
}
const finds = async (who: Who, words: string) =>
  ((await call(who, 'GET', `/api/search?q=${words}`)).body as { groups: unknown[] }).groups.length > 0
const chunks = async (payload: Buffer) =>
  db
    .selectFrom('file_chunk')
    .select('n')
    .where('sha256', '=', createHash('sha256').update(payload).digest())
    .execute()

test('a file comes back as it was sent, in pieces, named and typed by us', async () => {
  // Larger than what the house takes as JSON.
  const payload = randomBytes(3000 * 1024)
  const reply = await send(ana, '..\\plans\\rack 4.bin', payload)
  expect(reply.statusCode).toBe(200)
  const file = reply.json<{ id: string }>()
  expect(file).toMatchObject({
    name: 'rack 4.bin',
    media_type: 'application/octet-stream',
    size: payload.length,
    preview: null,
    created_by: { id: ana.id, name: 'Ana' },
    can: { remove: true },
  })
  const back = await content(ana, file.id)
  expect(back.rawPayload.equals(payload)).toBe(true)
  expect(back.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': String(payload.length),
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="rack 4.bin"; filename*=UTF-8''rack%204.bin`,
  })
  expect(await chunks(payload)).toHaveLength(12)
})

test('only harmless types are shown in place, by what they are and not by what they are called', async () => {
  const disposition = async (name: string, payload: Buffer | string, query = '') => {
    const { headers } = await content(ana, (await bring(ana, name, payload)).id, query)
    return [headers['content-type'], String(headers['content-disposition']).split(';')[0]]
  }
  expect(await disposition('evil.html', png)).toEqual(['image/png', 'inline'])
  expect(await disposition('photo.png', '<script>alert(1)</script>')).toEqual([
    'text/plain; charset=utf-8',
    'inline',
  ])
  expect(await disposition('setup.pdf', Buffer.from('4d5a9000', 'hex'))).toEqual([
    'application/vnd.microsoft.portable-executable',
    'attachment',
  ])
  // Markup of any sort is shown as its text, never as what it would be.
  for (const markup of [
    '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>',
    '<?xml version="1.0"?><a/>',
    '<!doctype html>',
  ])
    expect(await disposition('logo.svg', markup), markup).toEqual(['text/plain; charset=utf-8', 'inline'])
  expect(await disposition('photo.png', png, '?download=true')).toEqual(['image/png', 'attachment'])
  expect(await disposition('photo.png', png, '?download')).toEqual(['image/png', 'attachment'])
})

test('a PDF may be shown in a page of ours; nothing else may be framed, and nothing runs', async () => {
  const headersOf = async (payload: Buffer | string) => {
    const { headers } = await content(ana, (await bring(ana, 'x', payload)).id)
    return [headers['x-frame-options'], headers['content-security-policy']]
  }
  // Browsers show PDF in no sandbox but their own.
  expect(await headersOf('%PDF-1.7')).toEqual([
    'SAMEORIGIN',
    expect.stringMatching(/^default-src 'none'; object-src 'self';.* frame-ancestors 'self'$/),
  ])
  expect(await headersOf(png)).toEqual(['DENY', expect.stringMatching(/^sandbox; default-src 'none'/)])
})

test('the same bytes lie here once', async () => {
  const payload = randomBytes(300 * 1024)
  await bring(ana, 'one.bin', payload)
  const second = await bring(rita, 'two.bin', payload)
  expect(await chunks(payload)).toHaveLength(2)
  expect((await content(rita, second.id)).rawPayload.equals(payload)).toBe(true)
})

test('too large, empty, no file and no sign-in are refused with a sentence, and nothing stays', async () => {
  await write(undefined, (ctx) => decide(ctx, largestFile, 1))
  const before = await db.selectFrom('file').select('id').execute()
  const large = await send(ana, 'large.bin', randomBytes(1024 * 1024 + 1))
  expect([large.statusCode, large.json<{ title: string }>().title]).toEqual([
    413,
    'That is larger than the 1 MB allowed',
  ])
  expect((await send(ana, 'fits.bin', randomBytes(1024 * 1024))).statusCode).toBe(200)
  expect((await send(ana, 'empty.txt', '')).statusCode).toBe(422)
  expect((await send(undefined, 'stranger.txt', 'x')).statusCode).toBe(401)
  expect((await call(ana, 'POST', '/api/files?name=x', { a: 1 })).status).toBe(422)
  await write(undefined, (ctx) => decide(ctx, largestFile, null))
  expect(await db.selectFrom('file').select('id').execute()).toHaveLength(before.length + 1)
})

test('what is on no record is seen by who brought it, and by nobody else', async () => {
  const { id } = await bring(rita, 'mine.txt', 'mine')
  for (const who of [ana, audrey]) {
    expect((await content(who, id)).statusCode).toBe(404)
    expect((await call(who, 'DELETE', `/api/files/${id}`)).status).toBe(404)
  }
  const thing = await make('Thing')
  expect(await attach(ana, thing, [id])).toMatchObject({ status: 422, body: { key: 'files.not-yours' } })
  expect((await call(rita, 'DELETE', `/api/files/${id}`)).status).toBe(200)
  expect((await content(rita, id)).statusCode).toBe(404)
})

test('an internal file is hidden from a requester in every way; an open one is not', async () => {
  const mine = await make('My laptop', { requester: rita })
  const [secret, open] = [await bring(ana, 'forensics.txt', 'secret'), await bring(ana, 'manual.txt', 'open')]
  expect((await attach(ana, mine, [secret.id])).status).toBe(200)
  expect((await attach(ana, mine, [open.id], false)).status).toBe(200)
  expect(await names(ana, mine)).toEqual(['manual.txt', 'forensics.txt'])
  expect(await names(rita, mine)).toEqual(['manual.txt'])
  expect(await names(audrey, mine)).toHaveLength(2)
  expect((await content(rita, open.id)).body).toBe('open')
  for (const path of [`/api/files/${secret.id}`, `/api/files/${secret.id}/content`])
    expect((await call(rita, 'GET', path)).status, path).toBe(404)
  expect([await finds(ana, 'forensics.txt'), await finds(rita, 'forensics.txt')]).toEqual([true, false])
  expect([await finds(ana, 'manual'), await finds(rita, 'manual')]).toEqual([true, true])
  const events = await db
    .selectFrom('event')
    .select('granted')
    .where('subject_id', '=', mine.id)
    .orderBy('id')
    .execute()
  expect(events).toEqual([{ granted: false }, { granted: true }])
  const page = await call(rita, 'GET', `/api/records/${mine.id}/files?limit=1`)
  expect(page.body).toMatchObject({ next: null })
})

test('files follow the audience of their record', async () => {
  const thing = await make('Thing')
  const { id } = await bring(ana, 'plan.txt', 'plan')
  await attach(ana, thing, [id])
  const board = await house.team('Board')
  await write(undefined, async (ctx) => {
    ctx.wake()
    await saveEntity(ctx, thing, { audience_id: await audienceOf(ctx, [board]) })
  })
  expect((await content(ana, id)).statusCode).toBe(404)
})

test('a file of a record that one may read only by another permission stays closed', async () => {
  const file = await make('Case', { kind: 'casefile', audience: [staff] })
  const { id } = await bring(max, 'statement.txt', 'x')
  await attach(max, file, [id])
  expect((await content(max, id)).statusCode).toBe(200)
  expect((await content(ana, id)).statusCode).toBe(404)
})

test('is put on a record, and taken off, only by who may change it', async () => {
  const mine = await make('Mine', { requester: rita })
  const { id } = await bring(rita, 'photo.png', png)
  expect((await attach(rita, mine, [id], false)).status).toBe(403)
  const open = await bring(ana, 'open.txt', 'open')
  await attach(ana, mine, [open.id], false)
  const remove = (who: Who) => call(who, 'DELETE', `/api/files/${open.id}`)
  expect(await call(rita, 'GET', `/api/files/${open.id}`)).toMatchObject({
    body: { can: { remove: expect.any(String) as string } },
  })
  expect((await remove(rita)).status).toBe(403)
  expect((await remove(audrey)).status).toBe(403)
  expect((await remove(ana)).status).toBe(200)
  expect(await names(ana, mine)).toEqual([])
  expect(await finds(ana, 'open.txt')).toBe(false)
  expect((await content(ana, open.id)).statusCode).toBe(404)
  expect((await call(rita, 'POST', `/api/files/${open.id}/restore`, {})).status).toBe(403)
  expect((await call(ana, 'POST', `/api/files/${open.id}/restore`, {})).status).toBe(200)
  expect(await finds(ana, 'open.txt')).toBe(true)
  const kinds = await db
    .selectFrom('event')
    .select('kind')
    .where('subject_id', '=', mine.id)
    .orderBy('id')
    .execute()
  expect(kinds.map(({ kind }) => kind)).toEqual(['file.added', 'file.removed', 'file.restored'])
})

test('files of a merged record are found at its end', async () => {
  const [first, second] = [await make('First'), await make('Second')]
  const { id } = await bring(ana, 'log.txt', 'log')
  await attach(ana, first, [id])
  await merge(first, second)
  expect(await names(ana, second)).toEqual(['log.txt'])
})

test('a program stores what it has in memory, and quoted pictures of others are left alone', async () => {
  const mine = await make('Mine', { requester: rita })
  const theirs = await bring(rita, 'theirs.png', png)
  await write(ana, async (ctx) => {
    const id = await storeFile(ctx, 'mail.eml', wholeOfBytes(Buffer.from('From: …')))
    await attachFiles(ctx, mine, [id, theirs.id], { internal: false, skipOthers: true })
  })
  expect(await names(rita, mine)).toEqual(['mail.eml'])
})

test('nobody hoards files that are on no record', async () => {
  const hoarder = await someone('Hal', ['requester'])
  await write(hoarder, async (ctx) => {
    for (let n = 0; n < 100; n++) await storeFile(ctx, `${n}.txt`, wholeOfBytes(Buffer.from('same')))
  })
  expect((await send(hoarder, 'more.txt', 'more')).statusCode).toBe(429)
})

test('the sweep clears what nobody put anywhere, what was removed long ago, and then the bytes', async () => {
  const thing = await make('Thing')
  const payloads = ['loose', 'kept', 'removed'].map((name) =>
    Buffer.from(`${name} ${randomBytes(8).toString('hex')}`),
  )
  const ids: string[] = []
  for (const payload of payloads) ids.push((await bring(ana, 'x.txt', payload)).id)
  const [loose = '', kept = '', removed = ''] = ids
  await attach(ana, thing, [kept, removed])
  await call(ana, 'DELETE', `/api/files/${removed}`)
  const later = (hours: number) => Temporal.Now.instant().add({ hours }).toString()
  const there = async () =>
    (await db.selectFrom('file').select('id').where('id', 'in', ids).orderBy('id').execute()).map(
      ({ id }) => id,
    )
  const bytes = async () => Promise.all(payloads.map(async (payload) => (await chunks(payload)).length))

  await write(undefined, sweepFiles, later(2))
  expect(await there()).toEqual([loose, kept, removed])
  expect(await bytes()).toEqual([1, 1, 1])
  await write(undefined, sweepFiles, later(25))
  expect(await there()).toEqual([kept, removed])
  expect(await bytes()).toEqual([0, 1, 1])
  await write(undefined, sweepFiles, later(8 * 24))
  expect(await there()).toEqual([kept])
  expect(await bytes()).toEqual([0, 1, 0])
  expect((await content(ana, kept)).rawPayload.equals(payloads[1] ?? Buffer.alloc(0))).toBe(true)
})
