import { existsSync, globSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#lib/refusal'
import { backUp } from '../backup/backup.ts'
import { restore } from '../backup/restore.ts'
import { onlyInstance } from '../instance.ts'
import { type Binaries, olderBinaries, reachableBinaries } from './binaries.ts'
import { initCluster, isEmpty, syncCluster } from './cluster.ts'
import { ensureDatabase } from './ensure-database.ts'
import type { Folder } from './folder.ts'
import { launch, running, stop, urlOf } from './server.ts'
import { usualSettings } from './settings.ts'
import { w } from './words.ts'

/** The database that an older PostgreSQL left here, the newest of them, while ours has none. */
function olderIn({ home, pgdata }: Folder, major: string): string | undefined {
  if (!isEmpty(pgdata)) return undefined
  return readdirSync(home)
    .filter((name) => /^\d+$/.test(name) && Number(name) < Number(major))
    .filter((name) => existsSync(join(home, name, 'PG_VERSION')))
    .sort((a, b) => Number(b) - Number(a))[0]
}

/** Stands beside a database that was carried over: what was written since is not in it. */
const markOf = ({ home }: Folder, major: string) => join(home, `${major}.carried-over`)

const unsafe = { fsync: 'off', full_page_writes: 'off' }

/** Writes all that the old database holds to a file beside it, while no Wheelhouse serves from it, and stops it. */
async function written(data: string, old: Folder, programs: Binaries, beside: string): Promise<string> {
  const { run } = (await running(old)) ?? (await launch(old, programs, usualSettings(), () => {}))
  const url = urlOf({ run }, 'wheelhouse')
  const instance = await onlyInstance(url, data)
  try {
    return (await backUp({ url, folder: beside, keep: 1, version: `PostgreSQL ${programs.major}` })).file
  } finally {
    await stop(old)
    await instance.release()
  }
}

/** Makes a new database of that file, compared with it table by table, and on the disk. */
async function made(fresh: Folder, programs: Binaries, file: string) {
  await initCluster(fresh, programs, { durable: false })
  const { run } = await launch(fresh, programs, { ...usualSettings(), ...unsafe }, () => {})
  try {
    await ensureDatabase(urlOf({ run }, 'postgres'), 'wheelhouse')
    const place = async () => urlOf({ run }, 'wheelhouse')
    // Nothing went on elsewhere since: mail that waits goes on waiting.
    const { different } = await restore({ file, place, rehearsal: true })
    const [first] = different
    if (first) throw new Error(w('carried-otherwise', { name: first.was.name }))
  } finally {
    await stop(fresh)
  }
  await syncCluster(fresh, programs)
}

/**
 * Brings a database that an older PostgreSQL made to the one that came with us: by its own programs into a file, and from
 * there into a new cluster, which gets its name once all is in it. The old one is left as it was.
 */
export async function carryOver(data: string, folder: Folder, wanted: Binaries, say: (line: string) => void) {
  const major = olderIn(folder, wanted.major)
  if (major === undefined) return
  const { home, user } = folder
  const old = { ...folder, pgdata: join(home, major) }
  const names = { folder: old.pgdata, found: major, wanted: wanted.major }
  const mark = markOf(folder, major)
  if (existsSync(mark)) throw new Refusal('unavailable', w.later('carried-before', { ...names, mark }))
  const programs = olderBinaries(major)
  if (!programs) throw new Refusal('unavailable', w.later('older-without-programs', names))
  say(w('carrying-over', names))
  const beside = join(home, 'carried-over')
  const fresh = { ...folder, pgdata: `${folder.pgdata}.carried-${process.pid}` }
  try {
    const file = await written(data, old, reachableBinaries(programs, home, user), beside)
    for (const half of globSync(`${folder.pgdata}.carried-*`)) rmSync(half, { recursive: true, force: true })
    await made(fresh, reachableBinaries(wanted, home, user), file)
    renameSync(fresh.pgdata, folder.pgdata)
    writeFileSync(mark, `${wanted.major}\n`)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal('unavailable', w.later('not-carried-over', { ...names, why }))
  } finally {
    rmSync(fresh.pgdata, { recursive: true, force: true })
    rmSync(beside, { recursive: true, force: true })
  }
  say(w('carried-over', names))
}
