import { createHash } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '#lib/refusal'
import { canReach, databaseUser, type Identity, isRoot, userName } from './identity.ts'
import { w } from './words.ts'

export interface Folder {
  /** Everything of one embedded database. */
  home: string
  pgdata: string
  /** Holds the socket; only PostgreSQL's user and root get in, so that no password is needed. */
  run: string
  log: string
  user: Identity
}

/** Where root keeps a database whose wanted folder PostgreSQL's user cannot reach. */
const elsewhere = '/var/lib/wheelhouse'
const keyOf = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 12)

/** The kernel takes at most 107 characters for a socket's path; a deep folder has its socket in the temporary one. */
const longestSocket = 107
const runIn = (home: string) => {
  const near = join(home, 'run')
  const fits = Buffer.byteLength(join(near, '.s.PGSQL.5432')) < longestSocket
  return fits ? near : join(realpathSync(tmpdir()), `wheelhouse-${keyOf(home)}`)
}

/** Does something to a folder; what the disk or its rights forbid is a sentence. */
export function writingIn<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    const key = code === 'ENOSPC' ? 'disk-full' : 'cannot-write'
    throw new Refusal('unavailable', w.later(key, { folder, why: code }))
  }
}

function make(folder: string, mode: number, user?: Identity) {
  if (existsSync(folder)) return
  writingIn(folder, () => {
    mkdirSync(folder, { recursive: true, mode })
    if (user && isRoot()) chownSync(folder, user.uid, user.gid)
  })
}

function refuseUnless(mine: boolean, folder: string, owner: number) {
  if (!mine) throw new Refusal('unavailable', w.later('not-yours', { folder, owner: userName(owner) }))
}

/** The database's home: `postgres` in the data folder, or there a link to a place that PostgreSQL's user can reach. */
function homeIn(data: string, major: string): string {
  const wanted = join(data, 'postgres')
  if (lstatSync(wanted, { throwIfNoEntry: false })?.isSymbolicLink()) {
    if (existsSync(wanted)) return realpathSync(wanted)
    throw new Refusal('unavailable', w.later('damaged', { folder: wanted, why: 'its link leads nowhere' }))
  }
  if (canReach(wanted, databaseUser(join(wanted, major)))) return wanted
  const home = join(elsewhere, keyOf(wanted))
  make(elsewhere, 0o755)
  symlinkSync(home, wanted)
  return home
}

/** Makes the data folder if it is missing; refuses another user's. Root's lets PostgreSQL's user pass through. */
export function dataFolder(data: string): string {
  make(data, isRoot() ? 0o711 : 0o700)
  const found = statSync(data)
  if (!found.isDirectory()) throw new Refusal('unavailable', w.later('not-a-folder', { folder: data }))
  const { uid } = found
  refuseUnless(isRoot() || uid === process.getuid?.(), data, uid)
  return realpathSync(data)
}

/** Finds, and where needed makes, the folders of the embedded database below a data folder. */
export function databaseFolder(data: string, major: string): Folder {
  const home = homeIn(dataFolder(data), major)
  const pgdata = join(home, major)
  // One of an older PostgreSQL may lie there already, and stays with its user.
  const user = databaseUser(existsSync(pgdata) ? pgdata : home)
  make(home, 0o700, user)
  const run = runIn(home)
  make(run, 0o700, user)
  const { uid } = lstatSync(run)
  refuseUnless(uid === user.uid, run, uid)
  return { home, pgdata, run, log: join(home, 'postgres.log'), user }
}
