import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepBulk, ownFolder } from '#test/backups'
import { bareDb, freshDb } from '#test/harness'
import { backUp } from './backup.ts'
import { restore } from './restore.ts'

const { db, url, pool } = await freshDb()
await keepBulk(db)

const folders = ownFolder()
const keyFile = join(folders, 'key')
writeFileSync(keyFile, 'a key that nobody else has\n')
const otherKey = join(folders, 'other-key')
writeFileSync(otherKey, 'a key that somebody else has\n')
const folderNamed = (name: string) => join(folders, name)
const keep = { keep: 14, version: 'test' }

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
