import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { superuser } from './cluster.ts'
import type { Folder } from './folder.ts'
import { disownLockFile, isAlive, isPostgres, type Postmaster, postmaster } from './lock-file.ts'
import { why } from './trouble.ts'

/** How often a fact is looked at while waiting for it. */
const lookEveryMs = 10
/** A killed PostgreSQL holds its lock until the system has cleared it away. */
const clearedWithinMs = 10_000
/** Names the socket; said aloud because the environment may hold another one. */
const port = 5432
const oldLogBytes = 10 * 2 ** 20

export type Settings = Record<string, string | number>

/** The address of a database in that cluster; it is reached through its socket alone. */
export const urlOf = ({ run }: Pick<Folder, 'run'>, database: string) =>
  `postgres://${superuser}@localhost:${port}/${database}?host=${encodeURIComponent(run)}&sslmode=disable`

/** Whether a PostgreSQL holds that folder, ready or not. */
export function isRunning({ pgdata }: Pick<Folder, 'pgdata'>): boolean {
  const found = postmaster(pgdata)
  return found !== undefined && isAlive(found.pid) && isPostgres(found.pid)
}

/** The running PostgreSQL of this folder, once it takes connections; undefined if none runs. */
export async function running(
  { pgdata }: Folder,
  onWait: () => void = () => {},
): Promise<Postmaster | undefined> {
  for (let looks = 0; ; looks++) {
    if (!isRunning({ pgdata })) return undefined
    const found = postmaster(pgdata)
    if (found?.status === 'ready') return found
    if (looks === 100) onWait()
    await after(lookEveryMs)
  }
}

interface Attempt {
  found: Postmaster | undefined
  said: string
}

/** Starts PostgreSQL once and waits until it is ready, has ended, or another one turns out to hold the folder. */
async function attempt(
  folder: Folder,
  binaries: Binaries,
  settings: Settings,
  onWait: () => void,
): Promise<Attempt> {
  const { pgdata, home, run, log, user } = folder
  const options = Object.entries({ ...settings, listen_addresses: '', port, unix_socket_directories: run })
  const args = ['-D', pgdata, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const began = existsSync(log) ? statSync(log).size : 0
  const out = openSync(log, 'a')
  // Detached, with a file for its words: Ctrl-C must not reach it before us, and it may outlive a killed parent.
  const child = spawn(join(binaries.folder, 'bin/postgres'), args, {
    ...user,
    cwd: home,
    detached: true,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  child.unref()
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message))
    child.once('exit', () => done(''))
  })
  const life = { over: false, last: '' }
  void ended.then((last) => Object.assign(life, { over: true, last }))
  for (let looks = 0; !life.over; looks++) {
    const found = postmaster(pgdata)
    if (found?.pid === child.pid && found?.status === 'ready') return { found, said: '' }
    if (looks === 300) onWait()
    await after(lookEveryMs)
  }
  return { found: undefined, said: `${readFileSync(log, 'utf8').slice(began)}\n${life.last}` }
}

/** Starts PostgreSQL on a folder where none runs, patient with what a killed one left behind. */
export async function launch(folder: Folder, binaries: Binaries, settings: Settings, onWait: () => void) {
  if (existsSync(folder.log) && statSync(folder.log).size > oldLogBytes)
    renameSync(folder.log, `${folder.log}.old`)
  for (const deadline = Date.now() + clearedWithinMs; ;) {
    const { found, said } = await attempt(folder, binaries, settings, onWait)
    if (found) return found
    const locked = /lock file "postmaster.pid" already exists|pre-existing shared memory block/.test(said)
    if (!locked || Date.now() > deadline) throw why(said, folder)
    const other = await running(folder, onWait)
    if (other) return other
    const left = postmaster(folder.pgdata)
    if (left && isAlive(left.pid) && !isPostgres(left.pid)) disownLockFile(folder.pgdata)
    await after(lookEveryMs * 20)
  }
}

/** Ends PostgreSQL in order: open transactions are rolled back, all that was committed is on disk. */
export async function stop({ pgdata }: Pick<Folder, 'pgdata'>, signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT') {
  const found = postmaster(pgdata)
  if (!found || !isAlive(found.pid)) return
  process.kill(found.pid, signal)
  while (isAlive(found.pid)) await after(lookEveryMs)
}
