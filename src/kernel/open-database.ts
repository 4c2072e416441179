import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#lib/refusal'
import type { Config } from './config.ts'
import { checkDatabase } from './database-check.ts'
import { embeddedBinaries } from './embedded-postgres/binaries.ts'
import { startEmbedded } from './embedded-postgres/embedded.ts'
import { databaseFolder, dataFolder } from './embedded-postgres/folder.ts'
import { running, urlOf } from './embedded-postgres/server.ts'
import { onlyInstance } from './instance.ts'
import { w } from './embedded-postgres/words.ts'
import { logger } from './log.ts'
import { secretsOf, type Secrets } from './secret.ts'

const log = logger('database')

export interface Database {
  /** Straight to the server: for listening, locks, migrations and workers. */
  url: string
  /** The installation's own, for what is kept locked and what is signed, as they are when asked. */
  secrets: () => Secrets
  /** Tells later starts on the same data folder where this one is served. */
  servedAt: (address: string) => void
}

/** What a start leaves behind to be put away, in reverse order, however far it got. */
export type PutAway = (how: () => Promise<void>) => void

/** The database that the configuration names: another server's, or the embedded one, which is then ours alone. */
export async function openDatabase(
  config: Config,
  say: (line: string) => void,
  later: PutAway,
): Promise<Database> {
  dataFolder(config.data)
  const secrets = () => secretsOf(config)
  // A secret that cannot be read or made is told before anything is begun.
  secrets()
  if (config.databaseUrl !== undefined) {
    await checkDatabase(config.databaseUrl)
    return { url: config.databaseUrl, secrets, servedAt: () => {} }
  }
  const { archive } = config
  const embedded = await startEmbedded(config.data, say, { archive })
  const instance = await onlyInstance(embedded.url, config.data)
  if (embedded.adopted) say(w('adopting'))
  // Whoever holds the folder also stops its database, even one that was found running.
  later(async () => {
    await embedded.stop()
    await instance.release()
  })
  embedded.watch(
    () => {
      log.error('PostgreSQL had ended by itself and was started again')
      instance
        .renew()
        .catch((error: unknown) => log.error({ err: error }, 'the data folder is no longer locked'))
    },
    (error) => {
      log.fatal({ err: error }, 'PostgreSQL ended by itself and cannot be started again')
      process.exit(1)
    },
  )
  return { url: embedded.url, secrets, servedAt: instance.servedAt }
}

/** The database as a guest, beside a Wheelhouse that may be serving from it; an embedded one that does not run is started for it. */
export async function visitDatabase(
  config: Config,
  say: (line: string) => void,
  later: PutAway,
): Promise<string> {
  if (config.databaseUrl !== undefined) {
    await checkDatabase(config.databaseUrl)
    return config.databaseUrl
  }
  if (!existsSync(join(config.data, 'postgres')))
    throw new Refusal('not-found', w.later('no-database', { data: config.data }))
  const found = await running(databaseFolder(config.data, embeddedBinaries().major))
  return found ? urlOf(found, 'wheelhouse') : (await openDatabase(config, say, later)).url
}
