import { existsSync, globSync, mkdtempSync, readdirSync, realpathSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Binaries, reachableBinaries } from '#kernel/embedded-postgres/binaries'
import { initCluster, type NewCluster } from '#kernel/embedded-postgres/cluster'
import { databaseFolder } from '#kernel/embedded-postgres/folder'
import { isAlive } from '#kernel/embedded-postgres/lock-file'
import { launch, stop, urlOf } from '#kernel/embedded-postgres/server'

const prefix = 'wheelhouse-test-'

const inMemory = '/dev/shm'
const roomyBytes = 6 * 2 ** 30
function isRoomy(folder: string) {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= roomyBytes
}
/** In memory where there is room: hundreds of databases are copied, and whatever else uses the disk would hold each up. */
const home = isRoomy(inMemory) ? inMemory : realpathSync(tmpdir())

export interface TestCluster {
  url: (database: string) => string
  stop: () => Promise<void>
}

/** A run that was killed leaves its cluster behind: whoever comes next clears it away. */
async function clearLeftovers() {
  for (const name of readdirSync(home).filter((one) => one.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0])
    if (isAlive(pid)) continue
    await removeData(join(home, name))
  }
}

/** Where a data folder may be made; its name says which run it belongs to. */
export function temporaryData(): string {
  const folder = mkdtempSync(join(home, `${prefix}${process.pid}-`))
  rmSync(folder, { recursive: true })
  return folder
}

/** Stops whatever database runs below a data folder, and removes the folder. */
export async function removeData(data: string) {
  for (const file of globSync('postgres/*/postmaster.pid', { cwd: data }))
    await stop({ pgdata: join(data, dirname(file)) }, 'SIGQUIT')
  rmSync(data, { recursive: true, force: true })
}

/** A PostgreSQL of its own in a temporary folder, quick because it need not survive a power cut. */
export async function startTestCluster(source: Binaries, options: NewCluster = {}): Promise<TestCluster> {
  await clearLeftovers()
  const data = temporaryData()
  const folder = databaseFolder(data, source.major)
  const binaries = reachableBinaries(source, folder.home, folder.user)
  await initCluster(folder, binaries, { durable: false, ...options })
  await launch(
    folder,
    binaries,
    {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      max_wal_size: '1GB',
      shared_buffers: '256MB',
      jit: 'off',
      autovacuum: 'off',
    },
    () => {},
  )
  return {
    url: (database) => urlOf(folder, database),
    stop: () => removeData(data),
  }
}
