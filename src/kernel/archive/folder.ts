import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#lib/refusal'
import { type Identity, isRoot } from '../embedded-postgres/identity.ts'
import { w } from './words.ts'

/** A copy of a whole cluster that a recovery can begin with. */
export interface Base {
  folder: string
  /** From when on it can be recovered: the moment its copying ended, an ISO instant. */
  at: string
  /** The first file of the log that it needs. */
  wal: string
  /** Of PostgreSQL. */
  major: string
}

const described = 'base.json'
export const walIn = (archive: string) => join(archive, 'wal')
export const basesFolderIn = (archive: string) => join(archive, 'bases')
export const describedIn = (folder: string) => join(folder, described)

/** What the disk or its rights forbid is a sentence. */
export function refusing<T>(key: 'cannot-write' | 'cannot-read', folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new Refusal('unavailable', w.later(key, { folder, why: code }))
  }
}

/** Makes the folders of an archive: the log's own belongs to the database's user, who writes there. */
export function makeArchive(archive: string, user: Identity) {
  refusing('cannot-write', archive, () => {
    for (const folder of [archive, walIn(archive), basesFolderIn(archive)])
      mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!isRoot()) return
    // The database's user passes through to its part.
    chmodSync(archive, 0o711)
    chownSync(walIn(archive), user.uid, user.gid)
  })
}

/** The whole copies in an archive, newest first. */
export function basesIn(archive: string): Base[] {
  const folder = basesFolderIn(archive)
  return refusing('cannot-read', archive, () =>
    existsSync(folder)
      ? readdirSync(folder)
          // A half is described before it is on the disk and named.
          .filter((name) => !name.startsWith('.'))
          .map((name) => join(folder, name))
          .filter((base) => existsSync(describedIn(base)))
          .map((base) => ({
            ...(JSON.parse(readFileSync(describedIn(base), 'utf8')) as Omit<Base, 'folder'>),
            folder: base,
          }))
          .sort((a, b) => b.at.localeCompare(a.at))
      : [],
  )
}

/** What another PostgreSQL archived is no beginning for ours, and its log has the names that ours would have. */
export function refuseOtherMajor(archive: string, major: string) {
  const other = basesIn(archive).find((base) => base.major !== major)
  if (other)
    throw new Refusal(
      'conflict',
      w.later('of-other-major', { folder: archive, found: other.major, wanted: major }),
    )
}

/** A file of the log as the archive has it, without its timeline: what comes later sorts later. */
const walNamed = /^[0-9A-F]{8}([0-9A-F]{16})(?:\.[0-9A-F]{8}\.backup)?\.gz$/

/** Removes all but the newest so many copies, and the log that none of those needs. */
export function prune(archive: string, keep: number) {
  const bases = basesIn(archive)
  for (const { folder } of bases.slice(keep)) rmSync(folder, { recursive: true, force: true })
  // After a recovery to an earlier moment a younger copy may begin earlier in the log.
  const [oldest] = bases
    .slice(0, keep)
    .map((base) => base.wal.slice(8))
    .sort()
  if (oldest === undefined) return
  const wal = walIn(archive)
  for (const name of readdirSync(wal)) {
    const place = walNamed.exec(name)?.[1]
    if (place !== undefined && place < oldest) rmSync(join(wal, name), { force: true })
  }
}

/** A piece by its number, as PostgreSQL counts them: 256 of 16 MB to a file of 4 GB. */
const pieceNamed = /^[0-9A-F]{8}([0-9A-F]{8})000000([0-9A-F]{2})\.gz$/
const numberOf = (high: string, low: string) => Number.parseInt(high + low, 16)

/** The first piece of the log that is missing behind a copy: what the archive has after it is out of reach. */
export function missingAfter(archive: string, { wal }: Base): string | undefined {
  const numbers = refusing('cannot-read', archive, () => readdirSync(walIn(archive))).flatMap((name) => {
    const [, high, low] = pieceNamed.exec(name) ?? []
    return high === undefined || low === undefined ? [] : [numberOf(high, low)]
  })
  const there = new Set(numbers)
  const last = Math.max(...numbers)
  let next = numberOf(wal.slice(8, 16), wal.slice(-2))
  while (there.has(next)) next++
  if (next > last) return undefined
  const place = next.toString(16).toUpperCase().padStart(10, '0')
  return `${wal.slice(0, 8)}${place.slice(0, 8)}000000${place.slice(8)}`
}
