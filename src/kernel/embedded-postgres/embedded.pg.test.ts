import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { withClient } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { isAlive, postmaster } from '#kernel/embedded-postgres/lock-file'
import { removeData, temporaryData } from '#test/cluster'
import { copyOf, newDataFolder } from '#test/programs'

const quiet = () => {}
const run = (url: string, sql: string) =>
  withClient({ url }, async (client) => (await client.query(sql)).rows as unknown[])
const pgdataOf = (data: string) => join(data, 'postgres/18')

function pidOf(data: string): number {
  const pid = postmaster(pgdataOf(data))?.pid
  if (pid === undefined) throw new Error('no database runs')
  return pid
}

const made = temporaryData()
beforeAll(async () => (await startEmbedded(made, quiet, { durable: false })).stop())
afterAll(() => removeData(made))

test('makes a database once, keeps it over an orderly stop, and never listens on a network', async () => {
  const data = newDataFolder()
  const said: string[] = []
  const first = await startEmbedded(data, (line) => said.push(line))
  await run(first.url, 'create table kept as select 7 as n')
  expect(
    await run(
      first.url,
      `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync`,
    ),
  ).toEqual([{ addresses: '', fsync: 'on' }])
  expect(statSync(join(data, 'postgres')).mode & 0o777).toBe(0o700)
  await first.stop()
  expect(existsSync(join(pgdataOf(data), 'postmaster.pid'))).toBe(false)

  const second = await startEmbedded(data, (line) => said.push(line))
  expect(await run(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  expect(second.adopted).toBe(false)
  expect(said).toEqual(['Making the database (once)'])
  await second.stop()
})

test('takes over a database that still runs, and revives one that was killed with what it had acknowledged', async () => {
  const data = copyOf(made)
  const first = await startEmbedded(data, quiet)
  await run(first.url, 'create table kept as select 7 as n')
  const second = await startEmbedded(data, quiet)
  expect(second.adopted).toBe(true)

  process.kill(pidOf(data), 'SIGKILL')
  const third = await startEmbedded(data, quiet)
  expect(third.adopted).toBe(false)
  expect(await run(third.url, 'select n from kept')).toEqual([{ n: 7 }])
  await third.stop()
})

test('two starts at once on an empty folder share one database', async () => {
  const data = newDataFolder()
  const [one, two] = await Promise.all([startEmbedded(data, quiet), startEmbedded(data, quiet)])
  await run(one.url, 'create table shared as select 1 as n')
  expect(await run(two.url, 'select n from shared')).toEqual([{ n: 1 }])
  await one.stop()
})

test('looks past a lock file whose process number now belongs to another program', async () => {
  const data = copyOf(made)
  const first = await startEmbedded(data, quiet)
  const file = join(pgdataOf(data), 'postmaster.pid')
  const text = readFileSync(file, 'utf8')
  const { uid, gid } = statSync(file)
  await first.stop()
  // As after a reboot: the file is left, and its number is that of some program of PostgreSQL's own user.
  const other = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' })
  onTestFinished(() => void other.kill('SIGKILL'))
  writeFileSync(file, text.replace(/^\d+/, String(other.pid)))
  const second = await startEmbedded(data, quiet)
  expect(pidOf(data)).not.toBe(other.pid)
  expect(isAlive(other.pid ?? 0)).toBe(true)
  await second.stop()
})

test('starts again by itself when it ends by itself', async () => {
  const data = copyOf(made)
  const one = await startEmbedded(data, quiet)
  const before = pidOf(data)
  await new Promise<void>((restarted, lost) => {
    one.watch(restarted, lost)
    process.kill(before, 'SIGKILL')
  })
  expect(pidOf(data)).not.toBe(before)
  expect(await run(one.url, 'select 1 as n')).toEqual([{ n: 1 }])
  await one.stop()
})

test('refuses a damaged folder in a sentence, and leaves it as it is', async () => {
  const data = copyOf(made)
  const pgdata = pgdataOf(data)
  const refusal = () => startEmbedded(data, quiet).then(() => 'it started', String)

  const version = join(pgdata, 'PG_VERSION')
  writeFileSync(version, '17\n')
  expect(await refusal()).toMatch(/was made by PostgreSQL 17, and this Wheelhouse brings 18/)
  writeFileSync(version, '\0\0')
  expect(await refusal()).toMatch(/is damaged \(its file PG_VERSION is unreadable\)/)
  rmSync(version)
  expect(await refusal()).toMatch(/is damaged \(its file PG_VERSION is missing\)/)
  writeFileSync(version, '18\n')

  const control = join(pgdata, 'global/pg_control')
  const bytes = readFileSync(control)
  writeFileSync(
    control,
    bytes.map((byte, at) => (at > 100 && at < 120 ? byte ^ 255 : byte)),
  )
  expect(await refusal()).toMatch(/is damaged \(.*checksum/)
  writeFileSync(control, Buffer.alloc(bytes.length, 7))
  expect(await refusal()).toMatch(/is damaged \(.*incompatible/)
  rmSync(control)
  expect(await refusal()).toMatch(/is damaged \(its part global\/pg_control is missing\)/)
  writeFileSync(control, bytes)
  rmSync(join(pgdata, 'pg_wal'), { recursive: true })
  expect(await refusal()).toMatch(/is damaged \(its part pg_wal is missing\)/)
})

test('refuses a data folder that cannot be one in a sentence', async () => {
  const file = newDataFolder()
  writeFileSync(file, '')
  await expect(startEmbedded(join(file, 'data'), quiet)).rejects.toThrow(/cannot be written \(ENOTDIR\)/)
})
