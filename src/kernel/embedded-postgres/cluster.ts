import { randomBytes } from 'node:crypto'
import { spawn, type SpawnOptionsWithoutStdio } from 'node:child_process'
import { existsSync, globSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#lib/refusal'
import type { Binaries } from './binaries.ts'
import type { Folder } from './folder.ts'
import { isAlive } from './lock-file.ts'
import { why } from './trouble.ts'
import { w } from './words.ts'

export const superuser = 'wheelhouse'

const neededMb = 200
const builtinLocale = ['--locale-provider=builtin', '--locale=C.UTF-8']

export interface NewCluster {
  /** How text sorts where a column does not say; ours is by code point. */
  locale?: string[]
  /** A cluster for tests need not survive a power cut. */
  durable?: boolean
}

/** Refuses what is there but cannot be a healthy database of this version, in a sentence. */
export function refuseDamaged({ pgdata }: Folder, major: string) {
  const damaged = (why: string) => new Refusal('unavailable', w.later('damaged', { folder: pgdata, why }))
  const version = join(pgdata, 'PG_VERSION')
  if (!existsSync(version)) throw damaged('its file PG_VERSION is missing')
  const found = readFileSync(version, 'utf8').trim()
  if (!/^\d+$/.test(found)) throw damaged('its file PG_VERSION is unreadable')
  if (found !== major)
    throw new Refusal('unavailable', w.later('other-version', { folder: pgdata, found, wanted: major }))
  for (const part of ['global/pg_control', 'base', 'pg_wal'])
    if (!existsSync(join(pgdata, part))) throw damaged(`its part ${part} is missing`)
}

/** Whether nothing is there yet. */
export const isEmpty = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0

/** A program's exit code and words; its start may fail as well. */
function ended(command: string, args: string[], options: SpawnOptionsWithoutStdio) {
  return new Promise<{ code: number | null; said: string }>((done) => {
    const child = spawn(command, args, options)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (said += data.toString()))
    child.once('error', (error) => done({ code: null, said: `${said}\n${error.message}` }))
    child.once('close', (code) => done({ code, said }))
  })
}

/** Makes an empty database cluster, whole or not at all. */
export async function initCluster(folder: Folder, binaries: Binaries, options: NewCluster = {}) {
  const { home, pgdata, user } = folder
  const { bavail, bsize } = statfsSync(home)
  const free = Math.floor((bavail * bsize) / 2 ** 20)
  if (free < neededMb)
    throw new Refusal('unavailable', w.later('too-small', { folder: home, free: String(free) }))

  for (const half of globSync(`${pgdata}.new-*`))
    if (!isAlive(Number(half.split('-').at(-2)))) rmSync(half, { recursive: true, force: true })
  // Another start may do the same at this moment: each makes its own, the first to rename wins.
  const fresh = `${pgdata}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  const { code, said } = await ended(
    join(binaries.folder, 'bin/initdb'),
    [
      `--pgdata=${fresh}`,
      `--username=${superuser}`,
      '--auth=trust',
      '--encoding=UTF8',
      '--data-checksums',
      ...(options.locale ?? builtinLocale),
      ...(options.durable === false ? ['--no-sync'] : []),
    ],
    { ...user, cwd: home, env: { ...process.env, LC_ALL: 'C' } },
  )
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw why(said, folder)
  }
  try {
    renameSync(fresh, pgdata)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Puts on the disk all that a cluster wrote while it need not survive a power cut; it must be stopped. */
export async function syncCluster(folder: Folder, binaries: Binaries) {
  const { code, said } = await ended(
    join(binaries.folder, 'bin/initdb'),
    ['--sync-only', `--pgdata=${folder.pgdata}`],
    { ...folder.user, cwd: folder.home, env: { ...process.env, LC_ALL: 'C' } },
  )
  if (code !== 0) throw why(said, folder)
}
