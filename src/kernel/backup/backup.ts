import { pipeline, Readable } from 'node:stream'
import { createZstdCompress } from 'node:zlib'
import { Refusal } from '#lib/refusal'
import { withClient } from '../db.ts'
import { type BackupFile, keepFile, keepNewest } from './file.ts'
import { dump } from './dump.ts'
import { keyIn, sealed } from './frames.ts'
import { w } from './words.ts'

export interface Backup {
  /** The server itself, not a pooler: the picture is one long transaction. */
  url: string
  folder: string
  /** Encrypted with what this file holds; open to whoever has the backup otherwise. */
  keyFile?: string | undefined
  /** How many stay, this one among them. */
  keep: number
  version: string
  /** Asked after each table; what it throws ends the backup. */
  goOn?: () => Promise<void>
}

export interface BackedUp extends BackupFile {
  tables: number
  rows: number
  seconds: number
  encrypted: boolean
  /** Older ones that went. */
  removed: string[]
}

/** The server was stopped, or the line to it broke. */
const isLost = (error: unknown) =>
  /^(?:57P0|08|ECONN|EPIPE)/.test((error as { code?: string }).code ?? '') ||
  /connection terminated|not queryable/i.test((error as Error).message)

/** Takes a picture of the database while it serves, and keeps it as one file. */
export async function backUp({ url, folder, keyFile, keep, version, goOn }: Backup): Promise<BackedUp> {
  const began = performance.now()
  const key = keyFile === undefined ? undefined : keyIn(keyFile)
  const at = new Date().toISOString()
  let [tables, rows] = [0, 0]
  const made = await withClient({ url, statementTimeoutMs: 0, name: 'wheelhouse backup' }, (client) => {
    const picture = Readable.from(
      dump(client, version, async (table) => {
        tables++
        rows += table.rows
        await goOn?.()
      }),
      { objectMode: false },
    )
    const packed = pipeline(picture, createZstdCompress(), () => {})
    return keepFile(folder, at, sealed(packed as AsyncIterable<Buffer>, at, key))
  }).catch((error: unknown) => {
    if (error instanceof Refusal || !isLost(error)) throw error
    throw new Refusal('unavailable', w.later('lost', { why: (error as Error).message }))
  })
  const removed = keepNewest(folder, keep)
  const seconds = (performance.now() - began) / 1000
  return { ...made, tables, rows, seconds, encrypted: key !== undefined, removed }
}
