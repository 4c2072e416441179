import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { seedDemo } from '#apps/demo'
import { perform } from '#apps/operate/perform'
import { backup } from '#apps/operate/backup'
import { restore as restoring } from '#apps/operate/restore'
import { backupsIn, bytesOf } from '#kernel/backup/file'
import { backUp } from '#kernel/backup/backup'
import { opened } from '#kernel/backup/frames'
import { restore } from '#kernel/backup/restore'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { isRoot } from '#kernel/embedded-postgres/identity'
import { migrate, migrationLock, migrations } from '#kernel/migrate'
import { schemaText } from '#kernel/schema-text'
import { temporaryData } from './cluster.ts'
import { newDataFolder } from './programs.ts'
import { bareDb } from './harness.ts'
import { world } from './world.ts'

const { app, db, url, pool, someone, must } = await world()

const folders = temporaryData()
mkdirSync(folders)
const keyFile = join(folders, 'key')
writeFileSync(keyFile, 'a key that nobody else has\n')
const otherKey = join(folders, 'other-key')
writeFileSync(otherKey, 'a key that somebody else has\n')
const folderNamed = (name: string) => join(folders, name)
const keep = { keep: 14, version: 'test' }

afterAll(() => rmSync(folders, { recursive: true }))

/** Everything in a database but the numbers of transactions, to be compared. */
async function contents(of: Pool) {
  const { rows: tables } = await of.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const all: Record<string, unknown> = {}
  for (const { name } of tables) {
    const { rows } = await of.query<{ all: string }>(
      `select coalesce(string_agg(row, e'\\n' order by row), '') as all from
       (select (to_jsonb(t) - 'tx')::text as row from "${name}" t) rows`,
    )
    all[name] = rows[0]?.all
  }
  const { rows: sequences } = await of.query(
    `select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`,
  )
  return { ...all, sequences }
}

/** The demo company, a file of several pieces, and a field of one's own by which lists are sorted. */
beforeAll(async () => {
  await seedDemo(db)
  const admin = await someone('Ada', ['administrator', 'technician'])
  const sha256 = Buffer.alloc(32, 7)
  await sql`insert into file_content (sha256, size, used_at) values (${sha256}, 900000, now())`.execute(db)
  for (let n = 0; n < 3; n++)
    await sql`insert into file_chunk (sha256, n, bytes) values (${sha256}, ${n}::int, ${randomBytes(300_000)})`.execute(
      db,
    )
  await must(admin, 'POST', '/api/fields', {
    kind: 'incident',
    title: 'Rack',
    type: 'text',
    sortable: true,
  })
})

test('what was backed up comes back: every table, sequence and index as it was', async () => {
  await expect
    .poll(
      async () =>
        (
          await pool.query(
            `select from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname like 'custom\\_%' and i.indisvalid`,
          )
        ).rowCount,
    )
    .toBeGreaterThan(0)
  // From here on nobody writes but the tests.
  await app.close()
  const folder = folderNamed('whole')
  const made = await backUp({ url, folder, keyFile, ...keep })
  expect(made).toMatchObject({ encrypted: true, removed: [] })
  expect(readdirSync(folder)).toHaveLength(1)
  const other = await bareDb()
  const restored = await restore({ file: made.file, keyFile, place: async () => other.url, rehearsal: true })
  expect(restored).toMatchObject({ different: [], migrated: [], head: { version: 'test' } })
  expect(restored.tables.reduce((sum, { rows }) => sum + rows, 0)).toBe(made.rows)
  expect(await contents(other.pool)).toEqual(await contents(pool))
  expect(await schemaText(other.pool)).toBe(await schemaText(pool))
  // What happens there from now on is younger than all that came along.
  const { rows } = await other.pool.query(`select max(tx) < pg_current_xact_id() as younger from event`)
  expect(rows).toEqual([{ younger: true }])
})

test('a picture is of one moment, however much is written meanwhile', async () => {
  await pool.query('create table pair (side text, n int)')
  onTestFinished(async () => void (await pool.query('drop table pair')))
  const writing = { on: true }
  const both = async () => {
    for (let n = 0; writing.on; n++)
      await pool.query(
        `with a as (insert into pair values ('left', ${n})) insert into pair values ('right', ${n})`,
      )
  }
  const busy = both()
  await expect.poll(async () => (await pool.query('select from pair')).rowCount).toBeGreaterThan(0)
  const { file } = await backUp({ url, folder: folderNamed('busy'), ...keep })
  writing.on = false
  await busy
  const entries = zstdDecompressSync(await whole(file)).toString('latin1')
  const rows = [...entries.matchAll(/(left|right)\t(\d+)$/gm)].map(([, side, n]) => `${side}${n}`)
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.filter((row) => row.startsWith('left')).map((row) => row.slice(4))).toEqual(
    rows.filter((row) => row.startsWith('right')).map((row) => row.slice(5)),
  )
})

/** What a backup that is not encrypted holds, still compressed. */
async function whole(file: string) {
  const pieces: Buffer[] = []
  for await (const piece of Readable.from(opened(bytesOf(file), undefined))) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

test('what is wrong with a backup is one sentence, and nothing comes of it', async () => {
  const folder = folderNamed('faults')
  const { file } = await backUp({ url, folder, keyFile, ...keep })
  const bytes = readFileSync(file)
  const other = await bareDb()
  const sentence = (change: (copy: Buffer) => Buffer, key: string | undefined = keyFile) => {
    const broken = join(folder, 'broken')
    writeFileSync(broken, change(Buffer.from(bytes)))
    return restore({ file: broken, keyFile: key, place: async () => other.url, rehearsal: true }).then(
      () => 'restored',
      String,
    )
  }
  const turned = (at: number) => (copy: Buffer) => {
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  }
  const line = bytes.indexOf(10) + 1
  const chunk = 64 * 1024 + 16
  const same = (copy: Buffer) => copy
  expect(await sentence(same, otherKey)).toMatch(/was encrypted with another key/)
  expect(await sentence(same, '')).toMatch(/The key file {2}cannot be read/)
  expect(
    await restore({ file, place: async () => other.url, rehearsal: true }).then(() => 'restored', String),
  ).toMatch(/is encrypted: name its key/)
  expect(await sentence(() => Buffer.from('something else'))).toMatch(/is no backup of Wheelhouse/)
  expect(await sentence(() => Buffer.alloc(0))).toMatch(/is no backup of Wheelhouse/)
  expect(await sentence((copy) => copy.subarray(0, -1))).toMatch(/ends before its end/)
  expect(await sentence((copy) => copy.subarray(0, copy.length / 2))).toMatch(/ends before its end/)
  // Cut between two chunks, with the ending put on again.
  expect(
    await sentence((copy) => Buffer.concat([copy.subarray(0, line + chunk), copy.subarray(-7)])),
  ).toMatch(/ends before its end/)
  const swapped = (copy: Buffer) =>
    Buffer.concat([
      copy.subarray(0, line),
      copy.subarray(line + chunk, line + 2 * chunk),
      copy.subarray(line, line + chunk),
      copy.subarray(line + 2 * chunk),
    ])
  expect(bytes.length).toBeGreaterThan(line + 2 * chunk)
  for (const change of [
    turned(line),
    turned(line + chunk + 5),
    turned(bytes.length - 20),
    turned(40),
    swapped,
  ])
    expect(await sentence(change)).toMatch(/is not as it was written/)
  expect((await other.pool.query('select from pg_tables where schemaname = $1', ['public'])).rowCount).toBe(0)
})

test('a place that is not empty is left as it is', async () => {
  const { file } = await backUp({ url, folder: folderNamed('late'), ...keep })
  await expect(restore({ file, place: async () => url, rehearsal: true })).rejects.toThrow(
    /holds tables already/,
  )
})

test('what comes from a newer version, or another history, is refused before anything is made', async () => {
  const name = 'kernel/20990101-0000-later.sql'
  await pool.query('insert into migration (name, checksum) values ($1, $2)', [name, 'x'])
  const folder = folderNamed('newer')
  const newer = await backUp({ url, folder, ...keep })
  await pool.query('delete from migration where name = $1', [name])
  const { rows } = await pool.query<{ name: string; checksum: string }>(
    'select name, checksum from migration order by name limit 1',
  )
  const first = rows[0]
  await pool.query(`update migration set checksum = 'other' where name = $1`, [first?.name])
  const changed = await backUp({ url, folder, ...keep })
  await pool.query('update migration set checksum = $2 where name = $1', [first?.name, first?.checksum])
  const other = await bareDb()
  const sentence = (file: string) =>
    restore({ file, place: async () => other.url, rehearsal: true }).then(() => '', String)
  expect(await sentence(newer.file)).toMatch(
    /comes from a newer Wheelhouse \(test\), which had run the migration kernel.20990101/,
  )
  expect(await sentence(changed.file)).toMatch(/whose migration .* differs from ours/)
  expect((await other.pool.query(`select to_regclass('migration') as there`)).rows).toEqual([{ there: null }])
})

test('older schemas come up to this one', async () => {
  const old = await bareDb()
  const all = migrations()
  await migrate(old.url, all.slice(0, -2))
  const { file } = await backUp({ url: old.url, folder: folderNamed('older'), ...keep })
  const other = await bareDb()
  const { migrated, different } = await restore({ file, place: async () => other.url, rehearsal: true })
  expect(migrated).toEqual(all.slice(-2).map(({ name }) => name))
  expect(different).toEqual([])
})

/** A session that holds something up, until it is let go. */
async function holding(statement: string) {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await client.query('begin')
  await client.query(statement)
  return () => client.end()
}

const waiting = `select pid from pg_stat_activity where application_name = 'wheelhouse backup' and wait_event_type = 'Lock'
  and datname = current_database()`

test('a backup that is cut off leaves nothing that looks whole, and half of a killed one is cleared away', async () => {
  const folder = folderNamed('cut')
  mkdirSync(folder)
  const left = '.wheelhouse-20260101T000000000Z.backup.part-99999999'
  writeFileSync(join(folder, left), 'half')
  const release = await holding('lock table setting in access exclusive mode')
  const cut = backUp({ url, folder, ...keep }).then(() => 'made', String)
  await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1)
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.wheelhouse-.*\.part-\d+$/)])
  expect(readdirSync(folder)).not.toContain(left)
  expect(backupsIn(folder)).toEqual([])
  await pool.query(`select pg_terminate_backend(pid) from (${waiting}) w`)
  expect(await cut).toMatch(/The database went away midway/)
  await release()
  expect(readdirSync(folder)).toEqual([])
})

test('a backup waits for a migration that runs, and keeps the next one waiting', async () => {
  const release = await holding(`select pg_advisory_xact_lock(${migrationLock})`)
  const made = backUp({ url, folder: folderNamed('waits'), ...keep })
  await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1)
  await release()
  expect((await made).rows).toBeGreaterThan(0)
})

test('the newest stay, and what is no backup of ours is left alone', async () => {
  const folder = folderNamed('kept')
  mkdirSync(folder)
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  const names: string[] = []
  for (let n = 0; n < 3; n++) names.push((await backUp({ url, folder, keep: 2, version: 'test' })).file)
  expect(backupsIn(folder).map(({ file }) => file)).toEqual(names.toReversed().slice(0, 2))
  expect(readdirSync(folder)).toContain('notes.txt')
})

test.runIf(isRoot())('a full disk is one sentence, and older backups stay', async ({ skip }) => {
  const disk = folderNamed('disk')
  mkdirSync(disk)
  const asked = ['-t', 'tmpfs', '-o', 'size=64k', 'wheelhouse-test', disk]
  if (spawnSync('mount', asked).status !== 0) return skip('this user may not mount a small disk')
  onTestFinished(() => void execFileSync('umount', ['-l', disk]))
  const older = 'wheelhouse-20260101T000000000Z.backup'
  writeFileSync(join(disk, older), 'older')
  await expect(backUp({ url, folder: disk, keep: 1, version: 'test' })).rejects.toThrow(
    /The disk that holds .* is full: nothing was kept of this backup, and no older one was removed/,
  )
  expect(readdirSync(disk)).toEqual([older])
})

test('mail that waited is held in a restored house: it may have left since', async () => {
  await pool.query(`insert into mail (id, message_id, recipient, subject, body_text, created_at, not_before)
    values (gen_random_uuid(), '<waits@test>', 'a@example.org', 'Waits', 'x', now(), now() + interval '1 day')`)
  const { file } = await backUp({ url, folder: folderNamed('mail'), ...keep })
  const other = await bareDb()
  const { heldMails, head } = await restore({ file, place: async () => other.url, rehearsal: false })
  expect(heldMails).toBeGreaterThan(0)
  const { rows } = await other.pool.query<{ state: string; same: boolean }>(
    `select state, sending_at = $1::timestamptz as same from mail where message_id = '<waits@test>'`,
    [head.at],
  )
  expect(rows).toEqual([{ state: 'sending', same: true }])
})

/** The program as an operator calls it: what it says, and how it ends. */
async function operate(args: string[], env: Record<string, string>) {
  const said: string[] = []
  const hear = (line: string) => void said.push(line)
  const code = await perform({ backup, restore: restoring }, args, env, { say: hear, warn: hear })
  return { code, said: said.join('\n') }
}

test('by command: from a server into a data folder, and from there, running, into a rehearsal; no secret goes along', async () => {
  const data = newDataFolder()
  const first = await operate(['backup', '--to', folderNamed('server')], {
    WHEELHOUSE_DATA: data,
    DATABASE_URL: url,
  })
  expect(first).toEqual({ code: 0, said: expect.stringMatching(/^Backed up: .*\nIt is not encrypted/) })
  const [fromServer] = backupsIn(folderNamed('server'))
  const restored = await operate(['restore', fromServer?.file ?? '', '--to', data], {})
  expect(restored).toEqual({ code: 0, said: expect.stringMatching(/Green: restored [^]*secret/) })
  expect(readdirSync(data)).toEqual(['postgres'])
  const again = await operate(['restore', fromServer?.file ?? '', '--to', data], {})
  expect(again).toEqual({ code: 1, said: expect.stringMatching(/^The folder .* is not empty/) })

  const house = await startEmbedded(data, () => {}, { durable: false })
  onTestFinished(() => house.stop())
  const secret = 'the secret that stays where it is'
  writeFileSync(join(data, 'secret'), secret, { mode: 0o600 })
  const env = { WHEELHOUSE_DATA: data }
  const made = await operate(['backup', '--keep', '1'], env)
  expect(made).toEqual({ code: 0, said: expect.stringMatching(/^Backed up: [^]*\nThe secret/) })
  const file = backupsIn(join(data, 'backups'))[0]?.file ?? ''
  expect(zstdDecompressSync(await whole(file)).includes(secret)).toBe(false)
  const rehearsed = await operate(['restore', file, '--rehearse'], env)
  expect(rehearsed).toEqual({ code: 0, said: expect.stringMatching(/Green: this backup can be restored/) })
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('wheelhouse-rehearsal-'))).toEqual([])
})

test('by command: what is misused is one sentence', async () => {
  const env = { WHEELHOUSE_DATA: newDataFolder() }
  expect(await operate(['backup'], env)).toEqual({
    code: 1,
    said: expect.stringMatching(/^There is no database in the data folder/),
  })
  expect(await operate(['backup', '--keep', 'all'], env)).toEqual({
    code: 2,
    said: expect.stringMatching(/--keep takes a whole number/),
  })
  expect(await operate(['backup', '--nope'], env)).toEqual({
    code: 2,
    said: expect.stringMatching(/--help shows/),
  })
  expect(await operate(['restore'], env)).toEqual({
    code: 2,
    said: expect.stringMatching(/^Name the backup/),
  })
  expect(await operate(['restore', 'x'], env)).toEqual({
    code: 2,
    said: expect.stringMatching(/^Say where to/),
  })
  expect(await operate(['restore', '/nowhere/x', '--rehearse'], env)).toEqual({
    code: 1,
    said: 'The backup /nowhere/x cannot be read (ENOENT).',
  })
  expect((await operate(['restore', '--help'], env)).said).toMatch(/^Usage: wheelhouse restore/)
})
