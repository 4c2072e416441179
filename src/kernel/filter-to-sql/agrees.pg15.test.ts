import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anyText, ids, names, publicFields, reader } from '#test/filters'
import { freshDb } from '#test/harness'
import { check } from '#lib/filter/check'
import { matches } from '#lib/filter/match'
import { parse } from '#lib/filter/parse'
import { quote } from '#lib/filter/print'
import { must } from '#lib/filter/problem'
import { type Needle, tsqueryOf, tsvectorOf } from '#lib/text/tokens'
import { type Columns, column, custom } from './columns.ts'
import { filterToSql } from './to-sql.ts'

const { db } = await freshDb()
await sql`create table sample (
  id integer primary key,
  status text, priority smallint not null, colour text[], cost numeric, seats integer, vip boolean,
  created timestamptz, joined date, title text, assignee uuid, tag uuid[],
  custom jsonb not null
)`.execute(db)
await sql`create table sample_tag (row_id integer, tag_id uuid)`.execute(db)
await sql`create table sample_doc (row_id integer, tokens tsvector)`.execute(db)

const says = {
  is: 'said',
  words: (needle: Needle) =>
    sql<boolean>`exists (select from sample_doc d where d.row_id = sample.id and d.tokens @@ ${tsqueryOf(needle)}::tsquery)`,
} as const
const inColumns: Columns = {
  status: column('status', 'text'),
  priority: column('priority', 'smallint'),
  colour: column('colour', 'text[]'),
  cost: column('cost', 'numeric'),
  seats: column('seats', 'integer'),
  vip: column('vip', 'boolean'),
  created: column('created', 'timestamptz'),
  joined: column('joined', 'date'),
  title: column('title', 'text'),
  assignee: column('assignee', 'uuid'),
  tag: column('tag', 'uuid[]'),
  says,
}
const inTables: Columns = {
  ...inColumns,
  tag: {
    is: 'listed',
    among: (ids) =>
      sql`exists (select from sample_tag t where t.row_id = sample.id and t.tag_id = any(${ids}::uuid[]))`,
    any: sql`exists (select from sample_tag t where t.row_id = sample.id)`,
  },
}
const inCustom: Columns = {
  ...Object.fromEntries(Object.keys(inColumns).map((name) => [name, custom('custom', name)])),
  says,
}

// ---------------------------------------------------------------- rows

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 })
const letters = Array.from('aABbß1 ÅøİΣςйが한%_\\\'"–ﬁ東.*').concat('e\u0301')
const someText = fc.array(fc.constantFrom(...letters), { maxLength: 5 }).map((chars) => chars.join(''))
const said = [
  'vpn',
  'VPN',
  'tunnel',
  '10.0.0.12',
  'INC-1042',
  'inc 1042',
  'follow-up',
  'Störung',
  '東京都',
  'vlan20',
  'ana@halden.example',
]
const speech = fc.array(fc.constantFrom(...said), { maxLength: 6 }).map((words) => words.join(' '))
const now = Temporal.Instant.from(reader.now)
const offsets = [
  0,
  1,
  -1,
  123,
  -456,
  1000,
  3_600_000_000,
  -3_600_000_000,
  -86_400_000_000,
  8 * 86_400_000_000,
  -40 * 86_400_000_000,
]
const moment = fc.constantFrom(...offsets).map((us) => now.add({ microseconds: us }).toString())
const days = ['2026-11-10', '2026-11-09', '2026-11-11', '2026-10-31', '2025-12-31', '2026-11-16']

const anyRow = fc.record({
  status: maybe(fc.constantFrom('new', 'in-progress', 'closed', 'elsewhere')),
  priority: fc.constantFrom(1, 2, 3),
  colour: maybe(fc.uniqueArray(fc.constantFrom('red', 'green', 'blue'), { maxLength: 2 })),
  cost: maybe(fc.constantFrom('0', '1', '2.5', '-1', '12.50', '1.000001')),
  seats: maybe(fc.constantFrom(0, 1, 2, -1)),
  vip: maybe(fc.boolean()),
  created: maybe(moment),
  joined: maybe(fc.constantFrom(...days)),
  title: maybe(someText),
  assignee: maybe(fc.constantFrom(...ids)),
  tag: maybe(fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 })),
  says: fc.array(speech, { maxLength: 2 }),
})
type Row = typeof anyRow extends fc.Arbitrary<infer T> ? T : never

/** The same row as custom values hold it: moments to the millisecond, numbers as numbers. */
const customRow = (row: Row) => ({
  ...row,
  priority: String(row.priority),
  cost: row.cost === null ? null : Number(row.cost),
  created: row.created && Temporal.Instant.from(row.created).toString({ fractionalSecondDigits: 3 }),
})

async function store(rows: readonly Row[]) {
  await sql`truncate sample, sample_tag, sample_doc`.execute(db)
  for (const [id, row] of rows.entries()) {
    const { says, ...values } = row
    await sql`insert into sample select ${id}::int, r.status, r.priority, r.colour, r.cost, r.seats, r.vip, r.created, r.joined,
      r.title, r.assignee, r.tag, ${JSON.stringify({ ...customRow(row), says: undefined })}::jsonb
      from jsonb_populate_record(null::sample, ${JSON.stringify(values)}::jsonb) r`.execute(db)
    await sql`insert into sample_tag select ${id}::int, unnest(${row.tag ?? []}::uuid[])`.execute(db)
    await sql`insert into sample_doc select ${id}::int, unnest(${says.map(tsvectorOf)}::text[])::tsvector`.execute(
      db,
    )
  }
}

// ---------------------------------------------------------------- filters

const list = (value: fc.Arbitrary<string>) =>
  fc.array(value, { minLength: 1, maxLength: 3 }).map((all) => all.join(','))
const equal = (name: string, value: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(':', '=', '!='), list(value)).map(([op, value]) => name + op + value)
const compared = (name: string, value: fc.Arbitrary<string>) =>
  fc.oneof(
    equal(name, fc.oneof(value, fc.constantFrom('none', '*'))),
    fc.tuple(fc.constantFrom('>', '>=', '<', '<='), value).map(([op, value]) => name + op + value),
    fc.tuple(value, value).map(([low, high]) => `${name}:${low}..${high}`),
    value.map((value) => `${name}:..${value}`),
    value.map((value) => `${name}:${value}..`),
  )
const figures = fc.constantFrom('0', '1', '1.5', '2.5', '-1', '12.5', '-0.5', '1.000001', '-9007199254740991')
const times = fc.oneof(
  fc.constantFrom(
    'now',
    'today',
    'yesterday',
    'this-week',
    'last-month',
    'this-year',
    '-7d',
    '4h',
    '-1h',
    '1d',
  ),
  fc.constantFrom(
    '2026-11-10',
    '2026-11',
    '2026-Q4',
    '2026-11-10T09:00',
    '2026-11-10T08:00:00.123579Z',
    '9999',
    '0002',
  ),
)
const phrases = [
  'vpn',
  'tu*',
  '"vpn tunnel"',
  '10.0.0.12',
  '10.0*',
  '"tunnel 10.0.0.12"',
  'inc-1042',
  '"inc 1042"',
  'follow-up',
  '京都',
  'halden.example',
  '"up störung"',
]
const quoted = someText.filter((text) => text !== '').map(quote)

const anyTerm = fc.oneof(
  equal('status', fc.constantFrom('new', 'in-progress', 'closed', 'none', '*')),
  compared('priority', fc.constantFrom('1', '2', '3')),
  equal('colour', fc.constantFrom('red', 'green', 'blue', 'none')),
  compared('cost', figures),
  compared('seats', figures),
  equal('vip', fc.constantFrom('yes', 'no', 'none')),
  compared('created', times),
  compared('joined', times),
  equal('title', fc.oneof(quoted, fc.constantFrom('none', 'a*', 'é*', 's*'))),
  equal('assignee', fc.constantFrom('me', 'my-teams', 'Ana', '"Ben Berg"', 'none', ids[1])),
  equal('tag', fc.constantFrom('vpn', 'wifi', 'none', ids[0])),
  fc.constantFrom(...phrases, ...phrases.map((phrase) => `says:${phrase}`)),
  fc
    .constantFrom('status', 'colour', 'cost', 'vip', 'created', 'joined', 'title', 'assignee', 'tag')
    .map((name) => `has:${name}`),
)
const anyFilter: fc.Arbitrary<string> = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    anyTerm,
    fc.tuple(tie('filter'), tie('filter')).map(([a, b]) => `(${a}) (${b})`),
    fc.tuple(tie('filter'), tie('filter')).map(([a, b]) => `(${a}) or (${b})`),
    tie('filter').map((filter) => `-(${filter})`),
  ),
})).filter

// ---------------------------------------------------------------- agreement

async function inDatabase(filter: string, columns: Columns): Promise<number[]> {
  const where = filterToSql(predicateOf(filter), columns)
  const { rows } = await sql<{ id: number }>`select id from sample where ${where} order by id`.execute(db)
  return rows.map(({ id }) => id)
}
const inMemory = (filter: string, rows: readonly object[]) => {
  const predicate = predicateOf(filter)
  return rows.flatMap((row, id) =>
    matches(predicate, (field) => (row as Record<string, unknown>)[field]) ? [id] : [],
  )
}

function predicateOf(filter: string) {
  const tree = must(parse(filter))
  const checked = check(tree, publicFields, reader, names)
  // What the language refuses (a range that runs backwards, a phrase of nothing) is asked as “everything”.
  return checked.ok ? checked.value : must(check(must(parse('')), publicFields, reader))
}

/** Ids of the rows that pass; fails unless memory and the three ways to store agree. */
async function passing(filter: string, rows: readonly Row[]): Promise<number[]> {
  const expected = inMemory(filter, rows)
  expect(await inDatabase(filter, inColumns), filter).toEqual(expected)
  expect(await inDatabase(filter, inTables), filter).toEqual(expected)
  expect(await inDatabase(filter, inCustom), filter).toEqual(inMemory(filter, rows.map(customRow)))
  return expected
}

// FILTER_RUNS=1000 looks longer.
const runs = { numRuns: Number(process.env['FILTER_RUNS'] ?? 25) }

test(
  'memory and PostgreSQL let the same rows through, wherever the values lie',
  { timeout: 600_000 },
  async () => {
    const rows = fc.array(anyRow, { minLength: 3, maxLength: 12 })
    const filters = fc.array(anyFilter, { minLength: 20, maxLength: 20 })
    const agree = fc.asyncProperty(rows, filters, async (rows, filters) => {
      await store(rows)
      for (const filter of filters) await passing(filter, rows)
    })
    await fc.assert(agree, runs)
  },
)

const blank: Row = {
  status: null,
  priority: 1,
  colour: null,
  cost: null,
  seats: null,
  vip: null,
  created: null,
  joined: null,
  title: null,
  assignee: null,
  tag: null,
  says: [],
}

test('signs that PostgreSQL gives a meaning are only signs', async () => {
  const titles = ['a%b', 'a_b', String.raw`a\b`, "a'b", 'axb', '']
  const rows = titles.map((title) => ({ ...blank, title }))
  await store(rows)
  expect(await passing('title:"%"', rows)).toEqual([0])
  expect(await passing('title:"_"', rows)).toEqual([1])
  expect(await passing('title:a_*', rows)).toEqual([1])
  expect(await passing(String.raw`title:"\\"`, rows)).toEqual([2])
  expect(await passing(`title:"'"`, rows)).toEqual([3])
  expect(await passing('title:"x"', rows)).toEqual([4])
  expect(await passing('title:none', rows)).toEqual([5])
})

test('a missing value passes no comparison and every denied one', async () => {
  const rows = [blank]
  await store(rows)
  for (const term of [
    'status:new',
    'cost>0',
    'seats<=0',
    'vip:no',
    'created<now',
    'joined:2026',
    'title:a',
    'assignee:me',
    'tag:vpn',
    'vpn',
  ]) {
    expect(await passing(term, rows)).toEqual([])
    expect(await passing(`-${term}`, rows)).toEqual([0])
    expect(await passing(`--${term}`, rows)).toEqual([])
  }
})

test('whatever can be read can be asked', async () => {
  await store([])
  const asked = fc.asyncProperty(anyText, async (text) => {
    const parsed = parse(text)
    fc.pre(parsed.ok && check(parsed.value, publicFields, reader, names).ok)
    expect(await passing(text, [])).toEqual([])
  })
  await fc.assert(asked, { numRuns: 100, maxSkipsPerRun: 1000 })
})
