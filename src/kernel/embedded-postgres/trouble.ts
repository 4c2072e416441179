import { statfsSync } from 'node:fs'
import { Refusal } from '#lib/refusal'
import type { Folder } from './folder.ts'
import { w } from './words.ts'

const full = /No space left on device|ENOSPC|Disk quota exceeded/i
const fatal = /(?:FATAL|PANIC|initdb: error|error while loading):?\s*(.+)/
const lost =
  /could not locate a valid checkpoint|incorrect checksum in control file|database files are incompatible|could not open (?:file|directory)|invalid magic|is not a valid data directory/i

/** On a full disk PostgreSQL cannot even write into its log that the disk is full. */
function isFull(folder: string) {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < 2 ** 20
}

/** What PostgreSQL said, as one sentence for whoever started us. */
export function why(said: string, { home, pgdata, log }: Folder): Refusal {
  if (full.test(said) || isFull(home))
    return new Refusal('unavailable', w.later('disk-full', { folder: home }))
  const lines = said.split('\n').map((line) => line.trim())
  const last = lines.findLast((line) => fatal.test(line)) ?? lines.findLast((line) => line !== '') ?? ''
  const reason = fatal.exec(last)?.[1] ?? last
  if (lost.test(said)) return new Refusal('unavailable', w.later('damaged', { folder: pgdata, why: reason }))
  return new Refusal('unavailable', w.later('not-started', { why: reason, log }))
}
