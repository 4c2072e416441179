import { createReadStream } from 'node:fs'
import { lstat, mkdir, readdir, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { say } from '#lib/words'
import type { Db } from '#kernel/db'
import { logger } from '#kernel/log'
import type { Lane } from '#kernel/worker'
import type { Why } from './contract.ts'
import { Unfit } from './engine/unfit.ts'
import { take } from './take.ts'
import { w } from './words.ts'

const log = logger('agents')
const kinds = /\.(?:xml|json|ocs)$/i
const everyMs = 5000
/** A file that was written to a moment ago may not be whole yet. */
const quietMs = 2000
/** Longer than any report takes. */
const leftMs = 600_000
/** What fails so often is laid aside, for whoever looks after the house. */
const mostTries = 3
const [taking, done, refused] = ['.taking', 'taken', 'not-taken'] as const

let folder: string | undefined
/** From now on reports that somebody lays into this folder are taken in; none are unless it is named. */
export const takeFrom = (path: string | undefined) => {
  folder = path
}

/** Reports that wait in a folder, whole and by a name that agents give; the oldest first. */
async function waitingIn(at: string, now: number): Promise<string[]> {
  const names = (await readdir(at)).filter((name) => kinds.test(name))
  const found: { name: string; mtimeMs: number }[] = []
  for (const name of names) {
    // A link would lead out of the folder.
    const file = await lstat(join(at, name)).catch(() => undefined)
    if (file?.isFile() && now - file.mtimeMs >= quietMs) found.push({ name, mtimeMs: file.mtimeMs })
  }
  return found.toSorted((a, b) => a.mtimeMs - b.mtimeMs).map(({ name }) => name)
}

async function whyNot(db: Db, file: string): Promise<Why | undefined> {
  const { size } = await lstat(file)
  try {
    const answer = await take(db, createReadStream(file), { ip: '', bytes: size, ownId: '' }, () => undefined)
    return 'taken' in answer && 'refused' in answer.taken ? answer.taken.refused : undefined
  } catch (error) {
    if (error instanceof Unfit) return error.why
    throw error
  }
}

/** What a server that died held in its hands waits again. */
async function returnLeft(at: string, now: number) {
  for (const name of await readdir(join(at, taking))) {
    const file = await lstat(join(at, taking, name)).catch(() => undefined)
    if (file && now - file.ctimeMs > leftMs)
      await rename(join(at, taking, name), join(at, name)).catch(() => undefined)
  }
}

/** Puts a report back, behind all others that wait. */
async function putBack(at: string, name: string) {
  const now = new Date()
  await utimes(join(at, taking, name), now, now)
  await rename(join(at, taking, name), join(at, name))
}

const aside = (why: Why | 'failed') => (why === 'failed' ? w.later('not-taken') : w.later(`why-${why}`))

/** Takes one report in and lays it aside: among those taken, or among those that are not, with the reason beside it. */
async function takeOne(db: Db, at: string, name: string, failed: Map<string, number>) {
  const held = join(at, taking, name)
  try {
    await rename(join(at, name), held)
  } catch {
    // Another server was first.
    return
  }
  const why = await whyNot(db, held).catch((error: unknown) => {
    log.warn({ err: error, name }, 'a report of the folder cannot be taken in')
    const tries = (failed.get(name) ?? 0) + 1
    failed.set(name, tries)
    return tries < mostTries ? ('busy' as const) : ('failed' as const)
  })
  if (why === 'busy') return putBack(at, name)
  failed.delete(name)
  const to = join(at, why === undefined ? done : refused, name)
  await rename(held, to)
  if (why !== undefined) await writeFile(`${to}.txt`, `${say(aside(why), 'en')}\n`)
}

/** The worker's lane for a folder into which reports are laid where no network leads here. */
export const inboxLane = (db: Db): Lane => laneFrom(db, () => folder)

/** The same for a folder that may change. */
export function laneFrom(db: Db, folderNow: () => string | undefined): Lane {
  const failed = new Map<string, number>()
  let queue: string[] = []
  let next = 0
  async function look(at: string) {
    for (const name of [taking, done, refused]) await mkdir(join(at, name), { recursive: true })
    await returnLeft(at, Date.now())
    return waitingIn(at, Date.now())
  }
  return {
    async step() {
      const at = folderNow()
      if (at === undefined || (queue.length === 0 && Date.now() < next)) return false
      try {
        if (queue.length === 0) queue = await look(at)
        next = Date.now() + everyMs
        const name = queue.shift()
        if (name === undefined) return false
        await takeOne(db, at, name, failed)
        return true
      } catch (error) {
        log.warn({ err: error, folder: at }, 'the folder of reports cannot be read')
        queue = []
        next = Date.now() + everyMs
        return false
      }
    },
    close: () => undefined,
  }
}
