import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#lib/refusal'
import { embeddedBinaries, reachableBinaries } from '../embedded-postgres/binaries.ts'
import { isEmpty } from '../embedded-postgres/cluster.ts'
import { usualSettings } from '../embedded-postgres/settings.ts'
import { databaseFolder } from '../embedded-postgres/folder.ts'
import { type Identity, isRoot } from '../embedded-postgres/identity.ts'
import { launch, stop } from '../embedded-postgres/server.ts'
import { type Base, basesIn, missingAfter } from './folder.ts'
import { unpack } from './packed.ts'
import { recovering } from './settings.ts'
import { w } from './words.ts'

export interface Recovery {
  archive: string
  /** As it was then, an ISO instant; without it, as far as the archive goes. */
  at: string | undefined
  /** A data folder yet to be made. */
  data: string
  /** Told when it takes a while. */
  onWait: () => void
}

/** The newest copy that was whole by then. */
export function baseFor({ archive, at }: Pick<Recovery, 'archive' | 'at'>): Base {
  const bases = basesIn(archive)
  const [newest, first] = [bases[0], bases.at(-1)]
  if (!newest || !first) throw new Refusal('not-found', w.later('no-base', { folder: archive }))
  if (at === undefined) return newest
  const found = bases.find((base) => Date.parse(base.at) <= Date.parse(at))
  if (!found) throw new Refusal('not-found', w.later('none-before', { folder: archive, at: first.at }))
  return found
}

async function unpackFolder(from: string, to: string, own: (path: string) => void) {
  mkdirSync(to, { mode: 0o700 })
  own(to)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name.replace(/\.zst$/, ''))
    if (entry.isDirectory()) await unpackFolder(source, target, own)
    else {
      await unpack(source, target)
      own(target)
    }
  }
}

const ownedBy =
  ({ uid, gid }: Identity) =>
  (path: string) => {
    if (isRoot()) chownSync(path, uid, gid)
  }

const damaged = (archive: string, piece: string) =>
  new Refusal('unavailable', w.later('damaged', { folder: archive, piece }))

/** What PostgreSQL said when it gave up, as a sentence about the archive. */
function whyNot(error: unknown, { archive, at }: Recovery): unknown {
  if (!(error instanceof Refusal)) return error
  const piece = /could not restore file "(\w+)/.exec(error.message)?.[1]
  if (piece !== undefined) return damaged(archive, piece)
  const isShort = /before configured recovery target was reached/.test(error.message)
  return isShort && at !== undefined
    ? new Refusal('not-found', w.later('nothing-after', { at, folder: archive }))
    : error
}

/** Puts a copy from the archive into a new data folder, and has PostgreSQL go on from there by the archived log. */
export async function recover(recovery: Recovery): Promise<Base> {
  const { archive, at, data, onWait } = recovery
  const base = baseFor(recovery)
  const missing = at === undefined ? missingAfter(archive, base) : undefined
  if (missing !== undefined) throw damaged(archive, missing)
  const wanted = embeddedBinaries()
  if (base.major !== wanted.major)
    throw new Refusal('conflict', w.later('other-major', { found: base.major, wanted: wanted.major }))
  const folder = databaseFolder(data, wanted.major)
  const binaries = reachableBinaries(wanted, folder.home, folder.user)
  const own = ownedBy(folder.user)
  if (!isEmpty(folder.pgdata)) throw new Error(`${folder.pgdata} is filled`)
  await unpackFolder(join(base.folder, 'data'), folder.pgdata, own)
  await copyFile(join(base.folder, 'backup_label'), join(folder.pgdata, 'backup_label'))
  writeFileSync(join(folder.pgdata, 'recovery.signal'), '')
  for (const name of ['backup_label', 'recovery.signal']) own(join(folder.pgdata, name))
  try {
    await launch(folder, binaries, { ...usualSettings(), ...recovering(archive, at) }, onWait)
  } catch (error) {
    throw whyNot(error, recovery)
  }
  // From here on it is a database as any other, and is started as such.
  await stop(folder)
  return base
}
