import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#lib/refusal'
import { isAlive } from '../embedded-postgres/lock-file.ts'
import { w } from './words.ts'

/** The last bytes of every backup: a file without them was cut short. */
export const ending = Buffer.from('\nwhole\n')

/** The moment in its name is when it was begun, so that names sort by age. */
const named = /^wheelhouse-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.backup$/
const halfNamed = /^\.wheelhouse-.*\.part-(\d+)$/

const nameFor = (at: string) => `wheelhouse-${at.replaceAll(/[-:.]/g, '').slice(0, 18)}Z.backup`

export interface BackupFile {
  file: string
  /** When it was begun, an ISO instant. */
  at: string
  bytes: number
}

/** The whole backups in a folder, newest first. */
export function backupsIn(folder: string): BackupFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const [, y, mo, d, h, mi, s, ms] = named.exec(name) ?? []
      if (y === undefined) return []
      const file = join(folder, name)
      const at = `${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z`
      return [{ file, at, bytes: statSync(file).size }]
    })
    .sort((a, b) => b.at.localeCompare(a.at))
}

/** What the disk or its rights forbid is a sentence. */
function refusal(error: unknown, folder: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Refusal('unavailable', w.later('disk-full', { folder }))
  if (/^(?:EACCES|EPERM|EROFS|ENOTDIR|ENOENT|EIO|EEXIST)$/.test(code))
    return new Refusal('unavailable', w.later('cannot-write', { folder, why: code }))
  return error
}

/** What this process is writing. In a container the program that was killed had the same number. */
const underWay = new Set<string>()

const isWritten = (half: string, pid: number) => (pid === process.pid ? underWay.has(half) : isAlive(pid))

/** What a backup that was killed left behind: it never had a backup's name. */
function clearHalves(folder: string) {
  for (const name of readdirSync(folder)) {
    const [pid, half] = [halfNamed.exec(name)?.[1], join(folder, name)]
    if (pid !== undefined && !isWritten(half, Number(pid))) rmSync(half, { force: true })
  }
}

async function syncFolder(folder: string) {
  await using handle = await open(folder, 'r')
  await handle.sync()
}

/** Writes a stream under a name of its own, and gives it a backup's name only once it is whole and on the disk. */
export async function keepFile(
  folder: string,
  at: string,
  bytes: AsyncIterable<Buffer>,
): Promise<BackupFile> {
  const file = join(folder, nameFor(at))
  const half = join(folder, `.${nameFor(at)}.part-${process.pid}`)
  const drop = () => rmSync(half, { force: true })
  underWay.add(half)
  process.once('exit', drop)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    clearHalves(folder)
    await using handle = await open(half, 'wx', 0o600)
    for await (const one of bytes) await handle.writeFile(one)
    await handle.writeFile(ending)
    await handle.sync()
    renameSync(half, file)
    await syncFolder(folder)
  } catch (error) {
    // What stood in the way of writing may stand in the way of removing: the first is what is told.
    if (existsSync(half)) drop()
    throw refusal(error, folder)
  } finally {
    process.off('exit', drop)
    underWay.delete(half)
  }
  return { file, at, bytes: statSync(file).size }
}

/** Removes all but the newest so many; says which. */
export function keepNewest(folder: string, keep: number): string[] {
  const old = backupsIn(folder)
    .slice(keep)
    .map(({ file }) => file)
  for (const file of old) rmSync(file, { force: true })
  return old
}

/** A backup's bytes without its ending; a file that lacks it was cut short. */
export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  try {
    await using handle = await open(file, 'r')
    const { size } = await handle.stat()
    const tail = Buffer.alloc(ending.length)
    await handle.read(tail, 0, tail.length, Math.max(0, size - tail.length))
    const begins = Buffer.alloc(10)
    await handle.read(begins, 0, begins.length, 0)
    if (begins.toString() !== 'wheelhouse') throw new Refusal('invalid', w.later('not-a-backup'))
    if (!tail.equals(ending)) throw new Refusal('invalid', w.later('cut-short'))
    yield* handle.createReadStream({
      start: 0,
      end: size - ending.length - 1,
      autoClose: false,
    }) as AsyncIterable<Buffer>
  } catch (error) {
    if (error instanceof Refusal || (error as NodeJS.ErrnoException).code === undefined) throw error
    throw new Refusal(
      'unavailable',
      w.later('unreadable', { file, why: (error as NodeJS.ErrnoException).code ?? '' }),
    )
  }
}
