import { DatabaseError } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { connect, withClient } from '#kernel/db'
import { type Migration, migrate } from '#kernel/migrate'
import { runStep } from '#kernel/migrate-step'
import { bareDb, freshDb } from '#test/harness'

const step = (name: string, text: string, checksum = text): Migration => ({
  name: `modules/test/${name}`,
  owner: 'modules/test',
  text,
  checksum,
})
const first = step('20260101-0000-first.sql', 'create table one (id int)')
const second = step('20260102-0000-second.sql', 'create table two (id int)')

test('a migrated database has nothing left to run', async () => {
  const { url } = await freshDb()
  expect(await migrate(url)).toEqual([])
})

test('runs what is new, once, even when two programs start together', async () => {
  const { url, pool } = await bareDb()
  expect(await migrate(url, [first])).toEqual([first.name])
  const both = await Promise.all([migrate(url, [first, second]), migrate(url, [first, second])])
  expect(both.flat()).toEqual([second.name])
  expect((await pool.query('select * from two')).rows).toEqual([])
})

test('keeps nothing of a migration that fails, and says where it failed', async () => {
  const { url, pool } = await bareDb()
  const bad = step('20260103-0000-bad.sql', 'create table three (id int);\nselect nonsense')
  await expect(migrate(url, [first, bad])).rejects.toThrow(/20260103-0000-bad.sql failed.*nonsense.*line 2/)
  await expect(pool.query('select * from three')).rejects.toThrow(DatabaseError)
  expect(await migrate(url, [first, second])).toEqual([second.name])
})

test('refuses a changed and an unknown history', async () => {
  const { url } = await bareDb()
  await migrate(url, [first, second])
  await expect(migrate(url, [step('20260101-0000-first.sql', 'select 2'), second])).rejects.toThrow(
    /first.sql was changed/,
  )
  await expect(migrate(url, [first])).rejects.toThrow(
    /second.sql, which this version of Wheelhouse does not know/,
  )
})

/** Somebody in the middle of a transaction who has done this. */
async function inTheMiddle(url: string, of: string) {
  const client = await connect({ url, name: 'somebody at work' })
  onTestFinished(() => client.end())
  await client.query('begin')
  await client.query(of)
  return () => client.query('commit')
}

test('a step stands back from a table that somebody holds, and others go on meanwhile', async () => {
  const { url, pool } = await bareDb()
  await migrate(url, [first])
  const release = await inTheMiddle(url, 'select from one')
  const adding = step('20260104-0000-more.sql', 'alter table one add column n int')
  const run = (patienceMs: number) =>
    withClient({ url, name: 'wheelhouse migrate' }, (client) =>
      runStep(client, adding, { lockMs: 50, patienceMs }),
    )
  await expect(run(0)).rejects.toThrow(/20260104-0000-more.sql did not get hold of a table/)
  const done = run(60_000)
  for (let n = 0; n < 5; n++) await pool.query('insert into one values (1)')
  await release()
  await done
  expect((await pool.query('select n from one')).rows).toHaveLength(5)
})

test('a step that somebody waits for, as it does for them, gives way and tries again', async () => {
  const { url, pool } = await bareDb()
  await migrate(url, [step('20260101-0000-unique.sql', 'create table one (id int primary key)')])
  const client = await connect({ url, name: 'somebody at work' })
  onTestFinished(() => client.end())
  // They wait for good: it is the step that finds it out.
  await client.query(`begin; set local deadlock_timeout = '60s'; insert into one values (2)`)
  const filling = step(
    '20260106-0000-fill.sql',
    'insert into one select n from generate_series(1, 2) n on conflict do nothing',
  )
  const done = withClient({ url, name: 'wheelhouse migrate' }, (migrating) =>
    runStep(migrating, filling, { lockMs: 30_000, patienceMs: 60_000 }),
  )
  const waiting = async () =>
    (
      await pool.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).rowCount
  await expect.poll(waiting).toBe(1)
  await client.query('insert into one values (1); commit')
  await done
  expect((await pool.query('select id from one order by 1')).rows).toEqual([{ id: 1 }, { id: 2 }])
})

test('an index is built while others write, and anew where a build was broken off', async () => {
  const { url, pool } = await bareDb()
  await migrate(url, [first])
  const release = await inTheMiddle(url, 'insert into one values (1)')
  const index = step(
    '20260105-0000-index.sql',
    '-- why\ncreate index concurrently if not exists one_id on one (id);\n',
  )
  const building = migrate(url, [first, index])
  const another = migrate(url, [first, index])
  const there = () =>
    pool.query<{ valid: boolean }>(
      `select indisvalid as valid from pg_index where indexrelid = to_regclass('one_id')`,
    )
  await expect.poll(async () => (await there()).rows).toEqual([{ valid: false }])
  await pool.query('insert into one values (2)')
  await release()
  expect((await Promise.all([building, another])).flat()).toEqual([index.name])
  expect((await there()).rows).toEqual([{ valid: true }])

  await pool.query(`update pg_index set indisvalid = false where indexrelid = 'one_id'::regclass`)
  await pool.query('delete from migration where name = $1', [index.name])
  expect(await migrate(url, [first, index])).toEqual([index.name])
  expect((await there()).rows).toEqual([{ valid: true }])
})
