import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Client } from 'pg'
import { Refusal } from '#lib/refusal'
import { withClient } from '../db.ts'
import { isAlive } from '../embedded-postgres/lock-file.ts'
import { type Base, basesFolderIn, describedIn, prune, walIn } from './folder.ts'
import { pack } from './packed.ts'
import { w } from './words.ts'

export interface NewBase {
  url: string
  archive: string
  /** How many stay, this one among them. */
  keep: number
  /** Asked now and then; what it throws ends it. */
  goOn?: () => Promise<void>
}

/**
 * What a copy leaves out, as PostgreSQL's manual on low-level base backups has it: what belongs to the running server,
 * and what it makes anew. Of the folders the empty ones come along.
 */
const leftOut =
  /^(?:postmaster\.(?:pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*)$/
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])

/** Once for all of a copy's files, of which there are many and small ones. */
const onDisk = promisify(execFile)

const archivedWithinMs = 60_000
const lookEveryMs = 100

const isGone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** A file as it is just now: what is written to it meanwhile stands in the log. One that is gone meanwhile is left out. */
async function copyFile(from: string, to: string) {
  try {
    await pack(from, to)
  } catch (error) {
    if (!isGone(error) || existsSync(from)) throw error
    rmSync(to, { force: true })
  }
}

async function copyFolder(from: string, to: string, goOn: () => Promise<void>) {
  mkdirSync(to, { mode: 0o700 })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (leftOut.test(entry.name)) continue
    if (emptied.has(entry.name)) mkdirSync(target, { mode: 0o700 })
    else if (entry.isDirectory()) await copyFolder(source, target, goOn)
    else if (entry.isFile()) await copyFile(source, `${target}.zst`)
  }
  await goOn()
}

/** Waits until the log that a copy needs lies in the archive. */
async function archived(archive: string, name: string) {
  for (const deadline = Date.now() + archivedWithinMs; !existsSync(join(walIn(archive), `${name}.gz`));) {
    if (Date.now() > deadline) throw new Refusal('unavailable', w.later('not-archived', { folder: archive }))
    await after(lookEveryMs)
  }
}

/** Copies the cluster that answers into a folder, while it serves; says from when on it can be recovered. */
async function copy(client: Client, archive: string, half: string, goOn: () => Promise<void>) {
  const began = await client.query<{ pgdata: string; major: string }>(
    `select current_setting('data_directory') as pgdata, current_setting('server_version_num')::int / 10000 || '' as major,
      pg_backup_start('wheelhouse', true)`,
  )
  const { pgdata = '', major = '' } = began.rows[0] ?? {}
  await copyFolder(pgdata, join(half, 'data'), goOn)
  const ended = await client.query<{ label: string; last: string; at: string }>(
    `select labelfile as label, pg_walfile_name(lsn) as last, clock_timestamp() as at from pg_backup_stop(false)`,
  )
  const { label = '', last = '', at = '' } = ended.rows[0] ?? {}
  await archived(archive, last)
  await writeFile(join(half, 'backup_label'), label, { mode: 0o600 })
  const wal = /\(file ([0-9A-F]{24})\)/.exec(label)?.[1] ?? ''
  return { at, wal, major }
}

/** What was killed while copying left its half behind. */
function clearHalves(folder: string) {
  for (const name of readdirSync(folder)) {
    const pid = /\.part-(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid))))
      rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** Copies the embedded database into its archive while it serves, and lets go of what is older than the newest `keep`. */
export async function takeBase({ url, archive, keep, goOn = async () => {} }: NewBase): Promise<Base> {
  const folder = basesFolderIn(archive)
  clearHalves(folder)
  const name = new Date().toISOString().replaceAll(/[-:.]/g, '')
  const half = join(folder, `.${name}.part-${process.pid}`)
  mkdirSync(half, { mode: 0o700 })
  try {
    const base = await withClient({ url, statementTimeoutMs: 0, name: 'wheelhouse archive' }, (client) =>
      copy(client, archive, half, goOn),
    )
    await writeFile(describedIn(half), JSON.stringify(base), { mode: 0o600 })
    await onDisk('sync', ['-f', half])
    renameSync(half, join(folder, name))
    prune(archive, keep)
    return { ...base, folder: join(folder, name) }
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}
