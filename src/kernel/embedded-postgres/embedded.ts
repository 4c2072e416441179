import { totalmem } from 'node:os'
import { Client } from 'pg'
import { connectionTo } from '#kernel/db'
import { embeddedBinaries, reachableBinaries } from './binaries.ts'
import { initCluster, refuseDamaged } from './cluster.ts'
import { databaseFolder } from './folder.ts'
import { launch, running, type Settings, stop, urlOf } from './server.ts'
import { w } from './words.ts'

export interface EmbeddedPostgres {
  url: string
  /** It ran already, left over by a program that was killed. */
  adopted: boolean
  stop: () => Promise<void>
}

const mb = (bytes: number, least: number, most: number) =>
  `${Math.round(Math.min(most, Math.max(least, bytes / 2 ** 20)))}MB`

/** Settings for one small machine that the program and its database share. Every commit is on disk before it is told. */
export function settingsFor(memory: number): Settings {
  return {
    shared_buffers: mb(memory / 8, 128, 2048),
    effective_cache_size: mb(memory / 2, 512, 65_536),
    work_mem: '16MB',
    maintenance_work_mem: mb(memory / 32, 64, 512),
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: 1.1,
    jit: 'off',
    max_connections: 100,
    // Errors of statements reach the program that made them; this log is for PostgreSQL's own life.
    log_min_messages: 'log',
  }
}

/** The memory there is, or the container's share of it. */
const memory = () => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)

async function ensureDatabase(maintenanceUrl: string, name: string) {
  const client = new Client(connectionTo({ url: maintenanceUrl, name: 'wheelhouse start' }))
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** Starts the PostgreSQL that came with us on a data folder, or takes over the one that still runs there. */
export async function startEmbedded(data: string, say: (line: string) => void): Promise<EmbeddedPostgres> {
  const wanted = embeddedBinaries()
  const folder = databaseFolder(data, wanted.major)
  const binaries = reachableBinaries(wanted, folder.home, folder.user)
  const recovering = () => say(w('recovering'))
  const left = await running(folder, recovering)
  if (left) say(w('adopting'))
  else {
    const made = initCluster(folder, binaries)
    if (made) say(w('making'))
    refuseDamaged(folder, binaries.major)
  }
  const { run } = left ?? (await launch(folder, binaries, settingsFor(memory()), recovering))
  await ensureDatabase(urlOf({ run }, 'postgres'), 'wheelhouse')
  return { url: urlOf({ run }, 'wheelhouse'), adopted: Boolean(left), stop: () => stop(folder) }
}
