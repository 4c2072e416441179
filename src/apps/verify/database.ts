import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Config } from '#kernel/config'
import { type Db, openDb } from '#kernel/db'
import { type PutAway, visitDatabase } from '#kernel/open-database'
import { keysIn } from '#kernel/seal/heads'
import { tailOf } from '#kernel/seal/heads-file'
import { headsFileOf, keepingOf } from '#kernel/seal/keeper'
import type { Verified } from '#kernel/seal/tally'
import { type Looking, verifyAsOfNow } from '#kernel/seal/verify'
import { secretOf } from '#kernel/secret'
import { w } from './words.ts'

const refuse = (key: 'no-database' | 'no-secret', data: string) =>
  new Refusal('unavailable', w.later(key, { data }))

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
  /** This installation's own; only those that were named are trusted where its secret is not. */
  key: string | null
}

const hasSecret = ({ secret, data }: Config) => secret !== undefined || existsSync(join(data, 'secret'))

async function look(url: string, looking: (db: Db) => Promise<Omit<Looking, 'db'>>): Promise<Verified> {
  const { db, close } = openDb({ url, statementTimeoutMs: 0, name: 'wheelhouse verify' })
  try {
    const { rows } = await sql<{
      found: boolean
    }>`select to_regclass('seal_key') is not null as found`.execute(db)
    if (!rows[0]?.found) throw new Refusal('unavailable', w.later('not-yet'))
    return await verifyAsOfNow({ ...(await looking(db)), db })
  } finally {
    await close()
  }
}

/** Looks through the whole sealed history of this machine's Wheelhouse. */
export async function lookThrough(config: Config, keys: readonly string[], later: PutAway): Promise<Looked> {
  const own = hasSecret(config) ? [keepingOf(config, secretOf(config)).signer.key] : []
  if (own.length + keys.length === 0)
    throw refuse(existsSync(config.data) ? 'no-secret' : 'no-database', config.data)
  const file = headsFileOf(config)
  readable(file)
  const url = await visitDatabase(config, () => {}, later)
  const verified = await look(url, async () => ({ file, keys: new Set([...own, ...keys]) }))
  return { ...verified, file, key: own[0] ?? null }
}

export interface LookedAtRestored extends Verified {
  /** The file of signed heads that this database would go on with, and how far that goes. */
  file: string
  fileGoesTo: number
  /** The keys of the heads were taken at their word: there is no secret here to tell our own. */
  takenAtWord: boolean
}

/** The same of a database that was just restored, against the heads kept outside it as far as they go together. */
export async function lookAtRestored(
  config: Config,
  url: string,
  keys: readonly string[],
): Promise<LookedAtRestored> {
  const file = headsFileOf(config)
  readable(file)
  const ours = [...(hasSecret(config) ? [keepingOf(config, secretOf(config)).signer.key] : []), ...keys]
  const verified = await look(url, async (db) => ({
    file,
    restored: true,
    keys: new Set(ours.length > 0 ? ours : await keysIn(db)),
  }))
  const fileGoesTo = (await tailOf(file)).head?.size ?? 0
  return { ...verified, file, fileGoesTo, takenAtWord: ours.length === 0 }
}
