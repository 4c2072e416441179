import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '#lib/refusal'
import { packed, spreadsheet } from '#test/spreadsheet'
import { headerKey } from '../engine/headers.ts'
import { type Bytes, bytesOfBuffer, piecesOf } from './bytes.ts'
import { jsonRows } from './json.ts'
import { limits } from './limits.ts'
import type { RawRow } from './row.ts'
import { bodyOf, headingOf, type Table, tablesIn } from './tables.ts'
import { readWhole } from './xml.ts'

const known = new Set(['#', 'title', 'state', 'name', 'email', 'started'].map(headerKey))

/** Reads a file as an import does: its tables, their headings and rows. */
async function readAll(file: Buffer | string, name = 'file.csv') {
  await using kept = new AsyncDisposableStack()
  const bytes = bytesOfBuffer(typeof file === 'string' ? Buffer.from(file) : file)
  const tables = await tablesIn(name, bytes, kept)
  return await Promise.all(tables.map(readTable))
}
async function readTable(table: Table) {
  const heading = await headingOf(table, known)
  const body = bodyOf(table, heading, 1000)
  const rows: RawRow[] = []
  for await (const row of body.rows) rows.push(row)
  return { name: table.name, format: table.format, heading, rows, zone: body.zone(), blank: body.blank() }
}
async function one(file: Buffer | string) {
  const [table] = await readAll(file)
  if (!table) throw new Error('no table')
  return table
}
const cells = async (file: Buffer | string) => (await one(file)).rows.map((row) => row.cells)
const problems = async (file: Buffer | string) =>
  (await one(file)).rows.map(({ n, problem }) => [n, problem?.key.replace('imports.', '')])
const refusal = async (file: Buffer | string) => {
  try {
    await readAll(file)
  } catch (error) {
    if (error instanceof Refusal) return error.sentence.key.replace('imports.', '')
    throw error
  }
  return 'read'
}

const table = 'Name;Email;Größe\nÅse;ase@example.org;1,5\n"Æg ""x""";b@example.org;2\n'
const rows = [
  ['Åse', 'ase@example.org', '1,5'],
  ['Æg "x"', 'b@example.org', '2'],
]
const utf16 = (text: string, big = false) => {
  const little = Buffer.from(text, 'utf16le')
  return big ? little.swap16() : little
}

test.each([
  ['UTF-8', Buffer.from(table), 'utf-8'],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${table}`), 'utf-8'],
  ['UTF-16 with its mark', utf16(`\uFEFF${table}`), 'utf-16le'],
  ['UTF-16, the other way round', utf16(`\uFEFF${table}`, true), 'utf-16be'],
  ['UTF-16 without a mark', utf16(table), 'utf-16le'],
  ['what Windows writes', Buffer.from(table, 'latin1'), 'windows-1252'],
  ['lines of old Macs', Buffer.from(table.replaceAll('\n', '\r')), 'utf-8'],
  ['lines of Windows', Buffer.from(table.replaceAll('\n', '\r\n')), 'utf-8'],
])('a table in %s is read as it was meant', async (_, file, encoding) => {
  const { heading, rows: read, format } = await one(file)
  expect(format).toMatchObject({ encoding, delimiter: ';' })
  expect(heading).toEqual({ n: 1, columns: ['Name', 'Email', 'Größe'] })
  expect(read.map((row) => row.cells)).toEqual(rows)
})

test('signs that only Windows-1252 has are read', async () => {
  const file = Buffer.concat([
    Buffer.from('Name,Email\n'),
    Buffer.from([0x80, 0x20, 0x93, 0x8a, 0x94, 0x2c, 0x78, 0x0a]),
  ])
  expect(await cells(file)).toEqual([['€ “Š”', 'x']])
})

test('control signs that text may hold are read; where a code page has no such byte they say that it is another', async () => {
  const text = 'Name,Email\nIt\u0092s\u0085,a\n'
  expect(await problems(text)).toEqual([[2, undefined]])
  expect(await problems(JSON.stringify([{ Name: 'It\u0092s', Email: 'a' }]))).toEqual([[2, undefined]])
  const astray = Buffer.concat([
    Buffer.from('Name,Email\n'),
    Buffer.from([0x83, 0x8f, 0x83, 0x2c, 0x61, 0x0a]),
  ])
  expect(await problems(astray)).toEqual([[2, 'row-lost']])
})

test('a broken row in a UTF-8 file is refused alone; lost characters and NUL are too', async () => {
  const file = Buffer.concat([
    Buffer.from('Name,Email\nÅse,a\nÆgir,b\n'),
    Buffer.from([0x4c, 0xe9, 0x61, 0x2c, 0x63, 0x0a]),
    Buffer.from('Lu\uFFFDs,d\nNu\0l,e\nØrjan,f\n'),
  ])
  expect(await problems(file)).toEqual([
    [2, undefined],
    [3, undefined],
    [4, 'row-lost'],
    [5, 'row-lost'],
    [6, 'row-nul'],
    [7, undefined],
  ])
  // What is refused is still kept to be shown, and can be stored.
  expect((await cells(file))[4]).toEqual(['Nu\u2400l', 'e'])
})

test('ragged rows are refused alone, empty ones left out, and empty cells at the end do not count', async () => {
  const file = 'Name,Email,Started,\na,b,c\na,b\n\n,,,\na,b,c,,\na,b,c,d,e\na\n'
  const { rows: read, heading, blank } = await one(file)
  expect(heading.columns).toEqual(['Name', 'Email', 'Started'])
  expect(read.map(({ n, problem }) => [n, problem?.key.replace('imports.', '') ?? 'fine'])).toEqual([
    [2, 'fine'],
    [3, 'row-narrow'],
    [6, 'fine'],
    [7, 'row-wide'],
    [8, 'row-narrow'],
  ])
  expect(blank).toBe(2)
})

test('lines inside quotation marks belong to their cell; a mark inside a word is a letter', async () => {
  expect(await cells('Name,Email\n"a\nb",c\nd"e"f,g\n')).toEqual([
    ['a\nb', 'c'],
    ['d"e"f', 'g'],
  ])
})

test.each([
  ['', 'file-empty'],
  ['   \n\n', 'file-empty'],
  ['\uFEFF', 'file-empty'],
  ['Name,Email\na,"b\nc,d\n', 'file-quote'],
  [`Name,Email\na,"${'x'.repeat(limits.recordChars + 10)}"\n`, 'file-record'],
  [Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'file-old-excel'],
  [Buffer.from('1f8b080000000000', 'hex'), 'file-packed'],
  ['<!DOCTYPE html><table><tr><td>a</td></tr></table>', 'file-web-page'],
  ['%PDF-1.7\n', 'file-not-a-table'],
  [Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 32)), 'file-not-a-table'],
  ['{"a": 1}', 'file-json-shape'],
  ['[{"a": 1},{"a": }]', 'file-json'],
  ['[{"a": 1},{"a": 2', 'zip-damaged'],
  [Array.from({ length: limits.columns + 1 }, (_, n) => `c${n}`).join(','), 'file-columns'],
  [packed({ 'readme.md': 'nothing here' }), 'zip-nothing'],
  [packed({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }), 'file-ods'],
  [packed({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }), 'file-not-a-table'],
  [Buffer.from('504b0304deadbeef', 'hex'), 'zip-damaged'],
])('%# is refused whole, with a sentence', async (file, key) => {
  expect(await refusal(file)).toBe(key)
})

test('a table of JSON objects is read one by one, from a plain list or one inside', async () => {
  const list = [
    { number: '1', title: 'a "quoted", [odd] {one}', tags: ['x', 'y'], more: { a: 1 }, none: null },
    { number: 2, late: true },
    'no object',
  ]
  for (const text of [JSON.stringify(list), JSON.stringify({ count: { all: 3 }, tickets: list }, null, 2)]) {
    const { heading, rows: read, format } = await one(text)
    expect(format).toMatchObject({ kind: 'json' })
    expect(heading.columns).toEqual(['number', 'title', 'tags', 'more', 'none', 'late'])
    expect(read.map((row) => row.cells)).toEqual([
      ['1', 'a "quoted", [odd] {one}', 'x, y', '{"a":1}', '', ''],
      ['2', '', '', '', '', 'true'],
      ['', '', '', '', '', ''],
    ])
    expect(read[2]?.problem?.key).toBe('imports.row-json')
  }
  expect(await cells('[]').catch((error: Refusal) => error.sentence.key)).toBe('imports.file-empty')
})

test('JSON is cut alike, wherever its pieces end', async () => {
  const text = fc.string({ unit: fc.constantFrom('"', '\\', '[', ']', '{', '}', ',', 'a', ' ', 'é') })
  const list = fc.array(fc.record({ a: text, b: fc.array(text, { maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(list, fc.integer({ min: 1, max: 9 }), async (made, width) => {
      const buffer = Buffer.from(JSON.stringify({ n: { x: '[' }, list: made }))
      const bytes: Bytes = { size: buffer.length, read: () => piecesOf(bytesOfBuffer(buffer).read(), width) }
      const read: RawRow[] = []
      for await (const row of jsonRows(bytes, { kind: 'json', encoding: 'utf-8' }, ['a', 'b'])) read.push(row)
      expect(read.slice(1).map(({ cells: [a] }) => a)).toEqual(made.map(({ a }) => a))
    }),
  )
})

test('a spreadsheet is read as it is seen: its title skipped, dates by style, its last line told apart', async () => {
  const file = spreadsheet([
    ['2026-03'],
    [],
    ['#', 'Title', 'State', 'Started', 'Size'],
    ['62001', 'Printer <3 & "more"', 'open', { date: 45_000.5 }, 12],
    ['62002', { formula: 'A1&"x"', is: 'worked out' }, null, '2019-08-19 16:21:52', 4.7e10],
    [],
    ['Timezone: Europe/Berlin'],
  ])
  const { heading, rows: read, zone } = await one(file)
  expect(heading).toEqual({ n: 3, columns: ['#', 'Title', 'State', 'Started', 'Size'] })
  expect(read).toEqual([
    { n: 4, cells: ['62001', 'Printer <3 & "more"', 'open', '2023-03-15 12:00:00', '12'] },
    { n: 5, cells: ['62002', 'worked out', '', '2019-08-19 16:21:52', '47000000000'] },
  ])
  expect(zone).toBe('Europe/Berlin')
})

test('a cell that shows an error refuses its row', async () => {
  const sheet =
    '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Email</t></is></c></row><row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><v>1</v></c></row></sheetData></worksheet>'
  expect(await problems(spreadsheet([], { parts: { 'xl/worksheets/sheet1.xml': sheet } }))).toEqual([
    [2, 'row-error'],
  ])
})

test('a spreadsheet that would harm whoever reads it is refused', async () => {
  const sheet = (inner: string, before = '') =>
    spreadsheet([], {
      parts: {
        'xl/worksheets/sheet1.xml': `${before}<worksheet><sheetData>${inner}</sheetData></worksheet>`,
      },
    })
  const row = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`
  expect(await refusal(sheet(row('a')))).toBe('read')
  expect(await refusal(sheet(row('&lol9;'), '<!DOCTYPE x [<!ENTITY lol "lol">]>'))).toBe('file-doctype')
  expect(await refusal(sheet(row('&ext;'), '<!DOCTYPE x SYSTEM "file:///etc/passwd">'))).toBe('file-doctype')
  expect(await refusal(sheet(row('&undeclared;')))).toBe('file-xml')
  expect(await refusal(sheet(`${'<a>'.repeat(60)}${'</a>'.repeat(60)}`))).toBe('file-xml')
  expect(await refusal(sheet('<row r="1"><c r="A1"><v>1</v>'))).toBe('file-xml')
  expect(await refusal(sheet(`<row r="1"><c r="XFD1"><v>1</v></c></row>`))).toBe('file-columns')
})

test('a .zip that grows beyond all measure is stopped on the way', { timeout: 30_000 }, async () => {
  const bomb = packed({ 'people.csv': Buffer.alloc(20 * 1024 * 1024, 'a') })
  expect(bomb.length).toBeLessThan(100_000)
  expect(await refusal(bomb)).toBe('zip-bomb')
  const sheet = spreadsheet([['Name', 'Email']], {
    parts: { 'xl/sharedStrings.xml': ' '.repeat(20 * 1024 * 1024) },
  })
  expect(await refusal(sheet)).toBe('zip-bomb')
})

test('a .zip whose files lie over each other, or that holds too many, is refused at once', async () => {
  const two = packed({ 'a.csv': 'Name,Email\na,b\n', 'b.csv': 'Name,Email\nc,d\n' })
  const overlapping = Buffer.from(two)
  // Both names in the list now lead to the first file.
  const list = overlapping.indexOf(Buffer.from('504b0102', 'hex'))
  const second = overlapping.indexOf(Buffer.from('504b0102', 'hex'), list + 4)
  overlapping.writeUInt32LE(overlapping.readUInt32LE(list + 42), second + 42)
  expect(await refusal(overlapping)).toBe('zip-bomb')
  const many = packed(
    Object.fromEntries(Array.from({ length: limits.entries + 1 }, (_, n) => [`${n}.csv`, 'a,b\n1,2\n'])),
    0,
  )
  expect(await refusal(many)).toBe('zip-entries')
})

test('a .zip gives its tables by name, whatever else lies in it', async () => {
  const inner = spreadsheet([
    ['#', 'Title'],
    ['1', 'a'],
  ])
  const read = await readAll(
    packed({
      'export/tickets.xlsx': inner,
      'export/articles.json': '[{"title":"x","state":"y"}]',
      '__MACOSX/export/._tickets.csv': 'x',
      'export/.hidden.csv': 'x',
      'readme.txt.md': 'x',
    }),
  )
  expect(read.map(({ name, heading }) => [name, heading.columns])).toEqual([
    ['tickets.xlsx', ['#', 'Title']],
    ['articles.json', ['title', 'state']],
  ])
})

test('pieces are of one size, whatever came', async () => {
  const body = Buffer.from('abcdefghij')
  async function* came() {
    yield body.subarray(0, 1)
    yield body.subarray(1, 8)
    yield body.subarray(8)
  }
  const pieces: string[] = []
  for await (const piece of piecesOf(came(), 3)) pieces.push(piece.toString())
  expect(pieces).toEqual(['abc', 'def', 'ghi', 'j'])
})

test.each(['<a>', '<a b="', '<!--'])(
  'what begins with %s and never ends is refused before it is held',
  async (begin) => {
    let pieces = 0
    async function* endless() {
      yield Buffer.from(begin)
      for (; pieces < 400; pieces++) yield Buffer.alloc(64 * 1024, 'x')
    }
    await expect(readWhole(endless(), 'sheet1', {})).rejects.toThrow(/damaged/)
    expect(pieces).toBeLessThan(300)
  },
)

test('a feed gives a row for every item, and as many columns of a name as the fullest has', async () => {
  const feed = await one(`<?xml version="1.0"?><!-- made <rss> --><rss><channel><title>All</title>
    <item><title>A</title><key id="1">K-1</key><tags><tag>x</tag></tags></item>
    <item><title>B &amp; C</title><tags><tag>y</tag><tag>z</tag></tags>
      <note author="ana;b" created="2026-01-01 10:00">said</note>
      <field><fieldname>Colour</fieldname><values><value>red</value></values></field></item></channel></rss>`)
  expect(feed.format).toEqual({ kind: 'feed' })
  expect(feed.heading.columns).toEqual(['title', 'key', 'key id', 'tag', 'tag', 'note', 'field (Colour)'])
  expect(feed.rows.map((row) => row.cells)).toEqual([
    ['A', 'K-1', '1', 'x', '', '', ''],
    ['B & C', '', '', 'y', 'z', '2026-01-01 10:00;ana b;said', 'red'],
  ])
  expect(await refusal('<rss><channel><item><title>A</item></rss>')).toBe('file-xml')
  expect(await refusal('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>')).toBe(
    'file-web-page',
  )
  expect(await refusal(`<rss><channel><item>${'<a>1</a>'.repeat(2001)}</item></channel></rss>`)).toBe(
    'file-columns',
  )
})
