import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { backupsIn } from '#kernel/backup/file'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { heldIn, ownFolder } from '#test/backups'
import { freshDb } from '#test/harness'
import { newDataFolder, program } from '#test/programs'
import { backup } from './backup.ts'
import { perform } from './perform.ts'
import { restore } from './restore.ts'

const { pool, url } = await freshDb()

/** The program as an operator calls it: what it says, and how it ends. */
async function operate(args: string[], env: Record<string, string>) {
  const said: string[] = []
  const hear = (line: string) => void said.push(line)
  const code = await perform({ backup, restore }, args, env, { say: hear, warn: hear })
  return { code, said: said.join('\n') }
}

test('from a server into a data folder, and from there, running, into a rehearsal; no secret goes along', async () => {
  const [data, folder] = [newDataFolder(), ownFolder()]
  const first = await operate(['backup', '--to', folder], {
    WHEELHOUSE_DATA: data,
    DATABASE_URL: url,
  })
  expect(first).toEqual({ code: 0, said: expect.stringMatching(/^Backed up: .*\nIt is not encrypted/) })
  const [fromServer] = backupsIn(folder)
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
  expect((await heldIn(file)).includes(secret)).toBe(false)
  const temporary = ownFolder()
  vi.stubEnv('TMPDIR', temporary)
  onTestFinished(() => void vi.unstubAllEnvs())
  const rehearsed = await operate(['restore', file, '--rehearse'], env)
  expect(rehearsed).toEqual({ code: 0, said: expect.stringMatching(/Green: this backup can be restored/) })
  expect(readdirSync(temporary)).toEqual([])
})

test('what is misused is one sentence', async () => {
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

test('a backup that is interrupted leaves nothing behind', async () => {
  const folder = ownFolder()
  const holder = await pool.connect()
  onTestFinished(() => holder.release(true))
  await holder.query('begin')
  // However long the program takes to come up on a busy machine, the table is held until then.
  await holder.query('set local idle_in_transaction_session_timeout = 0')
  await holder.query('lock table setting in access exclusive mode')
  const args = ['backup', '--to', folder]
  const made = program('src/apps/operate.ts', { DATABASE_URL: url }, process.execPath, args)
  await expect.poll(() => readdirSync(folder), { timeout: 150_000 }).toHaveLength(1)
  made.child.kill('SIGINT')
  expect(await made.ended).toBe(130)
  expect(readdirSync(folder)).toEqual([])
})
