import { existsSync, lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '#lib/refusal'
import { checkDatabase } from '#kernel/database-check'
import { embeddedBinaries } from '#kernel/embedded-postgres/binaries'
import { isEmpty } from '#kernel/embedded-postgres/cluster'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { databaseFolder } from '#kernel/embedded-postgres/folder'
import { type Deed, misused } from './perform.ts'
import { w } from './words.ts'

/** Removes a data folder of ours, and the database that lies elsewhere where PostgreSQL's user could not reach it. */
export function remove(data: string) {
  const home = join(data, 'postgres')
  if (lstatSync(home, { throwIfNoEntry: false })?.isSymbolicLink() && existsSync(home))
    rmSync(realpathSync(home), { recursive: true, force: true })
  rmSync(data, { recursive: true, force: true })
}

/**
 * Makes a data folder where nothing is. One that was moved away may have left its database elsewhere under the same name:
 * that is neither written to nor removed.
 */
export function newFolder(data: string) {
  if (!isEmpty(data)) throw new Refusal('conflict', w.later('folder-filled', { folder: data }))
  const { home } = databaseFolder(data, embeddedBinaries().major)
  if (!readdirSync(home).some((name) => existsSync(join(home, name, 'PG_VERSION')))) return
  rmSync(data, { recursive: true })
  throw new Refusal('conflict', w.later('folder-filled', { folder: home }))
}

/** Where a backup is put, made once the backup was found whole. */
export interface Place {
  make: () => Promise<string>
  /** All went well: it stays, and is on the disk. */
  settle: () => Promise<void>
}

const nothingToDo = async () => {}

/** A folder of its own that goes when all is over. */
async function beside({ tell, later }: Deed): Promise<string> {
  const data = mkdtempSync(join(realpathSync(tmpdir()), 'wheelhouse-rehearsal-'))
  // Made again by whoever starts the database, so that its user gets in.
  rmSync(data, { recursive: true })
  later(async () => remove(data))
  const { url, stop } = await startEmbedded(data, tell, { durable: false })
  later(stop)
  return url
}

/** A new data folder: it stays if all goes well, and goes otherwise. Quick until then, and on the disk in the end. */
function folder(data: string, { tell, later }: Deed): Place {
  const target = { isDone: false, settle: nothingToDo }
  async function make(): Promise<string> {
    newFolder(data)
    later(async () => {
      if (!target.isDone) remove(data)
    })
    const { url, stop, settle } = await startEmbedded(data, tell, { durable: false })
    later(stop)
    target.settle = settle
    return url
  }
  async function settle() {
    await target.settle()
    target.isDone = true
  }
  return { make, settle }
}

async function emptyDatabase({ config: { databaseUrl } }: Deed): Promise<string> {
  if (databaseUrl === undefined) throw misused(w('where-to'))
  await checkDatabase(databaseUrl)
  return databaseUrl
}

/** The one place that the flags name. */
export function placeOf(deed: Deed): Place {
  const { to, rehearse, database } = deed.flags
  if ([to, rehearse, database].filter((flag) => flag !== undefined).length !== 1) throw misused(w('where-to'))
  if (to !== undefined) return folder(to, deed)
  return { make: () => (rehearse ? beside(deed) : emptyDatabase(deed)), settle: nothingToDo }
}
