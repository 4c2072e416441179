import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { newSecret } from '#kernel/ids'
import { signerOf } from '#kernel/seal/head'
import { sealAndKeep } from '#kernel/seal/keeper'
import { verify } from '#kernel/seal/verify'
import { createPeople } from '#modules/people/public'
import { world } from './world.ts'

// What is let go of by age, and what a legal hold keeps all the same.

const { app, db, must, call, someone, write } = await world()
const ana = await someone('Ana', ['lead'])
const adam = await someone('Adam', ['administrator'])
const audrey = await someone('Audrey', ['auditor'])
const hr = await someone('Pia', ['people-manager'])

async function person(name: string) {
  const [made] = await write(undefined, (ctx) => createPeople(ctx, [{ display_name: name }]))
  const { key } = await db
    .selectFrom('entity')
    .select('key')
    .where('id', '=', made?.id ?? '')
    .executeTakeFirstOrThrow()
  return { id: made?.id ?? '', key }
}

/** A ticket with a reply and a file, closed so many days ago; 0: still open. */
async function ticket(title: string, days: number, requester_id: string) {
  const { id, key } = await must<{ id: string; key: string }>(ana, 'POST', '/api/desk/tickets', {
    title,
    description: `<p>The ${title} begins</p>`,
    requester_id,
  })
  await must(ana, 'POST', `/api/desk/tickets/${id}/note`, { html: `<p>Words about the ${title}</p>` })
  const brought = await app.inject({
    method: 'POST',
    url: `/api/files?name=${title}.txt`,
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${ana.token}` },
    payload: `A file of the ${title}`,
  })
  const file = brought.json<{ id: string }>().id
  await must(ana, 'POST', `/api/records/${id}/files`, { files: [file] })
  if (days > 0)
    await sql`update work set phase = 'done', updated_at = now() - make_interval(days => ${days}::int) where id = ${id}::uuid`.execute(
      db,
    )
  return { id, key, file }
}
const merge = (from: { id: string }, into: { id: string }) =>
  must(ana, 'POST', `/api/desk/tickets/${into.id}/merge`, { from: [from.id] })
const said = async (id: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from comment where entity_id = ${id}::uuid`.execute(db))
    .rows[0]?.n
const rules = async () =>
  new Map(
    (
      await must<{ items: { name: string; due: number; held: number }[] }>(audrey, 'GET', '/api/keeping')
    ).items.map(({ name, due, held }) => [name, { due, held }]),
  )
const decide = (days: number | null) =>
  must(adam, 'PATCH', '/api/settings/retention.closed-tickets', { value: days })
const place = (record: string, more: object = {}) =>
  must<{ id: string }>(adam, 'POST', '/api/holds', {
    record,
    name: 'Case 14',
    reason: 'A claim of the yard',
    ...more,
  })
const release = (id: string) => must(adam, 'POST', `/api/holds/${id}/release`, {})
const trail = async (kind: string) =>
  (await must<{ items: { lines: string[] }[] }>(adam, 'GET', `/api/audit?kind=${kind}`)).items.flatMap(
    ({ lines }) => lines,
  )

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-keeping-'))
afterAll(() => rmSync(folder, { recursive: true }))
const signer = signerOf(newSecret())
const keeping = { signer, file: join(folder, 'heads') }
const sealed = async () => {
  const waiting = sql<{
    n: number
  }>`select count(*)::int as n from event e where not exists (select from seal_leaf l where l.event_id = e.id)`
  await vi.waitUntil(
    async () => {
      await sealAndKeep(db, keeping)
      return (await waiting.execute(db)).rows[0]?.n === 0
    },
    { timeout: 30_000, interval: 20 },
  )
}

test('closed tickets lose their words and files at their age, others do not, and the sealed history stays whole', async () => {
  const lena = await person('Lena Vogt')
  const [old, held, young, open] = [
    await ticket('mooring', 400, lena.id),
    await ticket('winch', 400, lena.id),
    await ticket('radar', 10, lena.id),
    await ticket('galley', 0, lena.id),
  ]
  // What was merged into a ticket stays and goes with it, however old and whether or not it was open itself.
  const [oar, mast, sail] = [
    await ticket('oar', 400, lena.id),
    await ticket('mast', 0, lena.id),
    await ticket('sail', 0, lena.id),
  ]
  for (const [from, into] of [
    [oar, open],
    [mast, old],
    [sail, held],
  ] as const)
    await merge(from, into)
  for (const { id } of [old, held])
    await sql`update work set updated_at = now() - interval '400 days' where id = ${id}::uuid`.execute(db)
  const { id: hold } = await place(held.key)
  expect((await call(ana, 'DELETE', `/api/files/${sail.file}`)).status).toBe(409)
  await sealed()
  expect((await rules()).get('closed-tickets')).toEqual({ due: 0, held: 0 })
  // Tried out before it is decided, by whoever may look, and changing nothing.
  const rehearse = (days: number) => must(audrey, 'GET', `/api/keeping/closed-tickets?days=${days}`)
  expect(await rehearse(365)).toMatchObject({ due: 1, held: 1 })
  expect(await rehearse(500)).toMatchObject({ due: 0, held: 0 })
  await decide(365)
  expect((await rules()).get('closed-tickets')).toEqual({ due: 1, held: 1 })
  expect((await call(audrey, 'POST', '/api/keeping/run', {})).status).toBe(403)
  await must(adam, 'POST', '/api/keeping/run', {})
  await vi.waitFor(async () => expect(await said(old.id)).toBe(0), { timeout: 30_000 })
  await vi.waitFor(async () => expect(await trail('retention.ran')).toHaveLength(1), { timeout: 30_000 })
  expect((await trail('retention.ran'))[0]).toMatch(
    /^Let go of by age, from before .*: 1 \(What was said on closed tickets/,
  )
  for (const { id } of [held, young, open, oar, sail]) expect(await said(id)).toBe(2)
  expect(await said(mast.id)).toBe(0)
  expect((await call(ana, 'GET', `/api/files/${old.file}`)).status).toBe(404)
  expect((await call(ana, 'GET', `/api/files/${held.file}`)).status).toBe(200)
  expect(await must(ana, 'GET', `/api/desk/tickets/${old.id}`)).toMatchObject({ title: 'mooring' })
  const { groups } = await must<{ groups: unknown[] }>(ana, 'GET', '/api/search?q=words mooring')
  expect(groups).toEqual([])
  await sealed()
  expect((await verify({ db, file: keeping.file, keys: new Set([signer.key]) })).findings).toEqual([])
  await release(hold)
  expect((await rules()).get('closed-tickets')).toEqual({ due: 1, held: 0 })
  // What is said on it again, and then grows old, is let go of again.
  await sql`update ticket set let_go_at = now() - interval '500 days' where id = ${old.id}::uuid`.execute(db)
  expect((await rules()).get('closed-tickets')).toEqual({ due: 2, held: 0 })
  await decide(null)
})

test('a hold refuses whatever would take something out, with its name, whose it is and until when', async () => {
  const max = await person('Max Brandt')
  const case1 = await ticket('hull', 0, max.id)
  const until = '2099-12-31'
  const { id: hold } = await place(case1.key, { until })
  const sentence = `${case1.key} is under the legal hold “Case 14” of Adam, until 2099-12-31: nothing is taken out of it until that is released`
  expect(await call(ana, 'DELETE', `/api/files/${case1.file}`)).toMatchObject({
    status: 409,
    body: { title: sentence },
  })
  const [words] = (await must<{ items: { id: string }[] }>(ana, 'GET', `/api/records/${case1.id}/comments`))
    .items
  expect(words).toBeDefined()
  // Whoever asked is in it: taking their name out would change it.
  const anonymise = () => call(hr, 'POST', `/api/people/${max.id}/anonymise`, { force: true })
  expect(await anonymise()).toMatchObject({ status: 409, body: { title: sentence } })
  expect(await trail('hold.placed')).toContain(`Adam placed the legal hold “Case 14” on ${case1.key}`)
  await release(hold)
  expect((await call(adam, 'POST', `/api/holds/${hold}/release`, {})).status).toBe(409)
  expect((await call(ana, 'DELETE', `/api/files/${case1.file}`)).status).toBe(200)
})

test('a hold on a person keeps them and what they asked for; its last day over, it keeps nothing', async () => {
  const mia = await person('Mia Falk')
  await ticket('anchor', 400, mia.id)
  const before = await must<{ due: number; held: number }>(
    adam,
    'GET',
    '/api/keeping/closed-tickets?days=365',
  )
  const { id: hold } = await place(mia.key.toLowerCase())
  expect(await must(adam, 'GET', '/api/keeping/closed-tickets?days=365')).toMatchObject({
    due: before.due - 1,
    held: before.held + 1,
  })
  const anonymise = () => call(hr, 'POST', `/api/people/${mia.id}/anonymise`, { force: true })
  expect(await anonymise()).toMatchObject({
    status: 409,
    body: { title: expect.stringContaining('Case 14') as string },
  })
  await sql`update legal_hold set until = '2020-01-01' where id = ${hold}::uuid`.execute(db)
  expect(await must<{ items: unknown[] }>(adam, 'GET', '/api/holds')).toMatchObject({ items: [] })
  await vi.waitFor(async () => expect((await anonymise()).status).toBe(200), { timeout: 20_000 })
})

test('a hold wants a record that is there, and a day that is to come; who sees no administration sees none', async () => {
  expect(
    await call(adam, 'POST', '/api/holds', { record: 'INC-999999', name: 'x', reason: 'x' }),
  ).toMatchObject({
    status: 422,
    body: { fields: { record: 'There is no record with the number “INC-999999”' } },
  })
  const { key } = await person('Ole Dahl')
  expect(
    (await call(adam, 'POST', '/api/holds', { record: key, name: 'x', reason: 'x', until: '2020-01-01' }))
      .status,
  ).toBe(409)
  expect((await call(ana, 'GET', '/api/holds')).status).toBe(403)
})
