import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { EventHeader } from '#lib/sealed'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { events, sealedLog } from '#test/sealed-log'
import type { Db } from '../db.ts'
import { newSecret } from '../ids.ts'
import { transaction } from '../transaction.ts'
import { type Finding, sentenceOf } from './findings.ts'
import { signerOf } from './head.ts'
import { sealAndKeep } from './keeper.ts'
import { headerColumns, leafOf } from './leaf.ts'
import { verify } from './verify.ts'

// Whoever may write SQL may write anything, triggers and constraints aside: each way to touch the past is tried, found and named.

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-verify-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { db, pool, happen, allSealed } = await sealedLog()
const signer = signerOf(newSecret())
const file = join(folder, 'heads')
const keep = async () => allSealed(async () => sealAndKeep(db, { signer, file }))
const look = (path = file, keys = new Set([signer.key])) => verify({ db, file: path, keys })

/** Numbers of events: a first batch of three, one of six, one of four. */
const ids: number[] = []
beforeAll(async () => {
  for (const n of [3, 6, 4]) {
    ids.push(...(await happen(n)))
    await keep()
  }
})
const at = (place: number) => ids[place] ?? 0

class TakenBack extends Error {}

/** What is found after this was done to the database, which is then as it was before. */
async function after(what: string | ((tx: Db) => Promise<void>), path = file): Promise<Finding[]> {
  let found: Finding[] = []
  const done = transaction(db, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    if (typeof what === 'string')
      for (const one of what.split(';')) if (one.trim()) await sql.raw(one).execute(tx)
    if (typeof what === 'function') await what(tx)
    found = (await verify({ db: tx, file: path, keys: new Set([signer.key]) })).findings
    throw new TakenBack()
  })
  await expect(done).rejects.toThrow(TakenBack)
  return found
}

const kinds = (found: readonly Finding[]) => found.map(({ kind }) => kind)

test('an untouched history is whole', async () => {
  await happen(2)
  expect(await look()).toMatchObject({
    sealed: 13,
    signed: 13,
    kept: 13,
    heads: 3,
    unsealed: 2,
    erased: [],
    findings: [],
  })
  await keep()
  expect(await look()).toMatchObject({
    sealed: 15,
    signed: 15,
    kept: 15,
    heads: 4,
    unsealed: 0,
    findings: [],
  })
})

const columns: Record<string, string> = {
  at: `at + interval '1 second'`,
  kind: `'thing.undone'`,
  schema_version: '2',
  subject_id: 'gen_random_uuid()',
  subject_kind: `'other'`,
  audience_id: '2',
  granted: 'not granted',
  actor_id: 'gen_random_uuid()',
  on_behalf_of: 'gen_random_uuid()',
  cause_id: '1',
  request_id: 'gen_random_uuid()',
  session_id: 'gen_random_uuid()',
  token_id: 'gen_random_uuid()',
  origin: `'system'`,
}
test.each(Object.entries(columns))('an event whose %s was changed is named', async (column, value) => {
  const found = await after(`update event set ${column} = ${value} where id = ${at(4)}`)
  expect(found).toEqual([{ kind: 'edited', event: at(4), leaf: 4 }])
})

test('every column of an event is sealed, but for the number of its transaction', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'event'::regclass and attnum > 0 and not attisdropped`,
  )
  const sealed = [...Object.keys(columns), 'id', 'commitment', 'tx']
  expect(rows.map(({ name }) => name).sort()).toEqual(sealed.sort())
})

test('contents that were changed are told from contents that were erased', async () => {
  expect(await after(`update event_data set payload = '{"n":9}' where event_id = ${at(2)}`)).toEqual([
    { kind: 'content', event: at(2), leaf: 2 },
  ])
  expect(await after(`update event_data set salt = '\\x00' where event_id = ${at(2)}`)).toEqual([
    { kind: 'content', event: at(2), leaf: 2 },
  ])
  // With a commitment that fits, the header no longer does.
  expect(
    await after(`update event_data set payload = '{"n":9}' where event_id = ${at(2)};
      update event e set commitment = sha256(d.salt || convert_to(d.payload, 'UTF8')) from event_data d where d.event_id = e.id`),
  ).toEqual([{ kind: 'edited', event: at(2), leaf: 2 }])
  expect(await after(`delete from event_data where event_id = ${at(2)}`)).toEqual([])
})

test('deleted events are named, each, and so is one deleted with the note of it', async () => {
  expect(await after(`delete from event where id in (${at(1)}, ${at(7)})`)).toEqual([
    { kind: 'missing', event: at(1), leaf: 1 },
    { kind: 'missing', event: at(7), leaf: 7 },
  ])
  expect(
    await after(`delete from event where id = ${at(4)}; delete from seal_leaf where event_id = ${at(4)}`),
  ).toEqual([{ kind: 'unsealed-again', leaf: 4, to: 4 }])
})

test('an event put in between is named', async () => {
  const found =
    await after(`insert into event (id, tx, at, kind, subject_id, subject_kind, audience_id, actor_id, request_id, origin, commitment)
    overriding system value select 1000000, tx, at, kind, subject_id, subject_kind, audience_id, actor_id, request_id, origin, commitment
    from event where id = ${at(1)}`)
  expect(found).toEqual([{ kind: 'inserted', event: 1_000_000 }])
})

test('one put in with an old date, at the end, is sealed there and pointed out', async () => {
  await pool.query(events(1).replace('select id, clock_timestamp()', `select id, timestamptz '2020-01-01'`))
  await keep()
  const { findings, backdated, sealed } = await look()
  expect({ findings, n: backdated.length, sealed }).toEqual({ findings: [], n: 1, sealed: 16 })
})

const swap = (a: number, b: number) => `alter table event alter column id set generated by default;
  update event set id = -1 where id = ${a}; update event set id = ${a} where id = ${b}; update event set id = ${b} where id = -1;
  update event_data set event_id = -1 where event_id = ${a}; update event_data set event_id = ${a} where event_id = ${b};
  update event_data set event_id = ${b} where event_id = -1;`

test('two events that changed places are found under each other’s numbers', async () => {
  expect(await after(swap(at(3), at(10)))).toEqual([
    { kind: 'reordered', event: at(3), leaf: 3, found: at(10) },
    { kind: 'reordered', event: at(10), leaf: 10, found: at(3) },
  ])
})

test('two places of the log that were exchanged are found', async () => {
  const found = await after(`
    update seal_leaf set leaf = -1 where leaf = 4; update seal_leaf set leaf = 4 where leaf = 6; update seal_leaf set leaf = 6 where leaf = -1`)
  expect(found).toEqual([
    { kind: 'reordered', event: at(4), leaf: 4, found: at(6) },
    { kind: 'reordered', event: at(6), leaf: 6, found: at(4) },
  ])
})

test('a note that was changed is no harm to the event', async () => {
  expect(await after(`update seal_leaf set hash = sha256(hash) where event_id = ${at(5)}`)).toEqual([
    { kind: 'note-edited', event: at(5), leaf: 5 },
  ])
})

test('where the traces of an edit were made to fit, what was signed narrows it down to what came with it', async () => {
  const found = await after(async (tx) => {
    await sql`update event set kind = 'thing.undone' where id = ${at(5)}`.execute(tx)
    const { rows } =
      await sql<EventHeader>`select ${headerColumns} from event e where e.id = ${at(5)}`.execute(tx)
    for (const row of rows)
      await sql`update seal_leaf set hash = ${leafOf(row)} where event_id = ${at(5)}`.execute(tx)
  })
  expect(found).toEqual([{ kind: 'rewritten', leaf: 3, to: 8, first: at(3), last: at(8) }])
})

test('damage before does not hide damage after', async () => {
  const found = await after(`update event set granted = not granted where id in (${at(0)}, ${at(12)});
    delete from seal_leaf where leaf = 4; delete from event where id = ${at(8)}`)
  expect(found).toEqual([
    { kind: 'edited', event: at(0), leaf: 0 },
    { kind: 'unsealed-again', leaf: 4, to: 4 },
    { kind: 'missing', event: at(8), leaf: 8 },
    { kind: 'edited', event: at(12), leaf: 12 },
    { kind: 'inserted', event: at(4) },
  ])
})

const setBack = (size: number) => `
  delete from event_data where event_id in (select event_id from seal_leaf where leaf >= ${size});
  delete from event where id in (select event_id from seal_leaf where leaf >= ${size});
  delete from seal_leaf where leaf >= ${size}; delete from seal_head where size > ${size};`

test('a tail that was cut off is missed, whole or in part, also with everything of the log gone', async () => {
  const all = await look()
  const at = all.at ?? ''
  expect(await after(setBack(9))).toEqual([{ kind: 'set-back', sealed: 9, signed: 16, at }])
  expect(await after(setBack(11))).toContainEqual({ kind: 'set-back', sealed: 11, signed: 16, at })
  expect(await after('truncate event_data, event, outbox, seal_leaf, seal_node, seal_head cascade')).toEqual([
    { kind: 'set-back', sealed: 0, signed: 16, at },
  ])
})

test('a history set back and lived on from there differs from what was signed', async () => {
  const found = await after(async (tx) => {
    for (const one of setBack(9).split(';')) if (one.trim()) await sql.raw(one).execute(tx)
    await sql.raw(events(20)).execute(tx)
    // Another server goes on that never had the file.
    await sql`insert into seal_leaf select 9 + row_number() over (order by id) - 1, id, sha256(id::text::bytea)
      from event where id not in (select event_id from seal_leaf)`.execute(tx)
  })
  expect(found).toContainEqual({
    kind: 'rewritten',
    leaf: 9,
    to: 12,
    first: expect.any(Number) as number,
    last: expect.any(Number) as number,
  })
})

test('a head that was forged, changed or taken out is found, in the file and in the database', async () => {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const write = (some: readonly string[]) => {
    writeFileSync(join(folder, 'tried'), some.join('\n'))
    return look(join(folder, 'tried'))
  }
  const [first = '', second = '', third = ''] = lines
  const other = signerOf(newSecret()).sign(JSON.parse(second) as Parameters<typeof signer.sign>[0])
  expect(kinds((await write([first, JSON.stringify(other), third])).findings)).toEqual([
    'head-lost',
    'head-forged',
  ])
  const edited = second.replace('"size":9', '"size":10')
  expect(kinds((await write([first, edited, third])).findings)).toEqual(['head-lost', 'head-forged'])
  expect((await write([first, third])).findings).toEqual([{ kind: 'head-lost', from: 3, to: 9 }])
  // Two servers may add to one file, and a disk may fill up: neither is damage.
  expect((await write([...lines.slice(0, 2), second, '{"size":', '', third])).findings).toEqual([])
  expect(kinds(await after(`delete from seal_head where size = 9`))).toEqual(['head-missing'])
  expect(kinds(await after(`update seal_head set signature = repeat('A', 86) where size = 9`))).toEqual([
    'head-forged',
    'head-missing',
  ])
  expect(kinds(await after('', join(folder, 'nowhere')))).toEqual(['file-missing'])
})

test('hashes that proofs are made of are looked at, too', async () => {
  await happen(300)
  await keep()
  expect((await look()).findings).toEqual([])
  expect(await after(`update seal_node set hash = sha256(hash)`)).toEqual([
    { kind: 'node', level: 8, position: 0 },
  ])
})

test('every finding is a sentence', async () => {
  const some = await after(
    `update event set granted = not granted where id = ${at(4)}; delete from event where id = ${at(5)}`,
  )
  expect(some.map(sentenceOf)).toEqual([
    `Event ${at(4)}: edited since it was sealed (place 4)`,
    `Event ${at(5)}: deleted since it was sealed (place 5)`,
  ])
})
