import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { runJob } from '#kernel/jobs'
import { decide } from '#kernel/settings'
import { importing, people } from '#test/importing'
import { type Someone, world } from '#test/world'
import { runTask } from './jobs/tasks.ts'
import { importedData } from './personal-data.ts'
import { keepDays } from './settings.ts'
import { tidyImports } from './tidy.ts'

const house = await world()
const { someone, call, db, write } = house
const { bring, read, rehearsed, imported, act, post, settled, show, rows } = importing(house)

const paul = await someone('Paul', ['people-manager', 'administrator'])
const max = await someone('Max', ['manager'])
const mia = await someone('Mia', ['manager'])
const audrey = await someone('Audrey', ['auditor'])
const rita = await someone('Rita', ['requester'])

const countOf = async (domain: string) => {
  const { rows: found } = await sql<{
    n: number
  }>`select count(*)::int as n from person_contact where value like ${`%@${domain}`}`.execute(db)
  return found[0]?.n
}

test('a run that is stopped keeps what is in, and goes on where it stood', async () => {
  const tried = await rehearsed(paul, 'stop.csv', people(3000, 'stop.example'), 'people')
  await post(paul, tried, 'run')
  for (;;) {
    const { counts, progress, state } = await show(paul, tried)
    if (state !== 'running' || (progress?.done ?? 0) > 0 || counts.created > 0) break
  }
  await post(paul, tried, 'stop')
  const stopped = await settled(paul, tried)
  expect(stopped.state).toBe('stopped')
  const there = await countOf('stop.example')
  expect(there).toBe(stopped.counts.created)
  expect(there).toBeLessThan(3000)
  expect((there ?? 0) % 500).toBe(0)
  expect(stopped.can).toMatchObject({ run: true, undo: true })
  const done = await act(paul, stopped, 'run')
  expect(done).toMatchObject({ state: 'done', counts: { created: 3000, done: 3000 } })
  expect(await countOf('stop.example')).toBe(3000)
})

test('looking at all rows first says how far it is, and can be stopped', async () => {
  const file = `Name,Email,Manager\n${Array.from({ length: 9000 }, (_, n) => `P ${n},p${n}@survey.example,p0@survey.example`).join('\n')}\n`
  const one = await read(paul, 'survey.csv', file, 'people')
  await post(paul, one, 'rehearse')
  for (;;) {
    const { progress, state } = await show(paul, one)
    if (state !== 'rehearsing' || progress?.note === 'surveying') break
  }
  await post(paul, one, 'stop')
  const stopped = await settled(paul, one)
  expect(stopped).toMatchObject({ state: 'mapping', counts: { rows: 0 }, can: { rehearse: true } })
})

test('a process that ends midway leaves whole batches, and another one goes on', async () => {
  const tried = await rehearsed(paul, 'killed.csv', people(1200, 'killed.example'), 'people')
  const job = newId()
  const at = new Date().toISOString()
  // As if a worker had taken it: ours here, that is to end after its first batch. It bears no worker's number, else it would be
  // taken for dead, having no lock, and set free for another one while it still runs.
  await sql`insert into job (id, task, input, state, run_after, attempts, worker, created_by, created_at, started_at)
    values (${job}::uuid, ${runTask.name}, ${JSON.stringify({ id: tried.id })}::jsonb, 'running', now(), 1, null, ${paul.id}::uuid, ${at}::timestamptz, now())`.execute(
    db,
  )
  await sql`update import set state = 'running', job_id = ${job}::uuid, started_at = now() where id = ${tried.id}::uuid`.execute(
    db,
  )
  let steps = 0
  const claimed = {
    id: job,
    task: runTask.name,
    input: { id: tried.id },
    attempts: 1,
    worker: null,
    created_by: paul.id,
  }
  await runJob(db, new Map([[runTask.name, runTask]]), claimed, () => ++steps > 1)
  expect(await countOf('killed.example')).toBeGreaterThanOrEqual(500)
  const done = await settled(paul, tried)
  expect(done).toMatchObject({ state: 'done', counts: { created: 1200 } })
  expect(await countOf('killed.example')).toBe(1200)
})

test('a step is taken also while the job of the one before is not put away yet', async () => {
  const tried = await rehearsed(paul, 'soon.csv', people(2, 'soon.example'), 'people')
  const jobsOf = (state: string) =>
    sql`update job set state = ${state}::text, worker = null where input->>'id' = ${tried.id}::text and task = 'imports.rehearse'`.execute(
      db,
    )
  await jobsOf('running')
  const done = await act(paul, tried, 'run')
  await jobsOf('done')
  expect(done).toMatchObject({ state: 'done', counts: { created: 2 } })
})

test('one row that others made impossible meanwhile does not keep its batch out', async () => {
  const tried = await rehearsed(
    paul,
    'race.csv',
    'Name,Email,Employee number\nA,a@race.example,R-1\nB,b@race.example,R-2\nC,c@race.example,R-3\n',
    'people',
  )
  expect(tried.counts).toMatchObject({ create: 3 })
  // Somebody takes the number in between, under another address.
  await call(paul, 'POST', '/api/people', {
    display_name: 'Faster',
    employee_number: 'R-2',
    emails: [{ value: 'f@race.example' }],
  })
  const done = await act(paul, tried, 'run')
  expect(done.counts).toMatchObject({ created: 2 })
  // Whoever has the number now is not made into B.
  expect(done.counts).toMatchObject({ conflict: 1, updated: 0 })
  expect(await countOf('race.example')).toBe(3)
})

test('whose import it is sees it, and who administers; who only reads sees that it was', async () => {
  const one = await imported(max, 'mine.csv', people(2, 'mine.example'), 'people')
  const status = async (who: Someone, path = '') =>
    (await call(who, 'GET', `/api/imports/${one.key}${path}`)).status
  expect([await status(max), await status(paul), await status(audrey)]).toEqual([200, 200, 200])
  expect([await status(mia), await status(rita)]).toEqual([404, 403])
  expect(await status(audrey, '/rows')).toBe(403)
  // What stands in the file is not for who only reads that there was one.
  expect((await show(max, one)).parts[0]?.columns[0]?.samples).toEqual(['Person 0', 'Person 1'])
  expect((await show(audrey, one)).parts[0]?.columns[0]).toMatchObject({ filled: 2, samples: [] })
  const noted = await rehearsed(max, 'noted.csv', 'Name,Email,Place\nA,a@noted.example,Nowhere\n', 'people')
  expect(noted.notes).toEqual([{ n: 1, text: expect.stringContaining('“Nowhere”') }])
  expect((await show(audrey, noted)).notes).toEqual([])
  const asked = await read(max, 'asked.csv', 'Name,Start date\nA,3/4/2025\n', 'people')
  expect(asked.open).toMatchObject([{ text: expect.stringContaining('3/4/2025') }])
  expect(JSON.stringify(await show(audrey, asked))).not.toContain('3/4/2025')
  const keys = async (who: Someone) =>
    ((await call(who, 'GET', '/api/imports?limit=200')).body as { items: { key: string }[] }).items.map(
      ({ key }) => key,
    )
  expect(await keys(max)).toContain(one.key)
  expect(await keys(mia)).not.toContain(one.key)
  expect((await post(mia, one, 'undo')).status).toBe(404)
})

test('an import tells its story to the timeline and the audit trail', async () => {
  const one = await imported(paul, 'story.csv', people(2, 'story.example'), 'people')
  await act(paul, one, 'undo')
  const { body } = await call(paul, 'GET', `/api/audit?subject=${one.key}&limit=50`)
  const linesOf = (told: unknown) =>
    (told as { items: { lines: string[] }[] }).items.flatMap((item) => item.lines)
  expect(linesOf(body)).toEqual([
    'Paul: The import has been taken back',
    'Paul took the import of story.csv back: 2 taken back, 0 kept',
    'Paul: The import is being taken back',
    'Paul: The import is done',
    'Paul imported story.csv: 2 created, 0 changed',
    'Paul: The import is coming in',
    'Paul: The import was rehearsed',
    'Paul: The import is being rehearsed',
    'Paul: The import is open to be mapped',
    'Paul brought the file story.csv',
  ])
  const beside = (await call(paul, 'GET', `/api/records/${one.id}/history?limit=50`)).body
  expect(linesOf(beside)).toEqual([
    'Paul took the import of story.csv back: 2 taken back, 0 kept',
    'Paul imported story.csv: 2 created, 0 changed',
    'Paul brought the file story.csv',
  ])
  const gone = (await call(paul, 'GET', '/api/audit?kind=import.record-taken-back&limit=2')).body
  expect((gone as { items: { lines: string[] }[] }).items[0]?.lines[0]).toMatch(
    /^Paul took back that PER-\d+ had been imported$/,
  )
})

test('rows of old imports are cleared away, and can then no longer be taken back', async () => {
  const one = await imported(paul, 'old.csv', people(2, 'old.example'), 'people')
  await write(undefined, (ctx) => decide(ctx, keepDays, 1))
  await sql`update import set updated_at = now() - interval '2 days' where id = ${one.id}::uuid`.execute(db)
  for (let n = 0; n < 5; n++) await write(undefined, tidyImports)
  await write(undefined, (ctx) => decide(ctx, keepDays, null))
  const now = await show(paul, one)
  expect(now.can.undo).toBe('The rows of this import have been cleared away')
  expect(await rows(paul, one)).toEqual([])
  expect(now.counts).toMatchObject({ created: 2 })
})

test('a person who is erased is erased from the rows that brought them', async () => {
  const one = await imported(paul, 'erase.csv', people(2, 'erase.example'), 'people')
  const [first] = await rows(paul, one)
  const ids = [first?.record?.id ?? '']
  const held = await house.read(undefined, (ctx) => importedData.gather(ctx, ids))
  expect(held).toEqual([
    { import: one.key, file: 'erase.csv', row: 2, cells: ['Person 0', 'p0@erase.example'] },
  ])
  await write(undefined, async (ctx) => importedData.erase?.(ctx, ids))
  expect(JSON.stringify(await rows(paul, one))).not.toContain('p0@erase.example')
  expect(JSON.stringify(await rows(paul, one))).toContain('p1@erase.example')
})

test('nobody leaves more than twenty files lying here', async () => {
  const hoarder = await someone('Hoarder', ['manager'])
  let status = 200
  let n = 0
  for (; status === 200 && n < 30; n++)
    ({ status } = await bring(hoarder, 'x.csv', 'Name,Email\nA,a@b.example\n'))
  expect([status, n]).toEqual([429, 21])
})
