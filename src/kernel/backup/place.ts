import type { Db } from '../db.ts'

/** Where the programs of this installation keep backups, as its operator said: nobody decides that from a browser. */
export interface BackupPlace {
  /** The server itself, not a pooler. */
  url: string
  folder: string
  keyFile?: string | undefined
  version: string
  /** Where the embedded database archives its log, if it does. */
  archive?: string | undefined
}

const places = new WeakMap<Db, BackupPlace>()

/** Says where backups of this database go; without it none is made. */
export const keepBackups = (db: Db, place: BackupPlace) => void places.set(db, place)
export const backupPlaceOf = (db: Db) => places.get(db)
