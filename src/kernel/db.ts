import { type Kysely, PostgresDialect } from 'kysely'
import { Client, type ClientConfig, Pool } from 'pg'
import { columnValues } from './column-values.ts'
import { logger } from './log.ts'
import { withNamedStatements } from './named-statements.ts'
import type { Tables } from './tables.ts'
import { withTransactions } from './transaction.ts'

export type Db = Kysely<Tables>

export interface DbOptions {
  url: string
  /** Largest number of connections. */
  max?: number
  /** The address is a pooler in transaction mode: nothing may then live in a session, neither names nor settings. */
  pooled?: boolean
  /** 0: a statement may take as long as it takes (jobs, migrations). */
  statementTimeoutMs?: number
  /** Shown in `pg_stat_activity`. */
  name?: string
  /** Nothing can be written over it. */
  readOnly?: boolean
}

export interface OpenDb {
  db: Db
  pool: Pool
  close: () => Promise<void>
}

const log = logger('db')

/** What every session of ours agrees on, whatever the server's own defaults are. */
const session = ['TimeZone=UTC', 'IntervalStyle=iso_8601', 'idle_in_transaction_session_timeout=60000']

/** Connection settings that `Client` and `Pool` share. */
export function connectionTo({
  url,
  pooled = false,
  statementTimeoutMs = 30_000,
  name = 'wheelhouse',
  readOnly = false,
}: DbOptions) {
  const settings = [
    ...session,
    `statement_timeout=${statementTimeoutMs}`,
    ...(readOnly ? ['default_transaction_read_only=on'] : []),
  ]
    .map((one) => `-c ${one}`)
    .join(' ')
  return {
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: columnValues,
    ...(pooled ? {} : { options: settings }),
  } satisfies ClientConfig
}

/** A connection of its own, for what a session must hold (locks) or a pool is not for. Whoever asks for it ends it. */
export async function connect(options: DbOptions): Promise<Client> {
  const client = new Client(connectionTo(options))
  // Its loss is told to whoever waits for an answer; unheard, it would end the process.
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Does something on a connection of its own, and ends that. */
export async function withClient<T>(options: DbOptions, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(options)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A connection knows its plans and has its caches warm: it is worth keeping over a quiet quarter of an hour. */
const idleTimeoutMillis = 900_000

const besides = new WeakMap<Db, () => Db>()
/**
 * One connection beside a pool, for what is asked while a transaction is open: with every connection of the pool in one,
 * all of them would wait for each other.
 */
export const besideOf = (db: Db): Db => besides.get(db)?.() ?? db

/** Opens a pool of connections; none is made before the first query. */
export function openDb(options: DbOptions): OpenDb {
  const pool = new Pool({
    ...connectionTo(options),
    max: options.max ?? 10,
    pipeline: true,
    idleTimeoutMillis,
  })
  // A connection may be lost while idle or in use; without a listener on both that would end the process.
  const lost = (err: Error) => {
    if (!pool.ending) log.warn({ err }, 'a database connection was lost')
  }
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', lost))
  const dialect = new PostgresDialect({ pool: options.pooled ? pool : withNamedStatements(pool) })
  const db = withTransactions(dialect)
  let beside: OpenDb | undefined
  besides.set(db, () => (beside ??= openDb({ ...options, max: 1 })).db)
  // Not db.destroy(): that leaves a pool alone that Kysely has not used yet.
  return { db, pool, close: async () => void (await Promise.all([pool.end(), beside?.close()])) }
}
