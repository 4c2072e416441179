import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import { runDue, type Schedule } from '#kernel/schedules'
import { freshDb } from '#test/harness'

const { db } = await freshDb()
const ran: string[] = []
const schedule = (name: string, run: () => void): Schedule => ({
  name,
  title: name,
  everySeconds: 3600,
  run: async (ctx) => {
    await sql`insert into setting (name, value) values (${name}, '1') on conflict do nothing`.execute(ctx.db)
    ran.push(name)
    run()
  },
})
let broken = true
const all = [
  schedule('test.broken', () => {
    if (broken) throw new Error('out of order')
  }),
  schedule('test.sound', () => undefined),
]
const tick = async () => {
  ran.length = 0
  await runDue(db, all, (work) => writing({ db, actor: system, origin: 'schedule' }, work))
  return [...ran]
}
const rest = () =>
  db
    .selectFrom('schedule')
    .select([
      'name',
      'failures',
      'last_error',
      sql<number>`extract(epoch from run_after - now())::float8`.as('rest'),
    ])
    .where('name', '=', 'test.broken')
    .executeTakeFirst()
const wake = () => sql`update schedule set run_after = now() where name = 'test.broken'`.execute(db)

test('a schedule that fails leaves nothing, holds no other up, and rests longer each time', async () => {
  expect(await tick()).toEqual(['test.broken', 'test.sound'])
  expect(await db.selectFrom('setting').select('name').where('name', 'like', 'test.%').execute()).toEqual([
    { name: 'test.sound' },
  ])
  const first = await rest()
  expect(first).toMatchObject({ failures: 1, last_error: 'Error: out of order' })
  await wake()
  expect(await tick()).toEqual(['test.broken'])
  expect((await rest())?.rest).toBeGreaterThan(2)
  // Failing for days on end is no reason to stop counting.
  await sql`update schedule set failures = 100000`.execute(db)
  await wake()
  expect(await tick()).toEqual(['test.broken'])
  expect((await rest())?.rest).toBeGreaterThan(3500)
  expect(await tick()).toEqual([])

  broken = false
  await wake()
  expect(await tick()).toEqual(['test.broken'])
  expect(await rest()).toEqual({ name: 'test.broken', failures: 0, last_error: null, rest: null })
  expect(await tick()).toEqual([])
})
