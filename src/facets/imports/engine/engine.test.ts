import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { columnOf, dateText, isDateFormat, numberText } from './cell-format.ts'
import { columnWatch } from './column-facts.ts'
import { csvCell, csvLine } from '#lib/text/csv'
import { instantOf, noEvidence, orderFrom, readMoment, weigh } from './dates.ts'
import { cutSample, sniffDialect } from './delimiter.ts'
import type { ImportField } from './field.ts'
import { findHeader, zoneInFoot } from './find-header.ts'
import { fitOf, guess, headerKey, letterOf, matchColumns } from './headers.ts'
import { readNumber } from './numbers.ts'
import { readRow } from './read-row.ts'
import { readValue } from './read-value.ts'
import { respread, runsOf } from './runs.ts'

const title = { key: 'title' }
const how = { order: undefined, zone: 'Europe/Oslo', meanings: undefined }

test.each([
  ['2025-04-03', '2025-04-03', null],
  ['2025/4/3', '2025-04-03', null],
  ['2025-04-03T10:05:06Z', '2025-04-03', '10:05:06.000'],
  ['2025-04-03 10:05', '2025-04-03', '10:05:00.000'],
  ['3.4.2025', '2025-04-03', null],
  ['3. 4. 2025', '2025-04-03', null],
  ['8/24/22', '2022-08-24', null],
  ['24/8/87', '1987-08-24', null],
  ['24.08.2022, 17:30', '2022-08-24', '17:30:00.000'],
  ['8/24/2022 5:30 PM', '2022-08-24', '17:30:00.000'],
  ['12/31/2022 12:05 am', '2022-12-31', '00:05:00.000'],
  ['3 Mar 2024', '2024-03-03', null],
  ['March 3, 2024', '2024-03-03', null],
  ['03-Mar-24', '2024-03-03', null],
  ['12/Jan/26 10:34 PM', '2026-01-12', '22:34:00.000'],
  ['3. März 2024', '2024-03-03', null],
  ['1/juil./24 8:05 AM', '2024-07-01', '08:05:00.000'],
  ['2/juin/24', '2024-06-02', null],
  ['Mon, 12 Jan 2026 10:34:00 +0100', '2026-01-12', '10:34:00.000'],
  ['12/Foo/26', null, null],
  ['45000', '2023-03-15', null],
  ['45000.5', '2023-03-15', '12:00:00.000'],
  ['31/31/2024', null, null],
  ['2023-02-29', null, null],
  ['2024-02-29', '2024-02-29', null],
  ['13:00', null, null],
  ['yesterday', null, null],
  ['2025-04-03 25:00', null, null],
  ['=1+1', null, null],
])('%s is a date: %s %s', (text, day, time) => {
  const read = readMoment(text, undefined)
  if (day === null) expect(read).toBeNull()
  else expect(read).toMatchObject({ day, time })
})

test('a date that may be two days is nobody’s guess until its column or a person says which', () => {
  expect(readMoment('3/4/2025', undefined)).toBe('unsure')
  expect(readMoment('4/4/2025', undefined)).toMatchObject({ day: '2025-04-04' })
  expect(readMoment('3/4/2025', 'dmy')).toMatchObject({ day: '2025-04-03' })
  expect(readMoment('3/4/2025', 'mdy')).toMatchObject({ day: '2025-03-04' })
  const say = (...texts: string[]) => orderFrom(texts.reduce(weigh, noEvidence))
  expect(say('3/4/2025', '13/4/2025')).toBe('dmy')
  expect(say('3/4/2025', '4/13/2025')).toBe('mdy')
  expect(say('3/4/2025')).toBeUndefined()
  expect(say('13/4/2025', '4/13/2025')).toBeUndefined()
  expect(say('2025-04-03')).toBeUndefined()
})

test('a local time is of the zone that was named, over its changes of the clock; an offset speaks for itself', () => {
  const read = (text: string, zone = 'Europe/Berlin') => {
    const moment = readMoment(text, 'dmy')
    return moment && moment !== 'unsure' ? instantOf(moment, zone) : null
  }
  expect(read('2025-01-15 10:00')).toBe('2025-01-15T09:00:00.000Z')
  expect(read('2025-07-15 10:00')).toBe('2025-07-15T08:00:00.000Z')
  expect(read('2025-03-30 02:30')).toBe('2025-03-30T01:30:00.000Z')
  expect(read('2025-07-15T10:00:00+05:30')).toBe('2025-07-15T04:30:00.000Z')
  expect(read('2025-07-15 10:00 UTC')).toBe('2025-07-15T10:00:00.000Z')
  expect(read('2025-07-15T10:00:00.123Z')).toBe('2025-07-15T10:00:00.123Z')
})

test('every day since 1927 is read back from each way of writing it', () => {
  const days = fc.integer({ min: 10_000, max: 90_000 })
  fc.assert(
    fc.property(days, (serial) => {
      const moment = readMoment(String(serial), undefined)
      if (moment === null || moment === 'unsure') throw new Error('no date')
      const { year, month, day } = Temporal.PlainDate.from(moment.day)
      const ways = [`${day}.${month}.${year}`, `${year}/${month}/${day}`, moment.day]
      for (const text of ways) expect(readMoment(text, undefined)).toMatchObject({ day: moment.day })
      expect(readMoment(`${day}/${month}/${year}`, 'dmy')).toMatchObject({ day: moment.day })
      expect(readMoment(`${month}/${day}/${year}`, 'mdy')).toMatchObject({ day: moment.day })
    }),
  )
})

test.each([
  ['12', 12],
  ['1.5', 1.5],
  ['1,5', 1.5],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1 234,5', 1234.5],
  ['1,234,567', 1_234_567],
  ['1.234.567', 1_234_567],
  ['0,125', 0.125],
  ['-3', -3],
  ['1e3', 1000],
  ['1,234', 'unsure'],
  ['12 min', null],
  ['', null],
  ['1,2,3', null],
  ['.', null],
])('%s is the number %s', (text, number) => {
  expect(readNumber(text)).toBe(number)
})

test('headings are compared without case, accents and signs, in whatever language a field knows', () => {
  expect(headerKey('  E-Mail ')).toBe(headerKey('e mail'))
  expect(headerKey('Priorität')).toBe(headerKey('PRIORITAT'))
  expect(headerKey('#')).toBe('#')
  const fields = [
    { name: 'email', keys: ['email', 'e mail'].map(headerKey) },
    { name: 'title', keys: ['title', 'titel'].map(headerKey) },
  ]
  expect(matchColumns(['E-Mail', 'TITEL', 'other', ''], fields)).toEqual(['email', 'title', null, null])
  // Of two that fit one field the first counts; two of one name wait for a person.
  expect(matchColumns(['Email', 'E-Mail'], fields)).toEqual(['email', null])
  expect(matchColumns(['Email', 'email ', 'x', 'x'], fields)).toEqual(['', '', null, null])
  // Its program prefers the second.
  const ends = [{ name: 'closed', keys: ['resolved', 'closed', 'ended'], ranked: 2 }]
  expect(matchColumns(['Ended', 'Closed', 'Resolved'], ends)).toEqual([null, null, 'closed'])
  expect(matchColumns(['Ended', 'Closed'], ends)).toEqual([null, 'closed'])
  // A field that takes several takes them all.
  const labels = [{ name: 'tags', keys: ['labels', 'components'], many: true }]
  expect(matchColumns(['Labels', 'Labels', 'Components', 'x'], labels)).toEqual([
    'tags',
    'tags',
    'tags',
    null,
  ])
  expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})

test('whoever knows most headings is guessed, and a signature outweighs many', () => {
  const field = (name: string) => ({ name, keys: [name] })
  const plain = { name: 'plain', fields: ['title', 'state', 'owner'].map(field), signatures: [] }
  const signed = {
    name: 'signed',
    fields: ['title'].map(field),
    signatures: [
      ['nr', 'owner'],
      ['#', 'owner'],
    ],
  }
  expect(fitOf(['Title', 'State', 'x'], plain)).toBe(2)
  expect(guess(['Title', 'State', 'Owner'], [plain, signed])?.name).toBe('plain')
  expect(guess(['#', 'Title', 'State', 'Owner'], [plain, signed])?.name).toBe('signed')
  expect(guess(['Colour', 'Size'], [plain, signed])).toBeUndefined()
})

test('the heading is found under a title, and a last line that names a zone is no row', () => {
  const known = new Set(['title', 'state', 'owner'])
  expect(findHeader([['2026-03'], [''], ['#', 'Title', 'State'], ['1', 'a', 'b']], known)).toBe(2)
  expect(findHeader([['Report'], ['Name', 'Size'], ['a', '1']], known)).toBe(1)
  expect(findHeader([[''], ['Only']], known)).toBe(1)
  expect(findHeader([[''], [' ']], known)).toBe(-1)
  expect(zoneInFoot(['Timezone: Europe/Berlin', '', '', ''])).toBe('Europe/Berlin')
  expect(zoneInFoot(['Zeitzone: UTC', '', '', ''])).toBe('UTC')
  expect(zoneInFoot(['Timezone: Europe/Berlin', 'x', '', ''])).toBeNull()
  expect(zoneInFoot(['Note: see below', '', '', ''])).toBeNull()
})

test.each([
  ['a,b,c\n1,2,3\n', ',', '"'],
  ['a;b;c\n1,5;2,5;3,5\n4,5;1,1;2,2\n', ';', '"'],
  ['a\tb\n1,2\t3,4\n', '\t', '"'],
  ['"a;x";"b"\n"1;1";"2"\n', ';', '"'],
  ['name\nAna\nMax\n', ',', '"'],
  ["'a','b'\n'1,2','3'\n", ',', "'"],
  ['sep=;\na;b\n', ';', '"'],
  ['title,body\n"x","a;b;c;d\n;;;;;\n;;;;"\n"y","z"\n', ',', '"'],
])('how %j is set apart', (text, delimiter, quote) => {
  expect(sniffDialect(text)).toEqual({ delimiter, quote })
})

test('a sample is cut as it was written', () => {
  const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\r', ''))
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const text = rows
          .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        expect(cutSample(text, { delimiter: ',', quote: '"' })).toEqual(rows)
      },
    ),
  )
})

test('a column is told by its first values, by how many differ, and by the order of its dates', () => {
  const watch = columnWatch('State')
  for (const cell of ['new', ' New', 'open', '', 'open', 'open']) watch.see(cell)
  expect(watch.facts()).toEqual({
    name: 'State',
    filled: 5,
    samples: ['new', 'New', 'open'],
    values: [
      { value: 'open', n: 3 },
      { value: 'new', n: 2 },
    ],
    order: noEvidence,
  })
  const many = columnWatch('Title')
  for (let n = 0; n < 100; n++) many.see(`Title ${n}`)
  expect(many.facts()).toMatchObject({ filled: 100, values: null })
})

const field = (rest: Partial<ImportField>): ImportField => ({ name: 'x', title, ...rest })
const keyOf = (read: ReturnType<typeof readValue>) => ('problem' in read ? read.problem.key : read.value)

test('values are read as their field wants them, or refused with a sentence', () => {
  const read = (rest: Partial<ImportField>, text: string) => keyOf(readValue(field(rest), text, how))
  expect(read({}, '=HYPERLINK("http://evil")')).toBe('=HYPERLINK("http://evil")')
  expect(read({ most: 3 }, 'abcd')).toBe('imports.value-long')
  expect(read({ type: 'email' }, 'Ana@Example.ORG')).toBe('ana@example.org')
  expect(read({ type: 'email' }, 'ana at example')).toBe('imports.value-email')
  expect(read({ type: 'email', split: /~~~|[;,]/ }, 'a@b.org~~~c@d.org;a@b.org')).toEqual([
    'a@b.org',
    'c@d.org',
  ])
  expect(read({ type: 'yes-no' }, 'Ja')).toBe(true)
  expect(read({ type: 'yes-no' }, '0')).toBe(false)
  expect(read({ type: 'yes-no' }, 'maybe')).toBe('imports.value-yes-no')
  expect(read({ type: 'day' }, '3/4/2025')).toBe('imports.value-order')
  expect(read({ type: 'instant' }, '2025-01-15 10:00')).toBe('2025-01-15T09:00:00.000Z')
  expect(read({ type: 'whole', most: 10 }, '4,0')).toBe(4)
  // Half a piece is not one, nor none.
  expect(read({ type: 'whole', most: 10 }, '4,6')).toBe('imports.value-whole')
  expect(read({ type: 'whole', most: 10 }, '11')).toBe('imports.value-range')
  // Of what is counted, three digits behind a sign are thousands; where there are none, it may be four with nothing behind it.
  expect(['1.250', '1,250', '1.250.000', "1'250"].map((text) => read({ type: 'whole' }, text))).toEqual([
    1250, 1250, 1_250_000, 1250,
  ])
  expect(['4.000', '4,000'].map((text) => read({ type: 'whole' }, text))).toEqual([
    'imports.value-unsure',
    'imports.value-unsure',
  ])
  expect(read({ type: 'decimal' }, '1,234')).toBe('imports.value-unsure')
})

test('a choice is what a person decided, else what it is called, else what its importer knows', () => {
  const state = field({
    type: 'choice',
    choices: [
      { value: 'new', title: 'New' },
      { value: 'in-work', title: 'In work' },
    ],
    meaning: (value) => (value === 'open' ? 'in-work' : undefined),
  })
  const read = (text: string, meanings?: Record<string, string>) =>
    keyOf(readValue(state, text, { ...how, meanings }))
  expect([read('NEW'), read('In Work'), read('open'), read('odd')]).toEqual([
    'new',
    'in-work',
    'in-work',
    'imports.value-choice',
  ])
  expect(read('odd', { odd: 'new' })).toBe('new')
  expect(read('open', { open: 'new' })).toBe('new')
  expect(read('odd', { odd: '-' })).toBeNull()
})

test('everything that is wrong with a row is said at once; empty cells say nothing unless they are to clear', () => {
  const name = field({ name: 'name', required: true })
  const start = field({ name: 'start', type: 'day' })
  const layout = {
    columns: [
      { at: 0, field: name, how },
      { at: 2, field: start, how },
    ],
    required: [name],
    clears: false,
  }
  expect(readRow(layout, [' Ana ', 'x', '2025-01-01'])).toEqual({
    values: { name: 'Ana', start: '2025-01-01' },
    problems: [],
  })
  const { problems } = readRow(layout, ['', '', 'soon'])
  expect(problems.map(({ field: of, why }) => [of, why.key])).toEqual([
    ['start', 'imports.value-day'],
    ['name', 'imports.value-required'],
  ])
  expect(readRow(layout, ['Ana', '', '']).values).toEqual({ name: 'Ana' })
  expect(readRow({ ...layout, clears: true }, ['Ana', '', '']).values).toEqual({ name: 'Ana', start: null })
})

test('cells of a spreadsheet: dates by their format, numbers in full', () => {
  expect([14, 22, 47, 0, 2, 49].map((id) => isDateFormat(id, undefined))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
  expect(
    ['yyyy-mm-dd', '[$-409]d/m/yy', '0.00', '"day" 0', '[Red]0', '[h]:mm', 'General'].map((code) =>
      isDateFormat(164, code),
    ),
  ).toEqual([true, true, false, false, false, true, false])
  expect(dateText(45_000, false)).toBe('2023-03-15')
  expect(dateText(45_000.5, false)).toBe('2023-03-15 12:00:00')
  expect(dateText(45_000 - 1462, true)).toBe('2023-03-15')
  expect(dateText(0.5, false)).toBeNull()
  expect(['42', '4.7912345678E+10', '0.30000000000000004', '1E-7', '007'].map(numberText)).toEqual([
    '42',
    '47912345678',
    '0.3',
    '1e-7',
    '007',
  ])
  expect(['A1', 'Z9', 'AA10', 'XFD1', '12', 'ABCD1'].map(columnOf)).toEqual([0, 25, 26, 16_383, -1, -1])
})

test('what would be a formula in a spreadsheet is written as text', () => {
  expect(csvCell('=cmd|calc')).toBe("'=cmd|calc")
  expect(csvCell('+47 555 01 234')).toBe("'+47 555 01 234")
  expect(csvCell('-12,5')).toBe('"-12,5"')
  expect(csvCell(-3)).toBe('-3')
  expect(csvLine(['a', 'b "c"', 'd\ne'])).toBe('a,"b ""c""","d\ne"\r\n')
})

test('columns that fill one field stand one after the other, and what was said in a cell has its moment and its author', () => {
  const tags: ImportField = { name: 'tags', title, many: true, split: /,/ }
  const said: ImportField = { name: 'said', title, many: true, type: 'entry' }
  const columns = [tags, tags, said, said].map((field, at) => ({ at, field, how }))
  const layout = { columns, required: [], clears: false }
  const comment = '12/Jan/26 10:34 AM;tina;First; then\nsecond'
  expect(readRow(layout, ['a,b', 'c', comment, 'No; moment; at all']).values).toEqual({
    tags: ['a', 'b', 'c'],
    said: [
      { at: '2026-01-12T09:34:00.000Z', by: 'tina', text: 'First; then\nsecond' },
      { text: 'No; moment; at all' },
    ],
  })
  const unsure = readRow(layout, ['', '', '3/4/25 10:00;tina;When?', '12/Foo/26 9:00;x;y'])
  expect(unsure.problems.map(({ why }) => why.key)).toEqual(['imports.value-order', 'imports.value-day'])
})

test('a program’s own codes count before what choices are called here, and what it writes around a value is taken off', () => {
  const choices = ['1', '2'].map((value) => ({ value, title: value }))
  const code = (value: string) => (value === '6' ? '1' : value === '1' ? '2' : undefined)
  const field: ImportField = { name: 'priority', title, type: 'choice', choices, code }
  expect(['6', '1', '2'].map((text) => readValue(field, text, how))).toEqual(
    ['1', '2', '2'].map((value) => ({ value })),
  )
  const number: ImportField = { name: 'number', title, clean: (text) => text.replaceAll(/\s/g, '') }
  expect(readValue(number, '5\u00a0732 943', how)).toEqual({ value: '5732943' })
  expect(readValue(number, ' ', how)).toEqual({ value: null })
})

test('a file with more columns of one name than the last is mapped as that was', () => {
  const lengths = (...names: string[]) => runsOf(names).map(({ n }) => n)
  const before = lengths('Key', 'Label', 'Label', 'Name', 'Name')
  expect(before).toEqual([1, 2, 2])
  const targets = ['number', 'tags', 'tags', null, 'title']
  const now = lengths('Key', 'Label', 'Label', 'Label', 'Name', 'Name')
  expect(respread(targets, before, now)).toEqual(['number', 'tags', 'tags', 'tags', null, 'title'])
  expect(respread(targets, before, lengths('Key', 'Label', 'Name', 'Name', 'Name'))).toEqual([
    'number',
    'tags',
    null,
    'title',
    null,
  ])
})
