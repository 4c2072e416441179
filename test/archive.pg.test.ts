import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { takeBase } from '#kernel/archive/base'
import { basesIn, prune, walIn } from '#kernel/archive/folder'
import { baseFor } from '#kernel/archive/recover'
import { compose } from '#apps/compose'
import { perform } from '#apps/operate/perform'
import { recover } from '#apps/operate/recover'
import { system } from '#kernel/actor'
import { reading, writing } from '#kernel/context'
import { openDb, type OpenDb } from '#kernel/db'
import { archive as archiveCheck } from '#kernel/doctor/archive'
import { type EmbeddedPostgres, startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { createPeople } from '#modules/people/public'
import { removeData, temporaryData } from './cluster.ts'

const data = temporaryData()
const archive = `${temporaryData()}'s 100% archive`
const begun: { postgres?: EmbeddedPostgres; open?: OpenDb } = {}
const opened = () => begun.open ?? expect.fail('not begun')

beforeAll(async () => {
  compose()
  begun.postgres = await startEmbedded(data, () => {}, { durable: false, archive })
  begun.open = openDb({ url: begun.postgres.url })
  await migrate(begun.postgres.url)
})
afterAll(async () => {
  await begun.open?.close()
  await begun.postgres?.stop()
  await removeData(data)
  await removeData(archive)
})

const come = (name: string) =>
  writing({ db: opened().db, actor: system }, (ctx) =>
    createPeople(ctx, [{ given_name: name, family_name: 'Archive' }]),
  )

const now = async () => {
  const { rows } = await opened().pool.query<{ at: string }>('select clock_timestamp() as at')
  return rows[0]?.at ?? ''
}

/** What is committed by now lies in the archive, or could be carried there. */
async function archived(): Promise<string> {
  const { pool } = opened()
  const { rows } = await pool.query<{ wal: string }>('select pg_walfile_name(pg_switch_wal()) as wal')
  await expect
    .poll(() => existsSync(join(walIn(archive), `${rows[0]?.wal}.gz`)), { timeout: 30_000 })
    .toBe(true)
  return `${rows[0]?.wal}.gz`
}

const base = () => takeBase({ url: begun.postgres?.url ?? '', archive, keep: 9 })

/** The command of an operator, what came of it, and who is in the house that it made. */
async function recovered(...args: string[]) {
  const to = temporaryData()
  onTestFinished(() => removeData(to))
  const lines: string[] = []
  const hear = (line: string) => void lines.push(line)
  const env = { WHEELHOUSE_ARCHIVE: archive }
  const code = await perform({ recover }, ['recover', '--to', to, ...args], env, { say: hear, warn: hear })
  const said = lines.join('\n')
  if (code !== 0) return { code, said, names: [], kept: existsSync(to) }
  const postgres = await startEmbedded(to, () => {}, { durable: false })
  const { pool, close } = openDb({ url: postgres.url })
  const { rows } = await pool.query<{ given_name: string }>(
    `select given_name from person where family_name = 'Archive' order by given_name`,
  )
  await close()
  await postgres.stop()
  return { code, said, names: rows.map(({ given_name }) => given_name), kept: existsSync(to) }
}

test('a house in which nothing happened yet is brought back as well', async () => {
  await base()
  const found = await recovered()
  expect([found.code, found.names], found.said).toEqual([0, []])
})

test('any moment since the first copy is brought back, and all that was archived', async () => {
  const first = basesIn(archive)[0] ?? expect.fail('not copied yet')
  const before = new Date(Date.parse(first.at) - 1).toISOString()
  await come('Ada')
  await come('Bo')
  const between = await now()
  await come('Cy')
  const second = await base()
  await come('Di')
  await archived()

  expect(baseFor({ archive, at: between }).folder).toBe(first.folder)
  expect(baseFor({ archive, at: undefined }).folder).toBe(second.folder)
  const then = await recovered('--at', between)
  expect([then.code, then.names], then.said).toEqual([0, ['Ada', 'Bo']])
  expect(then.said).toMatch(/Green: recovered, and its history is whole/)
  const early = await recovered('--at', before)
  expect(early).toMatchObject({
    code: 1,
    said: expect.stringMatching(/there is nothing before/),
    kept: false,
  })
  const late = await recovered('--at', '2999-01-01T00:00:00Z')
  expect(late).toMatchObject({
    code: 1,
    said: expect.stringMatching(
      /Nothing that was committed after 2999\S+ is in the archive .*: leave --at out/,
    ),
    kept: false,
  })
  expect(await recovered('--at', 'yesterday')).toMatchObject({ code: 2, kept: false })

  prune(archive, 1)
  expect(basesIn(archive).map(({ folder }) => folder)).toEqual([second.folder])
  const left = readdirSync(walIn(archive)).filter((name) => /^[0-9A-F]{24}\.gz$/.test(name))
  expect(left.every((name) => name.slice(0, 24) >= second.wal)).toBe(true)
  expect(left).toContain(`${second.wal}.gz`)
  const all = await recovered()
  expect([all.code, all.names], all.said).toEqual([0, ['Ada', 'Bo', 'Cy', 'Di']])
})

test('a piece that is damaged or missing is not taken for the end of the archive; what lies before it is there', async () => {
  const whole = await now()
  await come('Eve')
  await archived()
  await come('Fay')
  const piece = await archived()
  await come('Gil')
  await archived()
  const copy = temporaryData()
  onTestFinished(() => removeData(copy))
  // The log belongs to the database's user, in a copy as well.
  execFileSync('cp', ['-a', archive, copy])
  const damaged = { code: 1, said: expect.stringContaining(`${piece.slice(0, 24)} of its log`), kept: false }
  const file = join(walIn(copy), piece)
  truncateSync(file, Math.floor(statSync(file).size / 2))
  expect(await recovered('--archive', copy)).toMatchObject(damaged)
  rmSync(file)
  expect(await recovered('--archive', copy)).toMatchObject(damaged)
  expect(await recovered('--archive', copy, '--at', whole)).toMatchObject({
    code: 0,
    names: ['Ada', 'Bo', 'Cy', 'Di'],
  })
})

test('an archive that cannot be written is told by the doctor, and keeps a copy from being called whole', async () => {
  const { db, pool } = opened()
  const patient = {
    ...reading({ db, actor: system }),
    pool,
    place: { data: '', backups: '' },
    secrets: undefined,
    schema: '',
  }
  expect(await archiveCheck.find(patient)).toEqual([])
  await come('Ed')
  const { rows } = await pool.query<{ wal: string }>(
    'select pg_walfile_name(pg_current_wal_insert_lsn()) as wal',
  )
  // What another database archived there under the same name is never written over.
  const strange = join(walIn(archive), `${rows[0]?.wal}.gz`)
  writeFileSync(strange, 'of another database')
  await pool.query('select pg_switch_wal()')
  await expect
    .poll(async () => (await archiveCheck.find(patient)).map(({ says }) => say(says, 'en')), {
      timeout: 60_000,
    })
    .toEqual([expect.stringMatching(/cannot archive its log/)])
})

test('the log stays that any copy needs, also one that begins earlier than an older copy; a half is none', () => {
  const forked = temporaryData()
  onTestFinished(() => removeData(forked))
  const name = (timeline: number, place: number) =>
    `0000000${timeline}00000000000000${place.toString(16).toUpperCase().padStart(2, '0')}`
  const describe = (folder: string, wal: string) => {
    mkdirSync(join(forked, 'bases', folder), { recursive: true })
    const made = { at: `2026-11-${folder.slice(-2)}T00:00:00Z`, wal, major: '18' }
    writeFileSync(join(forked, 'bases', folder, 'base.json'), JSON.stringify(made))
  }
  describe('of-01', name(1, 5))
  describe('of-02', name(1, 9))
  // Made after the database was brought back to the moment between those two.
  describe('of-03', name(2, 7))
  describe('.half.part-04', name(2, 8))
  mkdirSync(walIn(forked))
  for (const one of [name(1, 6), name(2, 7), name(2, 8), name(1, 9)])
    writeFileSync(join(walIn(forked), `${one}.gz`), '')
  prune(forked, 2)
  expect(basesIn(forked).map(({ wal }) => wal)).toEqual([name(2, 7), name(1, 9)])
  expect(readdirSync(walIn(forked)).sort()).toEqual(
    [name(1, 9), name(2, 7), name(2, 8)].map((one) => `${one}.gz`),
  )
})

test('an archive without a copy, or of nothing, is refused', () => {
  const empty = temporaryData()
  onTestFinished(() => removeData(empty))
  mkdirSync(empty)
  expect(() => baseFor({ archive: empty, at: undefined })).toThrow(Refusal)
})
