import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { seedDemo } from '#apps/demo'
import { exported } from '#apps/operate/export'
import { perform } from '#apps/operate/perform'
import { columnsLeftOut, tablesLeftOut } from '#kernel/export/left-out'
import { exportAll } from '#kernel/export/export'
import { attached, storeFile, wholeOfBytes } from '#facets/files/public'
import { world } from './world.ts'

const { db, pool, url, write, someone } = await world()
await seedDemo(db)
const ana = await someone('Ana', ['technician'])
const payload = Buffer.from('a file of some length '.repeat(30_000))
await write(ana, (ctx) => storeFile(ctx, 'long.txt', wholeOfBytes(payload)))

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function call(...args: string[]) {
  const said: string[] = []
  const hear = (line: string) => void said.push(line)
  const code = await perform(
    { export: exported },
    ['export', ...args],
    { DATABASE_URL: url },
    { say: hear, warn: hear },
  )
  return { code, said: said.join('\n') }
}

test('everything is in one archive that others read, with a manifest and sums that are right', async () => {
  const { code, said } = await call('--to', folder)
  expect([code, said]).toEqual([
    0,
    expect.stringMatching(/Records: \d+ of \d+ tables[^]*Files: (\d+) of \1\n[^]*Exported: /),
  ])
  const [file = '', ...more] = readdirSync(folder)
  expect([file, more]).toEqual([expect.stringMatching(/^wheelhouse-export-\d{8}T\d{9}Z\.tar\.gz$/), []])
  execFileSync('tar', ['-xzf', join(folder, file), '-C', folder])
  expect(execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: folder }).toString()).toBe('')
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    entries: { path: string; rows?: number }[]
  }
  const people = readFileSync(join(folder, 'records/person.jsonl'), 'utf8').trimEnd().split('\n')
  expect(manifest.entries.find(({ path }) => path === 'records/person.jsonl')?.rows).toBe(people.length)
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from person')
  expect(people).toHaveLength(rows[0]?.n ?? -1)
  expect(JSON.parse(people[0] ?? '')).toHaveProperty('given_name')
  const kept = manifest.entries.filter(({ path }) => path.startsWith('files/'))
  expect(kept.some(({ path }) => readFileSync(join(folder, path)).equals(payload))).toBe(true)
  const trail = await pool.query(`select from event where kind = 'organisation.exported'`)
  expect(trail.rowCount).toBe(1)
})

/** Columns whose name or type looks like a secret, and which are none. */
const noSecrets: Readonly<Record<string, readonly string[]>> = {
  account: ['password_changed_at'],
  agent: ['token_id'],
  agent_section: ['hash'],
  event: ['token_id', 'commitment'],
  event_data: ['salt'],
  protocol: ['hash'],
  file: ['sha256'],
  file_content: ['sha256'],
  import_mapping: ['headings'],
  mail: ['secret'],
  provisioning: ['token_made_at'],
  seal_head: ['root', 'batch', 'frontier', 'signature'],
  seal_key: ['signature'],
  seal_leaf: ['hash'],
}

/** Parts of secrets, though neither their name nor their type says so. */
const unlikely = new Set(['licence_key.ending', 'licence_key_sight.ending'])

test('no secret goes along: each column that looks like one is left out, or is said to be none', async () => {
  const { rows } = await pool.query<{ table: string; column: string }>(`
    select table_name as table, column_name as column from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and (data_type = 'bytea' or column_name ~ 'secret|hash|token|password|salt|signature|challenge|credential')`)
  expect(rows.length).toBeGreaterThan(15)
  const loose = rows.filter(
    ({ table, column }) =>
      !(table in tablesLeftOut) &&
      !columnsLeftOut[table]?.includes(column) &&
      !noSecrets[table]?.includes(column),
  )
  expect(loose).toEqual([])
  const there = new Set(rows.map(({ table, column }) => `${table}.${column}`))
  const named = Object.entries(columnsLeftOut).flatMap(([table, all]) =>
    all.map((column) => `${table}.${column}`),
  )
  expect(named.filter((one) => !there.has(one) && !unlikely.has(one))).toEqual([])
  const { rows: hashes } = await pool.query<{ hash: string }>(
    `select password_hash as hash from account where password_hash is not null limit 1`,
  )
  expect(readFileSync(join(folder, 'records/account.jsonl'), 'utf8')).not.toContain(hashes[0]?.hash)
})

test('it is a picture of one moment, and what fails leaves nothing behind', async () => {
  const own = mkdtempSync(join(tmpdir(), 'wheelhouse-export-'))
  afterAll(() => rmSync(own, { recursive: true }))
  const before = await pool.query('select from tag')
  await exportAll({
    url,
    folder: own,
    version: 'test',
    attached,
    async tell(what, n) {
      // Long before this table is read.
      if (what === 'records' && n === 1)
        await pool.query(
          `insert into tag (id, name, title, created_at) values (gen_random_uuid(), 'late', 'late', now())`,
        )
    },
  })
  const [first = ''] = readdirSync(own)
  const tags = execFileSync('tar', ['-xzOf', join(own, first), 'records/tag.jsonl']).toString()
  expect(tags.split('\n').filter(Boolean)).toHaveLength(before.rowCount ?? -1)
  const stopped = exportAll({
    url,
    folder: own,
    version: 'test',
    attached,
    tell: () => {
      throw new Error('the disk is full')
    },
  })
  await expect(stopped).rejects.toThrow('the disk is full')
  expect(readdirSync(own)).toHaveLength(1)
  expect((await call()).code).toBe(2)
})
