import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { importing, people } from '#test/importing'
import { world } from '#test/world'
import type { ImportView } from './schemas.ts'
import { limits } from './read/limits.ts'

const house = await world()
const { someone, call, db, app } = house
const { bring, read, rehearsed, act, map, post, settled, show, rows } = importing(house)

const paul = await someone('Paul', ['people-manager', 'administrator'])
const titleOf = ({ body }: { body: unknown }) => (body as { title: string }).title

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
