import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { runJob } from '#kernel/jobs'
import { decide } from '#kernel/settings'
import { importing } from '#test/importing'
import { type Someone, world } from '#test/world'
import type { ImportView } from './contract.ts'
import { runTask } from './jobs/tasks.ts'
import { importedData } from './personal-data.ts'
import { limits } from './read/limits.ts'
import { keepDays } from './settings.ts'
import { tidyImports } from './tidy.ts'

const house = await world()
const { someone, call, db, write, app } = house
const { bring, read, rehearsed, imported, act, settled, show, rows } = importing(house)

const paul = await someone('Paul', ['people-manager', 'administrator'])
const max = await someone('Max', ['manager'])
const mia = await someone('Mia', ['manager'])
const audrey = await someone('Audrey', ['auditor'])
const rita = await someone('Rita', ['requester'])

const people = (n: number, domain: string) =>
  `Name,Email\n${Array.from({ length: n }, (_, i) => `Person ${i},p${i}@${domain}`).join('\n')}\n`
const map = (who: Someone, of: { id: string }, change: object) =>
  call(who, 'PATCH', `/api/imports/${of.id}`, change)
const post = (who: Someone, of: { id: string }, verb: string) =>
  call(who, 'POST', `/api/imports/${of.id}/${verb}`, {})
const titleOf = ({ body }: { body: unknown }) => (body as { title: string }).title
const countOf = async (domain: string) => {
  const { rows: found } = await sql<{
    n: number
  }>`select count(*)::int as n from person_contact where value like ${`%@${domain}`}`.execute(db)
  return found[0]?.n
}

test('a file that cannot be read is refused at once with a sentence, and nothing of it is kept', async () => {
  const before = await db.selectFrom('import').select('id').execute()
  const said = async (file: string | Buffer) => {
    const { status, body } = await bring(paul, 'x.csv', file)
    return [status, body.title]
  }
  expect(await said('')).toEqual([422, 'This file is empty'])
  expect(await said(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual([
    422,
    'This is an Excel file of the old kind, or one with a password. Save it as .xlsx without a password, or as CSV',
  ])
  expect(await said('<html><table></table></html>')).toEqual([
    422,
    'This is a web page, whatever its name says. Export it again as CSV or .xlsx',
  ])
  expect(await db.selectFrom('import').select('id').execute()).toHaveLength(before.length)
})

test('a heading alone, and a quotation mark that is never closed, are told once all of it was read', async () => {
  const bare = await read(paul, 'x.csv', 'Name,Email\n')
  expect(bare).toMatchObject({ state: 'refused', why: 'This file has a heading and no rows under it' })
  const open = await read(paul, 'x.csv', `Name,Email\n${'Ana,a@b.org\n'.repeat(30)}"Bo,b@b.org\n`)
  expect(open).toMatchObject({
    state: 'refused',
    why: expect.stringMatching(/^A quotation mark is opened and never closed/),
  })
  expect(titleOf(await post(paul, open, 'rehearse'))).toBe('This file cannot be imported')
  // Read in another way it may still do.
  expect(titleOf(await map(paul, open, { reading: { delimiter: ';' } }))).toBeUndefined()
  expect((await settled(paul, open)).state).toBe('refused')
  expect((await call(paul, 'DELETE', `/api/imports/${open.id}`)).status).toBe(200)
  expect((await call(paul, 'GET', `/api/imports/${open.id}`)).status).toBe(404)
})

test('what is larger than 200 MB is stopped on the wire', async () => {
  const piece = Buffer.alloc(1024 * 1024, 'a,b\n')
  function* pieces() {
    for (let n = 0; n <= limits.fileBytes / piece.length; n++) yield piece
  }
  const reply = await app.inject({
    method: 'POST',
    url: '/api/imports?name=large.csv',
    headers: {
      'content-type': 'application/octet-stream',
      'x-wheelhouse': '1',
      authorization: `Bearer ${paul.token}`,
    },
    payload: Readable.from(pieces()),
  })
  expect([reply.statusCode, reply.json<{ title: string }>().title]).toEqual([
    413,
    'That is larger than the 200 MB allowed',
  ])
})

test('50 MB come in as a stream, and every row is there', async () => {
  const note = 'x'.repeat(2000)
  function* lines() {
    yield 'Name,Email,Notes\n'
    for (let n = 0; n < 25_000; n++) yield `Person ${n},p${n}@large.example,${note}\n`
  }
  const reply = await app.inject({
    method: 'POST',
    url: '/api/imports?name=large.csv&importer=people',
    headers: {
      'content-type': 'application/octet-stream',
      'x-wheelhouse': '1',
      authorization: `Bearer ${paul.token}`,
    },
    payload: Readable.from(lines(), { objectMode: false }),
  })
  const brought = reply.json<ImportView>()
  expect(brought.size).toBeGreaterThan(50_000_000)
  const read = await settled(paul, brought)
  expect(read).toMatchObject({ state: 'mapping', parts: [{ rows: 25_000 }] })
  expect(read.parts[0]?.columns.map(({ filled }) => filled)).toEqual([25_000, 25_000, 25_000])
  await call(paul, 'DELETE', `/api/imports/${read.id}`)
  expect(
    await db
      .selectFrom('import_row')
      .select('n')
      .where('part_id', '=', read.parts[0]?.id ?? '')
      .execute(),
  ).toEqual([])
})

test('two columns of one name are nobody’s guess; nor are dates that may be read in two ways', async () => {
  const file = 'Name,Email,Start date,Email\nAna,a@dup.example,3/4/2025,b@dup.example\n'
  const one = await read(paul, 'dup.csv', file, 'people')
  expect(one.open).toEqual([
    {
      field: null,
      text: 'Several columns are called “Email” (B, D). Say which one counts, or leave all of them out',
    },
    {
      field: 'starts_on',
      text: 'Dates in the column “Start date”, such as 3/4/2025, may be read in two ways. Say which comes first, the day or the month',
    },
  ])
  expect(titleOf(await post(paul, one, 'rehearse'))).toBe(one.open[0]?.text)
  expect(
    titleOf(
      await map(paul, one, {
        columns: [
          { at: 1, field: 'email' },
          { at: 3, field: 'email' },
        ],
      }),
    ),
  ).toBeUndefined()
  expect((await show(paul, one)).open.map(({ text }) => text)).toContain(
    'Two columns are to fill E-mail: B, D',
  )
  await map(paul, one, { columns: [{ at: 1, field: null }], options: { dates: 'mdy' } })
  expect((await show(paul, one)).open).toEqual([])
  const done = await act(paul, await act(paul, one, 'rehearse'), 'run')
  expect(done.counts).toMatchObject({ created: 1 })
  const { rows: found } = await sql<{
    starts_on: string
  }>`select starts_on from person p join person_contact c on c.person_id = p.id
    where c.value = 'b@dup.example'`.execute(db)
  expect(found).toEqual([{ starts_on: '2025-03-04' }])
})

test('a mapping names fields, choices and options that there are', async () => {
  const one = await read(paul, 'x.csv', people(1, 'map.example'), 'people')
  const refusal = async (change: object) => {
    const reply = await map(paul, one, change)
    return [reply.status, titleOf(reply)]
  }
  expect(await refusal({ columns: [{ at: 0, field: 'shoe_size' }] })).toEqual([
    422,
    'There is no field called shoe_size',
  ])
  expect(await refusal({ columns: [{ at: 9, field: 'name' }] })).toEqual([422, 'There is no such column'])
  expect(await refusal({ options: { zone: 'Mars/Base' } })).toEqual([
    422,
    '“Mars/Base” is not one of the choices of zone',
  ])
  expect(await refusal({ options: { type: 'alien' } })).toEqual([
    422,
    '“alien” is not one of the choices of type',
  ])
  expect(await refusal({ meanings: [{ field: 'name', value: 'x', meaning: 'y' }] })).toEqual([
    422,
    'There is no field called name',
  ])
  expect(await refusal({ importer: 'sheep' })).toEqual([422, 'Say first what is in this file'])
  expect(await refusal({ importer: 'zammad-users' })).toEqual([200, undefined])
  expect((await show(paul, one)).parts[0]?.columns.map(({ field }) => field)).toEqual(['name', 'email'])
  expect(titleOf(await post(paul, one, 'run'))).toBe('Rehearse this import first')
  expect(titleOf(await post(paul, one, 'undo'))).toBe('This import has not run')
  expect(titleOf(await post(paul, one, 'stop'))).toBe('Nothing is being done with this import')
})

test('a file is read anew in another way when one says so', async () => {
  const latin = Buffer.from('Name;Email\nÅse Øre;aase@way.example\n', 'latin1')
  const one = await read(paul, 'x.csv', latin, 'people')
  expect(one.parts[0]).toMatchObject({
    encoding: 'windows-1252',
    delimiter: ';',
    columns: [{ samples: ['Åse Øre'] }, {}],
  })
  await map(paul, one, { reading: { encoding: 'utf-8' } })
  expect((await act(paul, await settled(paul, one), 'rehearse')).counts).toMatchObject({ error: 1 })
  await map(paul, one, { reading: { encoding: 'windows-1252', delimiter: ',' } })
  expect((await settled(paul, one)).parts[0]).toMatchObject({
    delimiter: ',',
    columns: [{ name: 'Name;Email' }],
  })
  await map(paul, one, { reading: { delimiter: ';', heading: 1 } })
  const back = await settled(paul, one)
  expect(back.parts[0]?.columns.map(({ field }) => field)).toEqual(['name', 'email'])
})

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

test('rows that cannot be read are told by what stands in them, and a list of rows begins where one says', async () => {
  const shift = Buffer.from('4e616d652c456d61696c0a8354815b836f815b2c61407368696674', 'hex')
  const one = await read(paul, 'shift.csv', Buffer.concat([shift, Buffer.from('.example\nBo\n')]), 'people')
  expect(one.parts[0]?.encoding).toBe('windows-1252')
  const tried = await act(paul, one, 'rehearse')
  expect(tried.counts).toMatchObject({ create: 0, error: 2 })
  expect((await rows(paul, tried)).map(({ id, label }) => [id, label.length > 0])).toEqual([
    ['main-2', true],
    ['main-3', true],
  ])
  const { body } = await call(paul, 'GET', `/api/imports/${one.id}/rows?from=3&limit=1`)
  expect(body).toMatchObject({ items: [{ n: 3, label: 'Bo' }], next: null })
  await map(paul, one, { reading: { encoding: 'shift_jis' } })
  const again = await act(paul, await settled(paul, one), 'rehearse')
  expect((await rows(paul, again))[0]).toMatchObject({
    verdict: 'create',
    label: 'サーバー · a@shift.example',
  })
})

test('a process that ends midway leaves whole batches, and another one goes on', async () => {
  const tried = await rehearsed(paul, 'killed.csv', people(1200, 'killed.example'), 'people')
  const job = newId()
  const at = new Date().toISOString()
  // As if a worker had taken it: ours here, that is to end after its first batch. It bears no worker's number, else it would be
  // taken for dead, having no lock, and set free for another one while it still runs.
  await sql`insert into job (id, task, input, unique_key, state, run_after, attempts, worker, created_by, created_at, started_at)
    values (${job}::uuid, ${runTask.name}, ${JSON.stringify({ id: tried.id })}::jsonb, ${`import:${tried.id}`}, 'running', now(), 1, null, ${paul.id}::uuid, ${at}::timestamptz, now())`.execute(
    db,
  )
  await sql`update import set state = 'running', job_id = ${job}::uuid, started_at = now() where id = ${tried.id}::uuid`.execute(
    db,
  )
  let steps = 0
  const claimed = { id: job, task: runTask.name, input: { id: tried.id }, attempts: 1, created_by: paul.id }
  await runJob(db, new Map([[runTask.name, runTask]]), claimed, () => ++steps > 1)
  expect(await countOf('killed.example')).toBeGreaterThanOrEqual(500)
  const done = await settled(paul, tried)
  expect(done).toMatchObject({ state: 'done', counts: { created: 1200 } })
  expect(await countOf('killed.example')).toBe(1200)
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

test('the rows are given out as CSV with what was said of them, and an empty file to fill in', async () => {
  const one = await rehearsed(paul, 'out.csv', 'Name,Email\n"+47 Ana",a@out.example\nBo,nonsense\n', 'people')
  const list = await call(paul, 'GET', `/api/imports/${one.id}/verdicts`)
  expect(String(list.body).replace('\uFEFF', '').split('\r\n')).toEqual([
    'Row,Verdict,Why,Record,Name,Email',
    `2,create,,,'+47 Ana,a@out.example`,
    '3,error,E-mail: “nonsense” is not an e-mail address,,Bo,nonsense',
    '',
  ])
  const wrong = await call(paul, 'GET', `/api/imports/${one.id}/verdicts?which=error`)
  expect(String(wrong.body)).not.toContain('Ana')
  const template = await call(paul, 'GET', '/api/imports/template?importer=people')
  expect(String(template.body)).toContain('Given name,Family name,E-mail')
  // What was given out is understood when it comes back.
  const cells = String(template.body).trim().split(',').length
  const row = [
    'Ana Lind',
    'Ana',
    'Lind',
    'ana@template.example',
    ...Array.from({ length: cells - 4 }, () => ''),
  ]
  const back = await read(paul, 'template.csv', `${String(template.body)}${row.join(',')}\n`)
  expect(back).toMatchObject({ importer: 'people', open: [] })
  expect(back.parts[0]?.columns.map(({ field }) => field)).not.toContain(null)
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
