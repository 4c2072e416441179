import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { seedDemo } from '#apps/demo'
import { compose } from '#apps/compose'
import { doctor, examine } from '#apps/operate/doctor'
import { perform } from '#apps/operate/perform'
import { system } from '#kernel/actor'
import { reading } from '#kernel/context'
import { allChecks } from '#kernel/doctor/check'
import { lockWith } from '#kernel/locked'
import { bareDb, freshDb } from './harness.ts'
import { newDataFolder } from './programs.ts'

// Nobody serves from this one: what waits stays waiting.
const { db, pool, url } = await freshDb()
compose()
const secret = 'a secret of a test'
lockWith(secret)
await seedDemo(db)
await pool.query('delete from outbox')
const schema = readFileSync(join(import.meta.dirname, '../docs/schema.sql'), 'utf8')

/** What is found beside the things of the machine, which are not ours. */
async function found() {
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
  return all.filter(({ check }) => check !== 'disk' && check !== 'backup').map(({ says }) => says)
}

/** What is told once something was done by hand, and that it is not told any more when it was undone. */
async function planted(fault: string, undo: string) {
  const before = await found()
  await pool.query(fault)
  const told = (await found()).filter((line) => !before.includes(line))
  await pool.query(undo)
  expect(await found()).toEqual(before)
  return told
}

test('the demo company is sound', async () => {
  expect(await found()).toEqual([])
})

test('a missing index, a column of another shape', async () => {
  expect(await planted('drop index entity_kind', 'create index entity_kind on entity (kind, id)')).toEqual([
    expect.stringMatching(/table entity\): create index entity_kind/),
  ])
  expect(
    await planted(
      'alter table setting alter value drop not null',
      'alter table setting alter value set not null',
    ),
  ).toEqual(['The database lacks, or has in another shape (table setting): value jsonb not null'])
})

test('halves, copies that differ, and what nobody can see', async () => {
  const one = `(select id from work order by id limit 1)`
  expect(
    await planted(
      `insert into entity (id, kind, key, title, audience_id, created_at)
        select '00000000-0000-7000-8000-000000000001', kind, 'X-1', 'X', audience_id, now() from entity where id = ${one}`,
      `delete from entity where key = 'X-1'`,
    ),
  ).toEqual(['1 record is on the spine without a row in work'])
  expect(
    await planted(
      `update work set key = key || '!' where id = ${one}`,
      `update work set key = rtrim(key, '!')`,
    ),
  ).toEqual(['1 row of work differs from the spine in key, title or audience'])
  expect(
    await planted(
      `update doc set audience_id = -audience_id where part = (select min(part::text)::uuid from doc)`,
      'update doc set audience_id = abs(audience_id)',
    ),
  ).toEqual(['1 row of doc can be seen by nobody: the audience is not there'])
})

test('open work without the clock that a service level gives it', async () => {
  await pool.query(`create table kept as select * from clock where entity_id = (
    select c.entity_id from clock c join work w on w.id = c.entity_id where w.open order by 1 limit 1)`)
  expect(
    await planted(
      'delete from clock where id in (select id from kept)',
      'insert into clock select * from kept',
    ),
  ).toEqual([
    expect.stringMatching(/^One open record fits a service level and has no clock: (?:INC|REQ)-\d+$/),
  ])
  await pool.query('drop table kept')
})

test('what waits too long, was given up or is in doubt', async () => {
  const job = (state: string) =>
    `insert into job (id, task, input, state, run_after, started_at, created_at, worker)
      values (gen_random_uuid(), 'x', '{}', '${state}', now() - interval '1 hour', now() - interval '1 hour', now(), 7)`
  const noJob = `delete from job where task = 'x'`
  expect(await planted(job('failed'), noJob)).toEqual(['One job failed'])
  expect(await planted(job('waiting'), noJob)).toEqual(['One job waits for longer than 10 minutes'])
  // Another house on the same server has a worker of the same number.
  const other = await bareDb()
  await other.pool.query('select pg_advisory_lock(8701, 7)')
  expect(await planted(job('running'), noJob)).toEqual(['One job is running in a worker that is gone'])

  const delivery = (dead: string) =>
    `insert into outbox (event_id, subscriber, run_after, dead_at) select min(id), 'x', now() - interval '1 hour', ${dead} from event`
  const none = `delete from outbox where subscriber = 'x'`
  expect(await planted(delivery('now()'), none)).toEqual([
    'One delivery of an event was set aside after many tries',
  ])
  expect(await planted(delivery('null'), none)).toEqual([
    'One delivery of an event waits for longer than 10 minutes',
  ])

  const mail = (state: string) =>
    `insert into mail (id, message_id, recipient, subject, body_text, created_at, not_before, state, sending_at)
      values (gen_random_uuid(), 'x', 'a@example.org', 'x', 'x', now(), now() - interval '1 hour', '${state}', now() - interval '1 hour')`
  const noMail = `delete from mail where message_id = 'x'`
  expect(await planted(mail('failed'), noMail)).toEqual(['One mail could not be delivered'])
  expect(await planted(mail('sending'), noMail)).toEqual(['Of one mail nobody knows whether it arrived'])
  expect(await planted(mail('waiting'), noMail)).toEqual(['One mail waits, and no mail server is named'])
  await pool.query(`update setting set value = value || '{"mails": true}' where name = 'installation'`)
  await pool.query(`insert into setting values ('installation', '{"mails": true}') on conflict do nothing`)
  expect(await planted(mail('waiting'), noMail)).toEqual(['One mail waits for longer than 10 minutes'])
})

test('by command: a table for people, JSON for programs, and an exit code for both', async () => {
  const data = newDataFolder()
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(join(data, 'secret'), 'x', { mode: 0o600 })
  const env = { WHEELHOUSE_DATA: data, DATABASE_URL: url }
  const ask = async (...args: string[]) => {
    const said: string[] = []
    const hear = (line: string) => void said.push(line)
    const code = await perform({ doctor }, ['doctor', ...args], env, { say: hear, warn: hear })
    return { code, said: said.join('\n') }
  }
  const { said } = await ask()
  expect(said.split('\n').filter((line) => /^(?: ok |look|BAD )/.test(line))).toHaveLength(allChecks().length)
  expect(said).toMatch(/ ok {3}The schema is what the migrations make/)
  expect(said).toMatch(
    /look {2}There is a backup, and it is young\n {6}There is no backup in .*\n {6}→ wheelhouse backup/,
  )
  await pool.query(`insert into job (id, task, input, state, run_after, created_at)
    values (gen_random_uuid(), 'x', '{}', 'waiting', now() - interval '1 hour', now())`)
  const { code, said: json } = await ask('--json')
  expect(code).toBe(1)
  expect(JSON.parse(json)).toContainEqual(expect.objectContaining({ check: 'jobs', grave: true }))
})
