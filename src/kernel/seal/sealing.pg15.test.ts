import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { newSecret } from '../ids.ts'
import { isSigned, signerOf } from './head.ts'
import { headOf } from './heads.ts'
import { sealAndKeep, sealLane } from './keeper.ts'
import { empty, growing, rootOf } from './merkle.ts'
import { sealSome } from './sealing.ts'
import { events, sealedLog } from '#test/sealed-log'

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-seal-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { db, pool, happen, allSealed, leaves } = await sealedLog()
const signer = signerOf(newSecret())
const seal = async () => allSealed(async () => sealSome(db, signer))
const keeping = (name: string) => ({ signer, file: join(folder, name) })
const keep = async (name: string) => allSealed(async () => sealAndKeep(db, keeping(name)))
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { size: number; previous: number })

test('what waits is sealed in order under a signed head, and only that the next time', async () => {
  const ids = await happen(3)
  await seal()
  const first = await headOf({ db })
  expect(first).toMatchObject({ size: 3, previous: 0, key: signer.key })
  expect(first && isSigned(first)).toBe(true)
  const more = await happen(5)
  await seal()
  await seal()
  expect(await headOf({ db })).toMatchObject({ size: 8, previous: 3 })
  const all = await leaves()
  expect(all.map(({ event_id }) => event_id)).toEqual([...ids, ...more])
  expect(all.map(({ leaf }) => leaf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect((await headOf({ db }))?.root).toBe(rootOf(all.map(({ hash }) => hash)).toString('hex'))
})

test('a signature holds for what it signed and for nothing else', async () => {
  const head = await headOf({ db })
  if (!head) throw new Error('no head')
  const others = [
    { ...head, size: head.size + 1 },
    { ...head, previous: head.previous + 1 },
    { ...head, root: head.batch },
    { ...head, batch: head.root },
    { ...head, at: '2020-01-01T00:00:00Z' },
    { ...head, key: signerOf(newSecret()).key },
    { ...head, key: 'x'.repeat(43) },
  ]
  expect(others.map(isSigned)).toEqual(others.map(() => false))
})

test('what an open transaction may still bring before it is not sealed', async () => {
  const { size = 0 } = (await headOf({ db })) ?? {}
  const slow = await pool.connect()
  try {
    await slow.query('begin')
    await slow.query('select pg_current_xact_id()')
    const [quick] = await happen(1)
    await sealSome(db, signer)
    expect((await headOf({ db }))?.size).toBe(size)
    const { rows } = await slow.query<{ id: number }>(events(1))
    await slow.query('commit')
    await seal()
    // The one that began first comes first, though its number is the higher one.
    expect((await leaves()).slice(size).map(({ event_id }) => event_id)).toEqual([rows[0]?.id, quick])
  } finally {
    slow.release()
  }
})

test('many at once come under several heads, with the subtrees that proofs need', async () => {
  await happen(2500)
  await seal()
  const all = await leaves()
  const { rows } = await sql<{ n: number }>`select max(size - previous)::int as n from seal_head`.execute(db)
  expect(rows[0]?.n).toBe(1000)
  const nodes: string[] = []
  const tree = growing(empty, (level, position, hash) => {
    if (level % 8 === 0) nodes.push(`${level} ${position} ${hash.toString('hex')}`)
  })
  for (const { hash } of all) tree.append(hash)
  expect((await headOf({ db }))?.root).toBe(tree.root().toString('hex'))
  const kept = await sql<{ node: string }>`
    select level || ' ' || position || ' ' || encode(hash, 'hex') as node from seal_node order by level, position`.execute(
    db,
  )
  expect(kept.rows.map(({ node }) => node)).toEqual(nodes)
})

test('two that seal at once, while more happens, leave one log', async () => {
  const others = signerOf(newSecret())
  const one = async () => {
    for (let n = 0; n < 10; n++) await Promise.all([sealSome(db, signer), sealSome(db, others), happen(7)])
  }
  await Promise.all([one(), one()])
  await seal()
  const all = await leaves()
  expect(all.map(({ leaf }) => leaf)).toEqual(all.map((_, n) => n))
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from event`.execute(db)
  expect(all).toHaveLength(rows[0]?.n ?? 0)
  const { rows: gaps } = await sql`
    select from (select previous, lag(size, 1, 0::bigint) over (order by size) as before from seal_head) h where previous <> before`.execute(
    db,
  )
  expect(gaps).toEqual([])
})

test('after a move to a server that counts transactions anew, nothing is forgotten and nothing sealed twice', async () => {
  await happen(2)
  // What a dump brings: numbers that this server has not come to yet.
  await sql`update event set tx = (tx::text::bigint + 1000000000)::text::xid8`.execute(db)
  await sql`update seal_head set tx = (tx::text::bigint + 1000000000)::text::xid8`.execute(db)
  const { size = 0 } = (await headOf({ db })) ?? {}
  await happen(1)
  await seal()
  expect((await headOf({ db }))?.size).toBe(size + 3)
  await happen(1)
  await seal()
  await seal()
  expect((await headOf({ db }))?.size).toBe(size + 4)
})

test('what ends while the first look after a move is under way is not passed over', async () => {
  await sql`update event set tx = (tx::text::bigint + 1000000000)::text::xid8`.execute(db)
  await sql`update seal_head set tx = (tx::text::bigint + 1000000000)::text::xid8`.execute(db)
  const [first] = await happen(1)
  const patient = { timeout: 30_000 }
  // Whatever else the server does: this one may be sealed, so the look has something to hold at the door.
  await vi.waitUntil(async () => {
    const final = 'select from event where id = $1 and tx < pg_snapshot_xmin(pg_current_snapshot())'
    return (await pool.query(final, [first])).rowCount === 1
  }, patient)
  const door = 4711
  await sql`create function wait_at_door() returns trigger language plpgsql as
    ${sql.lit(`begin perform pg_advisory_xact_lock_shared(${door}); return null; end`)}`.execute(db)
  await sql`create trigger at_door after insert on seal_leaf execute function wait_at_door()`.execute(db)
  const [slow, keeper] = [await pool.connect(), await pool.connect()]
  try {
    await slow.query('begin')
    await slow.query('select pg_current_xact_id()')
    await happen(1)
    await keeper.query('select pg_advisory_lock($1)', [door])
    const look = sealSome(db, signer)
    await vi.waitUntil(async () => {
      const waits = "select from pg_locks where locktype = 'advisory' and objid = $1 and not granted"
      return (await keeper.query(waits, [door])).rowCount === 1
    }, patient)
    await slow.query('commit')
    await keeper.query('select pg_advisory_unlock($1)', [door])
    await look
    await seal()
  } finally {
    await slow.query('rollback')
    await keeper.query('select pg_advisory_unlock_all()')
    slow.release()
    keeper.release()
    await sql`drop trigger at_door on seal_leaf`.execute(db)
  }
})

test('heads leave the database for a file that only its owner reads, each once', async () => {
  const { file } = keeping('heads')
  const before = await headOf({ db })
  expect(await sealAndKeep(db, keeping('heads'))).toEqual({ more: false, size: before?.size, trouble: null })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from seal_head`.execute(db)
  expect(linesOf(file)).toHaveLength(rows[0]?.n ?? 0)
  await happen(1)
  await keep('heads')
  await keep('heads')
  expect(linesOf(file)).toHaveLength((rows[0]?.n ?? 0) + 1)
  expect(linesOf(file).at(-1)).toEqual(await headOf({ db }))
})

test('a head that a crash kept from the file, whole or in part, is written by the next look', async () => {
  const { file } = keeping('torn')
  await sealAndKeep(db, keeping('torn'))
  await happen(1)
  await seal()
  // Killed here: sealed, and half a line written.
  writeFileSync(file, '{"size":', { flag: 'a' })
  await happen(1)
  await keep('torn')
  const good = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as { size: number; previous: number })
  expect(good.at(-1)).toEqual(await headOf({ db }))
  expect(good.slice(1).map(({ previous }) => previous)).toEqual(good.slice(0, -1).map(({ size }) => size))
})

test('a database with less than the file says is sealed no further', async () => {
  await sealAndKeep(db, keeping('ahead'))
  const head = await headOf({ db })
  await sql`delete from seal_head where size = ${head?.size ?? 0}`.execute(db)
  await happen(1)
  expect(await sealAndKeep(db, keeping('ahead'))).toEqual({
    more: false,
    size: head?.size,
    trouble: 'set-back',
  })
  expect((await headOf({ db }))?.size).toBe(head?.previous)
  await sql`delete from seal_leaf where leaf >= ${head?.previous ?? 0}`.execute(db)
})

test('where the file cannot be written, sealing goes on and the trouble is told', async () => {
  const file = join(folder, 'nowhere', 'heads')
  await happen(1)
  const lane = sealLane(db, { signer, file })
  expect(await lane()).toBe(false)
  const { rows } = await sql<{
    place: string
    trouble: string
  }>`select place, trouble from seal_place`.execute(db)
  expect(rows).toEqual([{ place: expect.stringContaining(`:${file}`) as string, trouble: 'no-file' }])
  expect(existsSync(file)).toBe(false)
})
