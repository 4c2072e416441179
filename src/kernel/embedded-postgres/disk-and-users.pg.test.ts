import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { isRoot } from '#kernel/embedded-postgres/identity'
import { removeData, temporaryData } from '#test/cluster'
import { newDataFolder } from '#test/programs'

const quiet = () => {}
const made = temporaryData()
beforeAll(async () => (await startEmbedded(made, quiet, { durable: false })).stop())
afterAll(() => removeData(made))

/** A small file system of its own; undefined where this user may not mount one. */
function smallDisk(size: string): string | undefined {
  const folder = newDataFolder()
  mkdirSync(folder, { mode: 0o711 })
  if (
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=711`, 'wheelhouse-test', folder]).status !== 0
  )
    return undefined
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

test.runIf(isRoot())(
  'a full disk is one sentence, for a new database and for one that was there',
  async ({ skip }) => {
    const small = smallDisk('50m')
    if (small === undefined) return skip('this user may not mount a small disk')
    await expect(startEmbedded(join(small, 'data'), quiet)).rejects.toThrow(
      /A new database needs 200 MB.* has \d+ MB left/,
    )

    const disk = smallDisk('120m') ?? ''
    const data = join(disk, 'data')
    execFileSync('cp', ['-a', made, data])
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(bavail * bsize))
    await expect(startEmbedded(data, quiet)).rejects.toThrow(/is full: make room there/)
    rmSync(join(disk, 'ballast'))
    await (await startEmbedded(data, quiet)).stop()
  },
)

test.runIf(isRoot())(
  'below a folder that only root may enter, the database lives elsewhere and is found again',
  async () => {
    const closed = newDataFolder()
    mkdirSync(closed, { mode: 0o700 })
    const data = join(closed, 'data')
    const first = await startEmbedded(data, quiet)
    const link = join(data, 'postgres')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    const home = realpathSync(link)
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    expect(home).toMatch(/^\/var\/lib\/wheelhouse\/[0-9a-f]{12}$/)
    expect(statSync(home).mode & 0o777).toBe(0o700)
    const second = await startEmbedded(data, quiet)
    expect(second.adopted).toBe(true)
    expect(second.url).toBe(first.url)
    await first.stop()

    // Another clone in such a place gets a database of its own.
    const other = newDataFolder()
    mkdirSync(other, { mode: 0o700 })
    const third = await startEmbedded(join(other, 'data'), quiet)
    const otherHome = realpathSync(join(other, 'data/postgres'))
    onTestFinished(() => rmSync(otherHome, { recursive: true, force: true }))
    expect(otherHome).not.toBe(home)
    await third.stop()

    rmSync(home, { recursive: true })
    await expect(startEmbedded(data, quiet)).rejects.toThrow(/is damaged \(its link leads nowhere\)/)
  },
)

test('a folder too deep for a socket has it in the temporary folder', async () => {
  const data = newDataFolder()
  const deep = join(data, 'deep'.repeat(20), 'data')
  const one = await startEmbedded(deep, quiet)
  const run = new URL(one.url).searchParams.get('host') ?? ''
  expect(run.length).toBeLessThan(60)
  expect(statSync(run).mode & 0o777).toBe(0o700)
  await one.stop()
  rmSync(run, { recursive: true })
})

test.runIf(isRoot())('the database stays with the user who made it', async () => {
  const data = newDataFolder()
  execFileSync('cp', ['-a', made, data])
  execFileSync('chown', ['-R', 'nobody', data])
  chmodSync(data, 0o711)
  const one = await startEmbedded(data, quiet)
  expect(statSync(join(data, 'postgres/18/postmaster.pid')).uid).toBe(statSync(data).uid)
  await one.stop()
  expect(existsSync(join(data, 'postgres/18/postmaster.pid'))).toBe(false)
})
