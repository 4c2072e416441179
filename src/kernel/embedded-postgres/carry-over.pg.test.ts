import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { connect, withClient } from '#kernel/db'
import { onlyInstance } from '#kernel/instance'
import { migrate } from '#kernel/migrate'
import { removeData, temporaryData } from '#test/cluster'
import { copyOf, newDataFolder } from '#test/programs'
import { olderBinaries } from './binaries.ts'
import { initCluster } from './cluster.ts'
import { startEmbedded } from './embedded.ts'
import { ensureDatabase } from './ensure-database.ts'
import { databaseFolder } from './folder.ts'
import { isRunning, launch, stop, urlOf } from './server.ts'

// A Wheelhouse that brings another PostgreSQL than the one before, tried with Debian's as the older.
const major = '15'
const programs = olderBinaries(major)
const quick = { fsync: 'off', full_page_writes: 'off' }
const made = temporaryData()

async function startOld(data: string) {
  const folder = databaseFolder(data, major)
  if (!programs) throw new Error('no older PostgreSQL')
  if (!existsSync(folder.pgdata))
    await initCluster(folder, programs, { durable: false, locale: ['--locale=C.UTF-8'] })
  const { run } = await launch(folder, programs, quick, () => {})
  await ensureDatabase(urlOf({ run }, 'postgres'), 'wheelhouse')
  return { folder, url: urlOf({ run }, 'wheelhouse') }
}

const name = `insert into principal (id, kind, name) values ('00000000-0000-7000-8000-0000000000aa', 'person', $1)`

beforeAll(async () => {
  if (!programs) return
  const { folder, url } = await startOld(made)
  await migrate(url)
  await withClient({ url }, (client) => client.query(name, ['Åsa of before']))
  await stop(folder)
})
afterAll(() => removeData(made))

const found = (url: string) =>
  withClient({ url }, async (client) => {
    const { rows } = await client.query<{ version: string; name: string }>(
      `select split_part(current_setting('server_version'), '.', 1) as version, name from principal where name like '%before'`,
    )
    return rows
  })

test.runIf(programs)(
  'what an older PostgreSQL left is carried over once, and the old one stays as it was',
  async () => {
    const data = copyOf(made)
    // Another start was killed in the middle of it.
    mkdirSync(join(data, 'postgres/18.carried-99999999'))
    const said: string[] = []
    const first = await startEmbedded(data, (line) => said.push(line), { durable: false })
    expect(await found(first.url)).toEqual([{ version: '18', name: 'Åsa of before' }])
    await first.stop()
    expect(said).toEqual([
      expect.stringMatching(/made by PostgreSQL 15: carrying it over to 18/),
      expect.stringMatching(/^Carried over, .* stays in .*postgres\/15/),
    ])
    const kept = readdirSync(join(data, 'postgres')).filter((one) => one !== 'run' && !one.includes('.log'))
    expect(kept.sort()).toEqual(['15', '15.carried-over', '18'])
    expect(readFileSync(join(data, 'postgres/15/PG_VERSION'), 'utf8').trim()).toBe('15')

    const again = await startEmbedded(data, (line) => said.push(line), { durable: false })
    expect([await found(again.url), said.length]).toEqual([[{ version: '18', name: 'Åsa of before' }], 2])
    await again.stop()
  },
)

test.runIf(programs)('one that is served, or that cannot be read, stays where it is', async () => {
  const data = copyOf(made)
  const { folder, url } = await startOld(data)
  const served = await onlyInstance(url, data)
  served.servedAt('http://127.0.0.1:1')
  const start = () => startEmbedded(data, () => {}, { durable: false }).then(() => 'it started', String)
  expect(await start()).toMatch(/127\.0\.0\.1:1/)
  expect(isRunning(folder)).toBe(true)
  await served.release()

  const client = await connect({ url })
  onTestFinished(() => client.end())
  await client.query('alter table migration rename to migrated')
  expect(await start()).toMatch(/could not be carried over to PostgreSQL 18 and stays as it was in .*15/)
  expect(readdirSync(join(data, 'postgres')).filter((one) => one.startsWith('18'))).toEqual([])
})

test('without the programs of the older one nothing is begun, and the way on is said', async () => {
  const data = newDataFolder()
  const { home } = databaseFolder(data, '18')
  mkdirSync(join(home, '9'))
  writeFileSync(join(home, '9/PG_VERSION'), '9\n')
  await expect(startEmbedded(data, () => {})).rejects.toThrow(
    /made by PostgreSQL 9, and this Wheelhouse brings 18\. To carry it over the programs of PostgreSQL 9 are needed/,
  )
  expect(existsSync(join(home, '18'))).toBe(false)
})
