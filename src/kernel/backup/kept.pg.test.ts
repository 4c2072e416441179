import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { keepBulk, ownFolder } from '#test/backups'
import { freshDb } from '#test/harness'
import { isRoot } from '../embedded-postgres/identity.ts'
import { migrationLock } from '../migrate.ts'
import { backUp } from './backup.ts'
import { backupsIn } from './file.ts'

const { db, url, pool } = await freshDb()
await keepBulk(db)

const folders = ownFolder()
const folderNamed = (name: string) => join(folders, name)
const keep = { keep: 14, version: 'test' }

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
  const half = '.wheelhouse-20260101T000000000Z.backup.part-'
  writeFileSync(join(folder, `${half}99999999`), 'half')
  // In a container every program has the number that the killed one had.
  writeFileSync(join(folder, `${half}${process.pid}`), 'half')
  const release = await holding('lock table setting in access exclusive mode')
  const cut = backUp({ url, folder, ...keep }).then(() => 'made', String)
  await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1)
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.wheelhouse-.*\.part-\d+$/)])
  expect(readdirSync(folder).filter((name) => name.startsWith(half))).toEqual([])
  expect(backupsIn(folder)).toEqual([])
  await pool.query(`select pg_terminate_backend(pid) from (${waiting}) w`)
  expect(await cut).toMatch(/The database went away midway/)
  await release()
  expect(readdirSync(folder)).toEqual([])
})

test('a backup waits for a migration that runs, and keeps the next one waiting', async () => {
  const release = await holding(`select pg_advisory_xact_lock(${migrationLock})`)
  const made = backUp({ url, folder: folderNamed('waits'), ...keep })
  const asking = `select from pg_stat_activity where datname = current_database() and query like 'select pg_try_advisory_lock_shared%'`
  await expect.poll(async () => (await pool.query(asking)).rowCount).toBe(1)
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
