import type { ServerResponse } from 'node:http'
import { sql } from 'kysely'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { unlocked } from '#kernel/locked'
import { httpReceiver, isSignedBy, type Told } from '#test/http-receiver'
import { world } from '#test/world'
import { webhookLane } from './lane.ts'

const { db, someone, team, must, call } = await world({ webhooksMayReach: ['127.0.0.0/8'] })
const desk = await team('Service desk')
const secrets = await team('Quiet cases')
const adam = await someone('Adam', ['administrator', 'technician'], [desk])
const sam = await someone('Sam', ['technician'], [secrets])

interface Made {
  id: string
  secret: string
}
interface Line {
  id: string
  state: string
  attempts: number
  status: number | null
  why: string | null
}
/** The worker looks by itself once a second. */
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000 })
const made: Made[] = []
let count = 0
async function webhook(url: string, more: object = {}): Promise<Made> {
  const one = await must<Made>(adam, 'POST', '/api/webhooks', {
    name: `Hook ${(count += 1)}`,
    address: url,
    ...more,
  })
  made.push(one)
  return one
}
afterEach(async () => {
  for (const { id } of made.splice(0)) await call(adam, 'DELETE', `/api/webhooks/${id}`)
})

const lines = async ({ id }: Made, state = '') =>
  (
    await must<{ items: Line[] }>(
      adam,
      'GET',
      `/api/webhooks/${id}/deliveries?limit=200${state && `&state=${state}`}`,
    )
  ).items
const card = async ({ id }: Made) =>
  (
    await must<{ items: ({ id: string } & Record<string, unknown>)[] }>(adam, 'GET', '/api/webhooks')
  ).items.find((one) => one.id === id)
/** As if so much time had passed since. */
const later = async ({ id }: Made, interval: string) => {
  await sql`update webhook_delivery set run_after = run_after - ${interval}::interval, begun_at = begun_at - ${interval}::interval
    where webhook_id = ${id}::uuid`.execute(db)
  await sql`update webhook set rests_until = null, failing_since = failing_since - ${interval}::interval,
    before_until = before_until - ${interval}::interval where id = ${id}::uuid`.execute(db)
}
const open = (title: string, who = adam, more: object = {}) =>
  must<{ id: string; key: string }>(who, 'POST', '/api/desk/tickets', {
    title,
    description: '<p>Since lunch.</p>',
    ...more,
  })
const about = (received: readonly Told[], key: string) => received.filter(({ subject }) => subject === key)

test('what happens is told signed, as a CloudEvent, and its secret lies locked', async () => {
  const receiver = await httpReceiver()
  const { id, secret } = await webhook(receiver.url)
  const { key } = await open('Winch stuck')
  await until(() => expect(about(receiver.received, key).length).toBeGreaterThan(0))
  const [told] = about(receiver.received, key)
  if (!told) throw new Error('nothing was told')
  expect(told.body).toMatchObject({
    specversion: '1.0',
    id: told.id,
    subject: key,
    datacontenttype: 'application/json',
    data: { subject: { key }, actor: { id: adam.id }, origin: 'user' },
  })
  expect(told.headers['content-type']).toContain('application/cloudevents+json')
  expect(told.text).not.toContain('Since lunch')
  expect([isSignedBy(secret, told), isSignedBy(secret, { ...told, text: `${told.text} ` })]).toEqual([
    true,
    false,
  ])
  const kept = await db.selectFrom('webhook').select('secret').where('id', '=', id).executeTakeFirstOrThrow()
  const plain = Buffer.from(secret.slice(6), 'base64')
  expect(kept.secret.includes(plain)).toBe(false)
  expect(unlocked(kept.secret, `secret of webhook ${id}`)).toEqual(plain)
  expect(JSON.stringify(await must(adam, 'GET', '/api/webhooks'))).not.toContain(secret)
})

test('while all goes well it is told in the order of commits, each once', async () => {
  const receiver = await httpReceiver()
  const hook = await webhook(receiver.url, { kinds: ['work.opened'] })
  const keys: string[] = []
  for (let n = 0; n < 8; n += 1) keys.push((await open(`Ticket ${n}`)).key)
  await until(() => expect(receiver.received.map(({ subject }) => subject)).toEqual(keys))
  await until(async () =>
    expect((await lines(hook)).map(({ state }) => state)).toEqual(keys.map(() => 'done')),
  )
})

test('what somebody may not see is not told for them, nor what they may not see any more by then', async () => {
  const receiver = await httpReceiver()
  const hook = await webhook(receiver.url, { kinds: ['work.opened'] })
  const quiet = await open('A quiet case', sam, { restricted: true, team_id: secrets })
  receiver.answers(500)
  const seen = await open('Seen by all', sam)
  await until(() => expect(receiver.received.map(({ subject }) => subject)).toEqual([seen.key]))
  expect(JSON.stringify(receiver.received)).not.toContain(quiet.id)
  await until(async () => expect((await lines(hook))[0]?.attempts).toBe(1))
  const audience = sql`(select audience_id from entity where id = ${quiet.id}::uuid)`
  await sql`update entity set audience_id = ${audience} where id = ${seen.id}::uuid`.execute(db)
  await sql`update event set audience_id = ${audience} where subject_id = ${seen.id}::uuid`.execute(db)
  await later(hook, '20 seconds')
  await until(async () => expect((await lines(hook))[0]?.state).toBe('withheld'))
  expect(receiver.received).toHaveLength(1)
})

test('what is refused is tried again under the same id, given up after three days, and sent again on request', async () => {
  const receiver = await httpReceiver()
  receiver.answers(500)
  const hook = await webhook(receiver.url, { kinds: ['work.opened'] })
  const { key } = await open('Tried again')
  await until(async () =>
    expect(await lines(hook)).toMatchObject([{ state: 'waiting', attempts: 1, status: 500 }]),
  )
  await later(hook, '13 seconds')
  await until(async () => expect(await lines(hook)).toMatchObject([{ state: 'waiting', attempts: 2 }]))
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1)
  // Not yet: a minute has to pass now.
  await sql`update webhook_delivery set begun_at = begun_at - interval '3 days', run_after = now()
    where webhook_id = ${hook.id}::uuid`.execute(db)
  await sql`update webhook set rests_until = null where id = ${hook.id}::uuid`.execute(db)
  await until(async () => expect(await lines(hook, 'dead')).toMatchObject([{ attempts: 3 }]))
  expect(await card(hook)).toMatchObject({ dead: 1, waiting: 0, active: true })
  receiver.answers(200)
  expect(await must(adam, 'POST', `/api/webhooks/${hook.id}/replay`)).toEqual({ replayed: 1 })
  await until(async () => expect(await lines(hook)).toMatchObject([{ state: 'done' }]))
  expect(about(receiver.received, key).length).toBe(4)
})

test('one that says it is gone, and one that took nothing for three days, is switched off and stands as an alarm', async () => {
  const receiver = await httpReceiver()
  receiver.answers(410)
  const gone = await webhook(receiver.url, { kinds: ['work.opened'] })
  await open('To one that is gone')
  await until(async () => expect(await card(gone)).toMatchObject({ active: false, off_why: 'gone' }))
  await must(adam, 'DELETE', `/api/webhooks/${gone.id}`)
  receiver.answers(503)
  const failing = await webhook(receiver.url, { kinds: ['work.opened'] })
  await open('To one that fails')
  await until(async () => expect((await card(failing))?.['failing_since']).not.toBeNull())
  await later(failing, '3 days')
  await until(async () => expect(await card(failing)).toMatchObject({ active: false, off_why: 'failing' }))
  expect(JSON.stringify(await must(adam, 'GET', '/api/alarms'))).toContain('was switched off')
  await must(adam, 'PATCH', `/api/webhooks/${failing.id}`, { active: false })
  expect(JSON.stringify(await must(adam, 'GET', '/api/alarms'))).not.toContain('was switched off')
})

test('a receiver that says when to come again is left alone until then', async () => {
  const receiver = await httpReceiver()
  receiver.answers((_, reply) => void reply.writeHead(429, { 'retry-after': '3600' }).end())
  const busy = await webhook(receiver.url, { kinds: ['work.opened'] })
  await open('To one that is busy')
  await until(async () => expect(await lines(busy)).toMatchObject([{ state: 'waiting', status: 429 }]))
  const { rows } = await sql<{ hook: number; delivery: number }>`
    select extract(epoch from h.rests_until - now())::int as hook, extract(epoch from d.run_after - now())::int as delivery
    from webhook h join webhook_delivery d on d.webhook_id = h.id where h.id = ${busy.id}::uuid`.execute(db)
  expect(rows[0]?.hook).toBeGreaterThan(3500)
  expect(rows[0]?.delivery).toBeGreaterThan(3500)
})

test('a receiver that keeps us waiting holds up no other', async () => {
  const [deaf, good] = [await httpReceiver(), await httpReceiver()]
  deaf.answers(() => undefined)
  await webhook(deaf.url, { kinds: ['work.opened'] })
  await webhook(good.url, { kinds: ['work.opened'] })
  for (const n of [1, 2, 3]) await open(`Beside a deaf one ${n}`)
  await until(() => expect(good.received).toHaveLength(3))
  expect(deaf.received).toHaveLength(1)
})

test('a worker that dies between sending and writing it down sends again, under the same id', async () => {
  const receiver = await httpReceiver()
  const hook = await webhook(receiver.url, { active: false, kinds: ['work.opened'] })
  const held: ServerResponse[] = []
  receiver.answers((_, reply) => void held.push(reply))
  const dying = webhookLane(db)
  await must(adam, 'PATCH', `/api/webhooks/${hook.id}`, { active: true })
  await open('Sent twice')
  await dying.step()
  await until(() => expect(receiver.received).toHaveLength(1))
  // It is gone with the connection, and so is whatever it would have written.
  receiver.answers(200)
  await sql`update webhook set held_until = now() - interval '1 second' where id = ${hook.id}::uuid`.execute(
    db,
  )
  const next = webhookLane(db)
  onTestFinished(async () => {
    await next.close()
    await dying.close()
  })
  await next.step()
  await until(() => expect(receiver.received.length).toBeGreaterThan(1))
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1)
  await until(async () => expect(await lines(hook)).toMatchObject([{ state: 'done' }]))
})

test('it stands still while its person may not have webhooks, and goes on then', async () => {
  const receiver = await httpReceiver()
  const other = await someone('Olga', ['administrator'])
  const hook = await must<Made>(other, 'POST', '/api/webhooks', {
    name: 'Of Olga',
    address: receiver.url,
    kinds: ['work.opened'],
  })
  made.push(hook)
  await sql`update account set disabled_at = now() where person_id = ${other.id}::uuid`.execute(db)
  await must(adam, 'POST', `/api/webhooks/${hook.id}/test`)
  await until(async () => {
    const { rows } =
      await sql`select from webhook where id = ${hook.id}::uuid and rests_until > now()`.execute(db)
    expect(rows).toHaveLength(1)
  })
  expect([receiver.received, await card(hook)]).toEqual([[], expect.objectContaining({ stands: false })])
  await must(adam, 'PATCH', `/api/webhooks/${hook.id}`, { mine: true })
  await until(() => expect(receiver.received.map(({ type }) => type)).toEqual(['webhooks.test']))
})

test('a secret made anew signs at once, and the one before signs, too, for a day', async () => {
  const receiver = await httpReceiver()
  const hook = await webhook(receiver.url, { kinds: ['work.opened'] })
  const { secret } = await must<Made>(adam, 'POST', `/api/webhooks/${hook.id}/secret`)
  const signed = async () => {
    await must(adam, 'POST', `/api/webhooks/${hook.id}/test`)
    const n = receiver.received.length
    await until(() => expect(receiver.received.length).toBe(n + 1))
    const told = receiver.received.at(-1)
    return [secret, hook.secret].map((one) => told !== undefined && isSignedBy(one, told))
  }
  expect(await signed()).toEqual([true, true])
  await later(hook, '25 hours')
  expect(await signed()).toEqual([true, false])
})

test.each([
  ['http://192.168.1.9/x', 'WEBHOOKS_MAY_REACH'],
  ['https://[::ffff:10.0.0.1]/x', 'inside'],
  ['https://169.254.169.254/latest/meta-data', 'inside'],
  ['http://1.1.1.1/x', 'Use https'],
  ['https://me@receiver.example/x', 'name and password'],
])('%s is refused at its field', async (url, why) => {
  const { status, body } = await call(adam, 'POST', '/api/webhooks', { name: 'Refused', address: url })
  expect([status, (body as { fields: { address: string } }).fields.address]).toEqual([
    422,
    expect.stringContaining(why),
  ])
})

test('who may not have webhooks neither makes nor sees any', async () => {
  const url = 'https://receiver.example/x'
  expect((await call(sam, 'POST', '/api/webhooks', { name: 'Mine', address: url })).status).toBe(403)
  expect((await call(sam, 'GET', '/api/webhooks')).status).toBe(403)
  expect(
    (await call(adam, 'POST', '/api/webhooks', { name: 'x', address: url, kinds: ['no.such'] })).status,
  ).toBe(422)
})

test('another’s sight is sent nowhere else: first it tells for whoever says where it goes', async () => {
  const [here, there] = ['https://receiver.example/here', 'https://receiver.example/there']
  const ann = await someone('Ann', ['administrator'])
  const hook = await webhook(here)
  const change = (patch: object) => call(ann, 'PATCH', `/api/webhooks/${hook.id}`, patch)
  expect(await change({ address: there })).toMatchObject({
    status: 409,
    body: { key: 'webhooks.not-yours', fields: { address: expect.stringContaining('Adam') } },
  })
  expect((await change({ address: here, name: 'Called otherwise', active: false })).status).toBe(200)
  expect(await card(hook)).toMatchObject({ address: here, person: { name: expect.stringContaining('Adam') } })
  expect((await change({ address: there, mine: true })).status).toBe(200)
  expect(await card(hook)).toMatchObject({ address: there, person: { name: 'Ann' } })
})
