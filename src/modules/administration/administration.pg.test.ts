import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { event } from '#lib/contract'
import { vocabulary } from '#lib/words'
import { system } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { claim, enqueue, runJob, task, type Task } from '#kernel/jobs'
import { allSettings, knowSettings, setting, valueOf, whole } from '#kernel/settings'
import { type Someone, world } from '#test/world'

const w = vocabulary('administration-test', { masts: 'Number of masts', greeting: 'Greeting' })
const masts = setting('test.masts', w.later('masts'), whole(1, 5), 3)
const greeting = setting('test.greeting', w.later('greeting'), z.string().max(20), 'Ahoy', { open: true })
const Rang = event('test.rang', z.object({}))

const house = await world()
const { someone, call, db, write } = house
knowSettings([...allSettings(), masts, greeting])

const ana = await someone('Ana', ['technician'])
const bo = await someone('Bo', ['technician'])
const adam = await someone('Adam', ['administrator'])
const audrey = await someone('Audrey', ['auditor'])
const rita = await someone('Rita', ['requester'])

interface Shown {
  id: string
  state: string
  title: string
  stopping: boolean
  done: number | null
  total: number | null
  error: string | null
  result: unknown
  can: { cancel: true | string; repeat: true | string }
}
const slow = task('test.slow', {
  title: 'Slow work',
  input: z.object({}),
  attempts: 1,
  run: async () => null,
})
const begin = (who: Someone | undefined, of: Task = slow) => write(who, (ctx) => enqueue(ctx, of, {}))
/** Runs the oldest waiting job of this task, as a worker would. */
async function work(of: Task) {
  const claimed = await claim(db, 1, [of.name])
  if (!claimed) throw new Error('no job was waiting')
  await runJob(db, new Map([[of.name, of]]), claimed)
}
const job = async (who: Someone, id: string) => (await call(who, 'GET', `/api/jobs/${id}`)).body as Shown
const jobs = async (who: Someone, query = '') =>
  ((await call(who, 'GET', `/api/jobs${query}`)).body as { items: Shown[] }).items.map(({ id }) => id)
const trail = async (kind: string) =>
  ((await call(adam, 'GET', `/api/audit?kind=${kind}`)).body as { items: { lines: string[] }[] }).items.map(
    ({ lines: [line] }) => line,
  )

test('everyone sees their own jobs; all are for those who administer, and for auditors', async () => {
  const [mine, theirs] = [await begin(ana), await begin(bo)]
  expect(await jobs(ana)).toEqual([mine])
  expect((await call(ana, 'GET', `/api/jobs/${theirs}`)).status).toBe(404)
  expect(await jobs(rita)).toEqual([])
  for (const who of [adam, audrey])
    expect(await jobs(who, '?state=waiting')).toEqual(expect.arrayContaining([mine, theirs]))
  expect(await jobs(adam, '?mine=true')).toEqual([])
  expect(await job(audrey, mine)).toMatchObject({
    title: 'test.slow',
    can: { cancel: 'You may not do that', repeat: 'You may not do that' },
  })
  expect((await call(audrey, 'POST', `/api/jobs/${mine}/cancel`, {})).status).toBe(403)
})

test('a waiting job is stopped at once, and can be started again', async () => {
  const id = await begin(ana)
  expect(await call(ana, 'POST', `/api/jobs/${id}/repeat`, {})).toMatchObject({
    status: 409,
    body: { key: 'administration.job-not-over' },
  })
  expect((await call(ana, 'POST', `/api/jobs/${id}/cancel`, {})).body).toMatchObject({
    state: 'cancelled',
    can: { cancel: 'This job has come to its end already', repeat: true },
  })
  expect((await call(ana, 'POST', `/api/jobs/${id}/cancel`, {})).status).toBe(409)
  expect((await call(ana, 'POST', `/api/jobs/${id}/repeat`, {})).body).toMatchObject({ state: 'waiting' })
  expect((await trail('job.repeated'))[0]).toBe('Ana started the job “test.slow” again')
})

test('a running job tells how far it is, and stops at its next step', async () => {
  const steps: Shown[] = []
  let id = ''
  const stepping = task('test.stepping', {
    title: 'Steps',
    input: z.object({}),
    run: async ({ progress }) => {
      await progress({ done: 1, total: 9, note: 'row 1' })
      steps.push(await job(ana, id))
      expect((await call(adam, 'POST', `/api/jobs/${id}/cancel`, {})).body).toMatchObject({ stopping: true })
      await progress({ done: 2, total: 9 })
      throw new Error('it went on')
    },
  })
  id = await begin(ana, stepping)
  await work(stepping)
  expect(steps).toMatchObject([{ state: 'running', done: 1, total: 9, note: 'row 1', can: { cancel: true } }])
  expect(await job(ana, id)).toMatchObject({ state: 'cancelled', error: null })
})

test('what came of a job is for whoever began it; what went wrong also for those who administer', async () => {
  const counting = task('test.counting', {
    title: 'Count',
    input: z.object({}),
    attempts: 1,
    run: async ({ job: { attempts } }) => ({ names: ['secret'], attempts }),
  })
  const id = await begin(ana, counting)
  await work(counting)
  expect((await job(ana, id)).result).toEqual({ names: ['secret'], attempts: 1 })
  expect((await job(adam, id)).result).toBeNull()
  const failing = task('test.failing', {
    title: 'Fail',
    input: z.object({}),
    attempts: 1,
    run: async () => {
      throw new Error('the disk is full')
    },
  })
  const failed = await begin(ana, failing)
  await work(failing)
  expect(await job(adam, failed)).toMatchObject({
    state: 'failed',
    error: 'Error: the disk is full',
    can: { repeat: true },
  })
  expect((await call(adam, 'POST', `/api/jobs/${failed}/repeat`, {})).body).toMatchObject({
    state: 'waiting',
    error: null,
  })
})

test('a job of which there may be one at a time is not started beside another', async () => {
  const once = () => write(ana, (ctx) => enqueue(ctx, slow, {}, { unique: 'only one' }))
  const first = await once()
  await call(ana, 'POST', `/api/jobs/${first}/cancel`, {})
  const second = await once()
  expect(second).not.toBe(first)
  expect(await call(ana, 'POST', `/api/jobs/${first}/repeat`, {})).toMatchObject({
    status: 409,
    body: { key: 'administration.job-twice' },
  })
})

const deadOnes = async (subscribers: string[]) => {
  const ids: number[] = []
  for (const subscriber of subscribers) {
    const request = await write(ana, async (ctx) => {
      ctx.emit(Rang, { id: system.id, kind: 'bell', audience_id: await audienceOf(ctx, []) }, {})
      return ctx.request.id
    })
    const { rows } = await sql<{ id: number }>`
      insert into outbox (event_id, subscriber, attempts, last_error, dead_at)
      select id, ${subscriber}, 12, 'Error: no reply', now() from event where request_id = ${request}::uuid returning id`.execute(
      db,
    )
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}
const deliveries = async (query = '') =>
  (await call(adam, 'GET', `/api/deliveries${query}`)).body as {
    items: { id: string }[]
    next: string | null
  }

test('what was given up is listed, delivered again or dropped', async () => {
  const [a = 0, b = 0, c = 0] = await deadOnes(['bell rings', 'bell tolls', 'bell chimes'])
  const { items } = await deliveries()
  expect(items.map(({ id }) => Number(id))).toEqual([c, b, a])
  expect(items[0]).toMatchObject({
    subscriber: 'bell chimes',
    attempts: 12,
    error: 'Error: no reply',
    event: { kind: 'test.rang' },
  })
  const { next } = await deliveries('?limit=2')
  expect((await deliveries(`?limit=2&after=${next}`)).items.map(({ id }) => Number(id))).toEqual([a])

  for (const who of [ana, audrey])
    expect((await call(who, 'POST', '/api/deliveries/drop', { ids: [a] })).status).toBe(403)
  expect((await call(ana, 'GET', '/api/deliveries')).status).toBe(403)
  expect((await call(audrey, 'GET', '/api/deliveries')).status).toBe(200)

  expect((await call(adam, 'POST', '/api/deliveries/drop', { ids: [a, 999_999] })).body).toEqual({
    dropped: 1,
  })
  expect((await call(adam, 'POST', '/api/deliveries/repeat', { ids: [a, b] })).body).toEqual({ repeated: 1 })
  expect((await deliveries()).items.map(({ id }) => Number(id))).toEqual([c])
  expect(await db.selectFrom('outbox').select(['attempts', 'dead_at']).where('id', '=', b).execute()).toEqual(
    [{ attempts: 0, dead_at: null }],
  )
  expect((await trail('delivery.dropped'))[0]).toMatch(
    /^Adam dropped the delivery of event \d+ to “bell rings”$/,
  )
})

test('settings are decided within what they allow, and go back to the usual', async () => {
  const decide = (who: Someone, value: unknown) => call(who, 'PATCH', '/api/settings/test.masts', { value })
  expect((await decide(adam, 4)).body).toMatchObject({
    value: 4,
    usual: 3,
    decided: true,
    schema: { title: 'Number of masts', maximum: 5 },
  })
  expect(await valueOf({ db }, masts)).toBe(4)
  expect(await decide(adam, 6)).toMatchObject({
    status: 422,
    body: { fields: { value: [expect.any(String)] } },
  })
  expect((await decide(adam, 4)).status).toBe(200)
  expect((await decide(adam, null)).body).toMatchObject({ value: 3, decided: false })
  expect(await trail('setting.decided')).toEqual([
    'Adam put “Number of masts” back to the usual 3; it was 4',
    'Adam set “Number of masts” to 4; it was 3',
  ])
  for (const who of [ana, audrey, rita]) expect((await decide(who, 2)).status).toBe(403)
  expect((await call(adam, 'PATCH', '/api/settings/test.none', { value: 1 })).status).toBe(404)
})

test('what an older version wrote and this one does not allow counts as not decided', async () => {
  await sql`insert into setting (name, value) values ('test.masts', '"many"') on conflict (name) do update set value = excluded.value`.execute(
    db,
  )
  expect(await valueOf({ db }, masts)).toBe(3)
  await db.deleteFrom('setting').where('name', '=', 'test.masts').execute()
})

test('everyone who signs in knows the open settings, and no others', async () => {
  const { body } = await call(rita, 'GET', '/api/settings/open')
  const { values } = body as { values: Record<string, unknown> }
  expect(values).toMatchObject({ 'test.greeting': 'Ahoy', 'files.limit-mb': 25 })
  expect(Object.keys(values)).not.toContain('test.masts')
  expect((await call(rita, 'GET', '/api/settings')).status).toBe(403)
  const all = (await call(audrey, 'GET', '/api/settings')).body as { items: { name: string }[] }
  expect(all.items.map(({ name }) => name)).toContain('test.masts')
})

test('what the clock starts is listed with its last run', async () => {
  const { items } = (await call(adam, 'GET', '/api/schedules')).body as {
    items: { name: string; every_seconds: number }[]
  }
  expect(items).toContainEqual(expect.objectContaining({ name: 'files.sweep', every_seconds: 3600 }))
  expect((await call(ana, 'GET', '/api/schedules')).status).toBe(403)
})
