import { existsSync, statfsSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Db } from './db.ts'
import { logger } from './log.ts'
import { w } from './words.ts'

const log = logger('disk')
const megabyte = 2 ** 20
/** A look costs a few microseconds, but an import may come in a thousand pieces. */
const lookEveryMs = 2000
const tellEveryMs = 30_000

export interface Disk {
  readonly folder: string
  readonly freeMb: number
  readonly sizeMb: number
}

/** A folder for each disk that these lie on. */
export function disksOf(folders: readonly string[]): string[] {
  const there = folders.filter((folder) => existsSync(folder))
  return [...Map.groupBy(there, (folder) => statSync(folder).dev).values()].flatMap((same) =>
    same.slice(0, 1),
  )
}

export function diskOf(folder: string): Disk {
  const { bavail, blocks, bsize } = statfsSync(folder)
  const mb = (n: number) => Math.floor((n * bsize) / megabyte)
  return { folder, freeMb: mb(bavail), sizeMb: mb(blocks) }
}

let watched: { folders: readonly string[]; leastMb: number } | undefined
let seen: { at: number; disks: readonly Disk[] } | undefined

/** Says which disks this program writes to, and how much of each stays free for what people do; 0 watches none. */
export const watchDisks = (folders: readonly string[], leastMb: number) => {
  watched = leastMb > 0 ? { folders, leastMb } : undefined
  seen = undefined
}

/** The watched disks as they were a moment ago. */
export function disks(): readonly Disk[] {
  if (!watched) return []
  if (!seen || performance.now() - seen.at > lookEveryMs)
    seen = { at: performance.now(), disks: disksOf(watched.folders).map(diskOf) }
  return seen.disks
}

const isLow = ({ freeMb }: Disk) => freeMb < (watched?.leastMb ?? 0)

/** A disk with too little left, if there is one. */
export const lowDisk = (): Disk | undefined => disks().find(isLow)

/** What takes much room, and can wait, is refused before the disk is full: then all else still goes on. */
export function refuseWhenLow() {
  if (lowDisk()) throw new Refusal('unavailable', w.later('low-disk'))
}

const tell = (db: Db, disk: Disk) =>
  sql`insert into disk_place (place, free_mb, low, since, seen_at)
    values (${`${hostname()}:${disk.folder}`}::text, ${disk.freeMb}::bigint, ${isLow(disk)}::boolean, now(), now())
    on conflict (place) do update set free_mb = excluded.free_mb, low = excluded.low, seen_at = excluded.seen_at,
      since = case when disk_place.low = excluded.low then disk_place.since else excluded.since end`.execute(
    db,
  )

/** The worker's lane that tells the others of this house how much room its disks have. */
export function diskLane(db: Db) {
  let due = 0
  let was = false
  return async (): Promise<boolean> => {
    if (performance.now() < due) return false
    due = performance.now() + tellEveryMs
    const low = lowDisk()
    if (low && !was)
      log.error(
        { folder: low.folder, freeMb: low.freeMb },
        'the disk is nearly full: files and imports are refused',
      )
    was = low !== undefined
    for (const disk of disks()) await tell(db, disk)
    return false
  }
}
