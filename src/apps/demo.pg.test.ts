import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { compose } from '#apps/compose'
import { seedDemo } from '#apps/demo'
import { examine } from '#apps/operate/doctor'
import { system } from '#kernel/actor'
import { reading } from '#kernel/context'
import { lockWith } from '#kernel/locked'
import { freshDb } from '#test/harness'
import { newDataFolder } from '#test/programs'

// Nobody serves from this one: what waits stays waiting.
compose()
const secret = 'a secret of a test'
lockWith(secret)
const { db, pool } = await freshDb()
beforeAll(() => seedDemo(db, { whole: true }), 180_000)

const figure = async (text: string) => (await pool.query<{ n: number }>(text)).rows[0]?.n
/** Rows that should not be. */
const rows = async (text: string) => (await pool.query<Record<string, unknown>>(text)).rows

test('350 people work there, others have left or come soon, and each has a manager who is there', async () => {
  const employed = `from person where state = 'active' and type <> 'external'`
  expect(await figure(`select count(*)::int as n ${employed}`)).toBe(350)
  expect(await figure(`select count(*)::int as n from person where state = 'left'`)).toBeGreaterThan(10)
  expect(await figure(`select count(*)::int as n from person where state = 'joining'`)).toBe(6)
  expect(
    await rows(`select p.title from person p left join person m on m.id = p.manager_id
      where p.type <> 'external' and p.title <> 'Astrid Holm' and (m.id is null or m.state <> 'active')`),
  ).toEqual([])
  expect(await rows(`select title from department where head_id is null`)).toEqual([])
})

test('there are thousands of tickets, and the one of the screens has its number', async () => {
  expect(await figure('select count(*)::int as n from work')).toBeGreaterThan(3500)
  expect(await rows(`select title from work where key = 'INC-2836'`)).toEqual([
    { title: 'Drawing vault hangs at 90 % when I check in' },
  ])
})

test('each ticket is told from its opening on, in order, and never after today', async () => {
  expect(
    await rows(`select w.key from work w join lateral (
        select kind, at from event where subject_id = w.id order by id limit 1) first on true
      where first.kind <> 'work.opened' or first.at <> w.opened_at`),
  ).toEqual([])
  expect(
    await rows(`select key from (
        select w.key, e.at, lag(e.at) over (partition by w.id order by e.id) as before from work w join event e on e.subject_id = w.id
        where e.kind not like 'clock.%' and e.kind not like 'desk.merged' and e.kind not like 'desk.took-in'
          and e.kind not like 'watcher.%') told
      where before > at or at > now()`),
  ).toEqual([])
})

test('clocks stand as the work does, and nothing of the past is still to be told', async () => {
  expect(
    await rows(`select w.key, c.metric, c.phase from clock c join work w on w.id = c.entity_id join entity e on e.id = w.id
      where (c.phase in ('running', 'paused')) <> w.open and c.metric = 'resolution' and e.merged_into is null`),
  ).toEqual([])
  expect(
    await rows(`select w.key from clock c join work w on w.id = c.entity_id
      where c.next_at < now() and w.opened_at < now() - interval '14 days'`),
  ).toEqual([])
  expect(await rows(`select w.key from work w where w.due_at <> 'infinity' and not w.open`)).toEqual([])
})

test('a doctor finds it sound', async () => {
  const schema = readFileSync(join(import.meta.dirname, '../../docs/schema.sql'), 'utf8')
  const data = newDataFolder()
  mkdirSync(data, { mode: 0o700 })
  const place = { data, backups: data }
  const all = await examine({
    ...reading({ db, actor: system }),
    pool,
    place,
    schema,
    secrets: { now: secret, also: [] },
  })
  const found = all.filter(({ check }) => check !== 'disk' && check !== 'backup').map(({ says }) => says)
  expect(found).toEqual([])
})
