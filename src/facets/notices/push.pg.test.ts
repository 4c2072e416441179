import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { pushService, subscribedBrowser, vapidIn } from '#test/push-service'
import { type Someone, world } from '#test/world'

const { db, someone, must, call } = await world({ pushMayReach: ['127.0.0.1'] })
const service = await pushService()
const ana = await someone('Ana Lind', ['technician'])
const bo = await someone('Bo Ek', ['technician'])

interface Devices {
  items: { id: string; name: string; pushed_at: string | null }[]
  key: string
}
const devices = (who: Someone) => must<Devices>(who, 'GET', '/api/notices/devices')
const subscribe = async (who: Someone, name: string, path: string) => {
  const browser = await subscribedBrowser(service.origin + path)
  await must(who, 'POST', '/api/notices/devices', { name, ...browser.said })
  return browser
}
let count = 0
const assign = () =>
  must<{ id: string; key: string; title: string }>(ana, 'POST', '/api/desk/tickets', {
    title: `Pump ${(count += 1)} leaks`,
    assignee_id: bo.id,
  })
/** The moment of grace is over for all that waits to be pushed. */
const hasten = (entity_id: string) =>
  sql`update notice_push p set run_after = now() from notice n where n.id = p.notice_id and n.entity_id = ${entity_id}::uuid`.execute(
    db,
  )
const waiting = (entity_id: string) =>
  db
    .selectFrom('notice_push as p')
    .innerJoin('notice as n', 'n.id', 'p.notice_id')
    .select(['p.device_id', 'p.attempts'])
    .where('n.entity_id', '=', entity_id)
    .execute()
const arrived = async (path: string, n = 1) => {
  await expect
    .poll(() => service.pushed.filter((one) => one.path === path).length, { timeout: 20_000 })
    .toBe(n)
  const found = service.pushed.filter((one) => one.path === path).at(-1)
  if (!found) throw new Error('nothing was pushed')
  return found
}

test('what becomes mine is pushed to my browser, which alone can read it, signed by the house', async () => {
  const browser = await subscribe(bo, 'Firefox on Linux', '/bo')
  const ticket = await assign()
  await expect.poll(() => waiting(ticket.id), { timeout: 20_000 }).toHaveLength(1)
  await hasten(ticket.id)
  const { body, headers } = await arrived('/bo')
  expect(await browser.reads(body)).toEqual({
    title: `${ticket.key} Pump 1 leaks`,
    body: 'Ana Lind made this yours',
    to: `/go/${ticket.key}`,
    tag: ticket.id,
  })
  expect(body.includes('Pump')).toBe(false)
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '43200', urgency: 'normal' })
  expect(String(headers['topic'])).toMatch(/^[\w-]{32}$/)
  const { isSigned, key, aud, exp, sub } = vapidIn(headers)
  expect([isSigned, key, aud]).toEqual([true, (await devices(bo)).key, service.origin])
  expect(exp * 1000 - Date.now()).toBeLessThan(24 * 3600_000)
  expect(sub).toMatch(/^https:/)
  await expect.poll(() => waiting(ticket.id)).toEqual([])
  expect((await devices(bo)).items).toMatchObject([
    { name: 'Firefox on Linux', pushed_at: expect.any(String) },
  ])
})

test('what was read by then is not pushed', async () => {
  const [seen, other] = [await assign(), await assign()]
  await expect.poll(() => waiting(seen.id), { timeout: 20_000 }).toHaveLength(1)
  await expect.poll(() => waiting(other.id), { timeout: 20_000 }).toHaveLength(1)
  await must(bo, 'POST', '/api/notices/read', { lines: [seen.id] })
  await hasten(seen.id)
  await hasten(other.id)
  const { body: _ } = await arrived('/bo', 2)
  await expect.poll(() => waiting(seen.id)).toEqual([])
  expect(service.pushed.filter(({ path }) => path === '/bo')).toHaveLength(2)
})

test('what may pass is tried again; a browser that is subscribed no more goes', async () => {
  service.answers(503)
  const ticket = await assign()
  await expect.poll(() => waiting(ticket.id), { timeout: 20_000 }).toHaveLength(1)
  await hasten(ticket.id)
  await arrived('/bo', 3)
  await expect.poll(() => waiting(ticket.id)).toMatchObject([{ attempts: 1 }])
  service.answers(410)
  await hasten(ticket.id)
  await arrived('/bo', 4)
  await expect.poll(async () => (await devices(bo)).items).toEqual([])
  expect(await waiting(ticket.id)).toEqual([])
  service.answers(201)
})

test('one browser is one device, of whoever subscribed in it last; it is theirs alone to remove', async () => {
  const { said } = await subscribedBrowser(`${service.origin}/shared`)
  const { id } = await must<{ id: string }>(ana, 'POST', '/api/notices/devices', { name: 'Kiosk', ...said })
  expect(await call(bo, 'DELETE', `/api/notices/devices/${id}`)).toMatchObject({ status: 404 })
  await must(bo, 'POST', '/api/notices/devices', { name: 'Kiosk', ...said })
  expect([(await devices(ana)).items, (await devices(bo)).items]).toMatchObject([[], [{ name: 'Kiosk' }]])
  const [mine] = (await devices(bo)).items
  await must(bo, 'DELETE', `/api/notices/devices/${mine?.id}`)
  expect((await devices(bo)).items).toEqual([])
})

test('nobody is pushed to at an address inside, by plain http, or by a key that is none', async () => {
  const { said } = await subscribedBrowser('https://push.example/x')
  const tries = [
    { ...said, endpoint: 'http://192.168.1.9/x' },
    { ...said, endpoint: 'https://10.0.0.1/x' },
    { ...said, endpoint: Object.assign(new URL(said.endpoint), { username: 'me' }).href },
    { ...said, p256dh: Buffer.alloc(65, 4).toString('base64url') },
    { ...said, auth: 'short' },
  ]
  for (const one of tries)
    expect(await call(bo, 'POST', '/api/notices/devices', { name: 'x', ...one })).toMatchObject({
      status: 422,
    })
  // How a browser is reached lies locked in the database.
  await must(bo, 'POST', '/api/notices/devices', { name: 'x', ...said })
  const { rows } = await sql<{ reach: Buffer }>`select reach from push_device`.execute(db)
  expect(rows.some(({ reach }) => reach.includes('push.example') || reach.includes(said.auth))).toBe(false)
})

test('a test comes by all ways at once', async () => {
  const browser = await subscribe(ana, 'Phone', '/ana')
  await must(ana, 'POST', '/api/notices/test', {})
  expect(await browser.reads((await arrived('/ana')).body)).toMatchObject({
    title: 'Wheelhouse',
    body: 'This is the test that you asked for',
    to: '/profile/notices',
  })
  expect(await must(ana, 'GET', '/api/notices/count')).toEqual({ unread: 1 })
})
