import { DatabaseError } from 'pg'
import { expect, test } from 'vitest'
import { type Migration, migrate } from '#kernel/migrate'
import { bareDb, freshDb } from '#test/harness'

const step = (name: string, text: string, checksum = text): Migration => ({
  name: `modules/test/${name}`,
  owner: 'modules/test',
  text,
  checksum,
})
const first = step('20260101-0000-first.sql', 'create table one (id int)')
const second = step('20260102-0000-second.sql', 'create table two (id int)')

test('a migrated database has nothing left to run', async () => {
  const { url } = await freshDb()
  expect(await migrate(url)).toEqual([])
})

test('runs what is new, once, even when two programs start together', async () => {
  const { url, pool } = await bareDb()
  expect(await migrate(url, [first])).toEqual([first.name])
  const both = await Promise.all([migrate(url, [first, second]), migrate(url, [first, second])])
  expect(both.flat()).toEqual([second.name])
  expect((await pool.query('select * from two')).rows).toEqual([])
})

test('keeps nothing of a migration that fails, and says where it failed', async () => {
  const { url, pool } = await bareDb()
  const bad = step('20260103-0000-bad.sql', 'create table three (id int);\nselect nonsense')
  await expect(migrate(url, [first, bad])).rejects.toThrow(/20260103-0000-bad.sql failed.*nonsense.*line 2/)
  await expect(pool.query('select * from three')).rejects.toThrow(DatabaseError)
  expect(await migrate(url, [first, second])).toEqual([second.name])
})

test('refuses a changed and an unknown history', async () => {
  const { url } = await bareDb()
  await migrate(url, [first, second])
  await expect(migrate(url, [step('20260101-0000-first.sql', 'select 2'), second])).rejects.toThrow(
    /first.sql was changed/,
  )
  await expect(migrate(url, [first])).rejects.toThrow(
    /second.sql, which this version of Wheelhouse does not know/,
  )
})
