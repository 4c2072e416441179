import { type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BackupFile, backupsIn } from '../backup/file.ts'
import { type Disk, diskOf, disksOf } from '../disk.ts'
import { lostWith } from '../locked-columns.ts'
import type { Ailment, Check, Patient } from './check.ts'
import { w } from './words.ts'

const leastFreeMb = 1024
const leastShare = 0.05
const mostApartMs = 2000
const oldHours = 48

/** A disk with little left, in bytes or of its size. */
export function nearlyFull({ folder, freeMb: free, sizeMb }: Disk): Ailment[] {
  const isTight = free < leastFreeMb || free < sizeMb * leastShare
  if (!isTight) return []
  const values = { folder, free }
  return [{ grave: true, says: w.later('disk-tight', values), remedy: w.later('disk-remedy') }]
}

/** What others of this machine may do with the data folder and the secret. */
export function tooOpen(
  data: string,
  folder: Pick<Stats, 'mode'>,
  secret: Pick<Stats, 'mode'> | undefined,
): Ailment[] {
  const octal = (mode: number) => (mode & 0o777).toString(8)
  const found: Ailment[] = []
  if ((folder.mode & 0o022) !== 0)
    found.push({
      grave: true,
      says: w.later('folder-open', { folder: data, mode: octal(folder.mode) }),
      remedy: w.later('folder-remedy', { folder: data }),
    })
  if (secret && (secret.mode & 0o077) !== 0)
    found.push({
      grave: true,
      says: w.later('secret-open', { file: join(data, 'secret'), mode: octal(secret.mode) }),
      remedy: w.later('secret-remedy', { file: join(data, 'secret') }),
    })
  return found
}

/** Two clocks of one house that do not tell the same time. */
export function apart(databaseAheadMs: number): Ailment[] {
  if (Math.abs(databaseAheadMs) < mostApartMs) return []
  const seconds = Math.round(Math.abs(databaseAheadMs) / 1000)
  const says = w.later('clock-apart', { seconds, way: databaseAheadMs > 0 ? 'ahead' : 'behind' })
  return [{ grave: true, says, remedy: w.later('clock-remedy') }]
}

/** No backup, or none that is young enough. */
export function tooOld(newest: BackupFile | undefined, now: string, folder: string): Ailment[] {
  const remedy = w.later('backup-remedy')
  if (!newest) return [{ grave: false, says: w.later('backup-none', { folder }), remedy }]
  const hours = Math.floor((Date.parse(now) - Date.parse(newest.at)) / 3_600_000)
  return hours < oldHours ? [] : [{ grave: true, says: w.later('backup-old', { folder, hours }), remedy }]
}

/** The data folder, its database and the backups. */
const foldersOf = ({ data, backups }: Patient['place']) => [data, join(data, 'postgres'), backups]

export const machineChecks: readonly Check[] = [
  {
    name: 'disk',
    title: w.later('disk'),
    find: async ({ place }) => disksOf(foldersOf(place)).map(diskOf).flatMap(nearlyFull),
  },
  {
    name: 'permissions',
    title: w.later('permissions'),
    find: async ({ place: { data } }) =>
      tooOpen(data, statSync(data), statSync(join(data, 'secret'), { throwIfNoEntry: false })),
  },
  {
    name: 'clock',
    title: w.later('clock'),
    async find({ pool }) {
      const asked = Date.now()
      const { rows } = await pool.query<{ ms: number }>(
        'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
      )
      // The answer was made somewhere between asking and hearing it.
      return apart((rows[0]?.ms ?? asked) - (asked + Date.now()) / 2)
    },
  },
  {
    name: 'secret',
    title: w.later('secret'),
    find: async ({ db, secrets }) =>
      (await lostWith(db, secrets)).map((what) => ({
        grave: true,
        says: what,
        remedy: w.later('secret-lost-remedy'),
      })),
  },
  {
    name: 'backup',
    title: w.later('backup'),
    find: async ({ place: { backups }, now }) => tooOld(backupsIn(backups)[0], now, backups),
  },
]
