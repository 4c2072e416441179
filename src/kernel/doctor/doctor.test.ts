import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { say } from '#lib/words'
import type { Ailment } from './check.ts'
import { disksOf } from '../disk.ts'
import { apart, nearlyFull, tooOld, tooOpen } from './machine.ts'
import { missingIn } from './schema.ts'

const said = (found: readonly Ailment[]) => found.map(({ says }) => say(says, 'en'))
const onDisk = (freeMb: number, sizeMb: number) => ({ folder: '/d', freeMb, sizeMb })

test('a disk is tight when little is left, in bytes or of its size', () => {
  expect(nearlyFull(onDisk(20_000, 100_000))).toEqual([])
  expect(said(nearlyFull(onDisk(512, 4096)))).toEqual(['The disk that holds /d has 512 MB left'])
  expect(nearlyFull(onDisk(20_000, 1_000_000))).toHaveLength(1)
})

test.runIf(existsSync('/proc'))('each disk is looked at once, also where the database lies elsewhere', () => {
  const data = mkdtempSync(join(tmpdir(), 'wheelhouse-disks-'))
  onTestFinished(() => rmSync(data, { recursive: true }))
  expect(disksOf([data, join(data, 'none-yet')])).toEqual([data])
  // Another disk, whatever this machine has.
  symlinkSync('/proc', join(data, 'postgres'))
  expect(disksOf([data, join(data, 'postgres'), data])).toEqual([data, join(data, 'postgres')])
})

test('what others may read or write is told with its mode', () => {
  expect(tooOpen('/d', { mode: 0o40711 }, { mode: 0o100600 })).toEqual([])
  expect(tooOpen('/d', { mode: 0o40700 }, undefined)).toEqual([])
  expect(said(tooOpen('/d', { mode: 0o40777 }, { mode: 0o100644 }))).toEqual([
    'The data folder /d can be written by other users of this machine (mode 777)',
    'The secret /d/secret can be read by other users of this machine (mode 644)',
  ])
})

test('clocks may differ a little', () => {
  expect(apart(1500)).toEqual([])
  expect(said(apart(61_000))).toEqual([
    'The clock of the database is 61 seconds ahead of that of this machine',
  ])
  expect(said(apart(-3000))).toEqual(['The clock of the database is 3 seconds behind that of this machine'])
})

test('a backup grows old', () => {
  const now = '2026-11-29T12:00:00.000Z'
  const of = (at: string) => ({ file: '/b/x', at, bytes: 1 })
  expect(tooOld(of('2026-11-28T02:00:00.000Z'), now, '/b')).toEqual([])
  expect(said(tooOld(undefined, now, '/b'))).toEqual(['There is no backup in /b'])
  expect(said(tooOld(of('2026-11-26T12:00:00.000Z'), now, '/b'))).toEqual([
    'The newest backup in /b is 72 hours old',
  ])
})

test('a line that the schema lacks is told with its table; one too many is not', () => {
  const table = (...lines: string[]) =>
    `create table seat (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);\n`
  const index = 'create index seat_row on seat using btree ("row");\n'
  const committed = `${table('id uuid not null', 'n integer')}${index}`
  expect(missingIn(committed, committed)).toEqual([])
  expect(missingIn(`${table('id uuid not null', 'n integer', 'more text')}${index}`, committed)).toEqual([])
  expect(said(missingIn(table('id uuid not null', 'n bigint'), committed))).toEqual([
    'The database lacks, or has in another shape (table seat): n integer',
    'The database lacks, or has in another shape (table seat): create index seat_row on seat using btree ("row");',
  ])
})
