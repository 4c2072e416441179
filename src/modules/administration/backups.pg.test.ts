import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { say } from '#lib/words'
import { announce } from '#kernel/installation'
import { enqueue } from '#kernel/jobs'
import { ownFolder } from '#test/backups'
import { world } from '#test/world'
import { backupInNeed, backupSchedule, backupTask } from './backups.ts'

const folder = ownFolder()
const { db, pool, someone, must, read, write } = await world({ backups: { folder } })
const adam = await someone('Adam', ['administrator'])

const decide = (name: string, value: unknown) => must(adam, 'PATCH', `/api/settings/${name}`, { value })
const trail = async (kind: string) =>
  (await must<{ items: { lines: string[] }[] }>(adam, 'GET', `/api/audit?kind=${kind}`)).items.flatMap(
    ({ lines }) => lines,
  )
const told = async () => {
  const found = await read(adam, backupInNeed)
  return (
    found && {
      title: say(found.title, 'en'),
      why: found.items.map(({ sub }) => (typeof sub === 'string' ? sub : '')),
    }
  )
}
/** What the clock does, once it is told to look. */
const look = () => write(undefined, backupSchedule.run)
const ours = `task = 'backup.make'`
const waiting = async () =>
  (await pool.query(`select from job where ${ours} and state in ('waiting', 'running')`)).rowCount

test('the daily backup: begun at its hour, told on the timeline, and on the bridge when it does not come', async () => {
  // Its own first look comes before anything is due, and its next one after the test.
  await expect
    .poll(async () => (await pool.query(`select from schedule where name = 'backup.begin'`)).rowCount)
    .toBe(1)
  // Nobody said where: none is made, and nobody is told.
  await announce(db, { backups: false })
  await pool.query(`update migration set applied_at = now() - interval '3 days'`)
  await decide('backup.hour', new Date().getUTCHours())
  await look()
  expect(await waiting()).toBe(0)
  expect(await told()).toBeNull()

  await announce(db, { backups: true })
  expect(await told()).toEqual({ title: 'There is no backup yet', why: [''] })
  await decide('backup.daily', false)
  expect(await told()).toBeNull()
  await decide('backup.daily', true)

  await decide('backup.keep', 1)
  writeFileSync(join(folder, 'wheelhouse-20260101T000000000Z.backup'), 'older')
  await look()
  await expect
    .poll(async () => (await trail('backup.made'))[0])
    .toMatch(/^A backup was made: .*\.backup \(\d/)
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^wheelhouse-2\d{7}T\d{9}Z\.backup$/)])
  expect(readdirSync(folder)).not.toContain('wheelhouse-20260101T000000000Z.backup')
  expect(await told()).toBeNull()
  await expect.poll(waiting).toBe(0)
  await look()
  expect(await waiting()).toBe(0)
})

test('a backup can be stopped, which is no failure', async () => {
  const holder = await pool.connect()
  try {
    await holder.query('begin')
    await holder.query('lock table work in access exclusive mode')
    const id = await write(adam, (ctx) => enqueue(ctx, backupTask, {}))
    await expect
      .poll(async () => {
        const waits = `select from pg_stat_activity where application_name = 'wheelhouse backup' and wait_event_type = 'Lock'
          and datname = current_database()`
        return (await pool.query(waits)).rowCount
      })
      .toBe(1)
    await must(adam, 'POST', `/api/jobs/${id}/cancel`)
    await holder.query('commit')
    const state = async () => (await pool.query('select state from job where id = $1', [id])).rows[0]?.state
    await expect.poll(state).toBe('cancelled')
  } finally {
    holder.release()
  }
  expect(readdirSync(folder)).toHaveLength(1)
  expect(await trail('backup.failed')).toEqual([])
})

test('a backup that fails says why, and the last good one grows old', async () => {
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'no folder')
  await pool.query(`update event set at = at - interval '50 hours' where kind = 'backup.made'`)
  await look()
  // It is tried again before it is given up; each try is told.
  await expect
    .poll(async () => (await trail('backup.failed'))[0])
    .toMatch(/^A backup failed: .*cannot be written/)
  expect(await told()).toEqual({
    title: 'The last good backup is 50 hours old',
    why: [expect.stringContaining(`cannot be written to ${folder}`)],
  })

  // Once it was given up, the next one waits an hour: a disk that is full for a day fills no list.
  await expect
    .poll(
      async () =>
        (await pool.query(`update job set state = 'failed' where ${ours} and state = 'waiting'`)).rowCount,
    )
    .toBe(1)
  await look()
  expect(await waiting()).toBe(0)
  await pool.query(`update event set at = at - interval '1 hour' where kind = 'backup.failed'`)
  await look()
  expect(await waiting()).toBe(1)
})
