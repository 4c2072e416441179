import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Config } from '#kernel/config'
import { checkDatabase } from '#kernel/database-check'
import { openDb } from '#kernel/db'
import { embeddedBinaries } from '#kernel/embedded-postgres/binaries'
import { databaseFolder } from '#kernel/embedded-postgres/folder'
import { running, urlOf } from '#kernel/embedded-postgres/server'
import { openDatabase, type PutAway } from '#kernel/open-database'
import { keepingOf } from '#kernel/seal/keeper'
import type { Verified } from '#kernel/seal/tally'
import { verifyAsOfNow } from '#kernel/seal/verify'
import { secretOf } from '#kernel/secret'
import { w } from './words.ts'

const refuse = (key: 'no-database' | 'no-secret', data: string) =>
  new Refusal('unavailable', w.later(key, { data }))

/** The database of this machine, as its server uses it; one that does not run is started for the while. */
async function reach(config: Config, later: PutAway): Promise<string> {
  if (config.databaseUrl !== undefined) {
    await checkDatabase(config.databaseUrl)
    return config.databaseUrl
  }
  if (!existsSync(join(config.data, 'postgres'))) throw refuse('no-database', config.data)
  const found = await running(databaseFolder(config.data, embeddedBinaries().major))
  return found ? urlOf(found, 'wheelhouse') : (await openDatabase(config, () => {}, later)).url
}

function readable(file: string) {
  try {
    if (existsSync(file)) accessSync(file, constants.R_OK)
  } catch (error) {
    throw new Refusal(
      'unavailable',
      w.later('no-file', { file, why: (error as NodeJS.ErrnoException).code ?? '' }),
    )
  }
}

export interface Looked extends Verified {
  file: string
  key: string
}

/** Looks through the whole sealed history of this machine's Wheelhouse. */
export async function lookThrough(config: Config, keys: readonly string[], later: PutAway): Promise<Looked> {
  if (config.secret === undefined && !existsSync(join(config.data, 'secret')))
    throw refuse(existsSync(config.data) ? 'no-secret' : 'no-database', config.data)
  const { signer, file } = keepingOf(config, secretOf(config))
  readable(file)
  const { db, close } = openDb({
    url: await reach(config, later),
    statementTimeoutMs: 0,
    name: 'wheelhouse verify',
  })
  later(close)
  const { rows } = await sql<{
    found: boolean
  }>`select to_regclass('seal_head') is not null as found`.execute(db)
  if (!rows[0]?.found) throw new Refusal('unavailable', w.later('not-yet'))
  const verified = await verifyAsOfNow({ db, file, keys: new Set([signer.key, ...keys]) })
  return { ...verified, file, key: signer.key }
}
