import { CompiledQuery, type Dialect, Kysely, type KyselyProps } from 'kysely'
import type { Db } from './db.ts'
import type { Tables } from './tables.ts'
import { together } from './together.ts'

type Parts = Omit<KyselyProps, 'executor'>
const partsOf = new WeakMap<Db, Parts>()

/** Opens a database through a dialect so that `transaction` can be had of it. */
export function withTransactions(dialect: Dialect): Db {
  const db = new Kysely<Tables>({ dialect })
  partsOf.set(db, { config: { dialect }, dialect, driver: dialect.createDriver() })
  return db
}

/** Asks everything at once: what could go wrong before that has gone wrong in `work`. */
export type Last<T> = (made: T) => readonly Promise<unknown>[]
const nothing = () => []

/** Throws where one of them has come to nothing without asking: that is known once everything has gone on that can by itself. */
async function allAsked(asked: readonly Promise<unknown>[]) {
  const wrong: unknown[] = []
  for (const one of asked) one.catch((error: unknown) => wrong.push(error))
  await new Promise((goOn) => process.nextTick(goOn))
  if (wrong.length > 0) throw wrong[0]
}

/**
 * Does something in one transaction. Unlike Kysely's own, which lets one statement through at a time, its handle sends on
 * whatever is asked, so that what is asked side by side shares a write. `last` asks, at once, what nobody waits for before the
 * commit: that goes out with it. A statement that fails makes PostgreSQL take everything back, whatever was asked after it.
 */
export async function transaction<T>(
  db: Db,
  work: (tx: Db) => Promise<T>,
  last: Last<T> = nothing,
): Promise<T> {
  const parts = partsOf.get(db)
  if (!parts) throw new Error('a transaction within another, or of a database that was opened elsewhere')
  return db.getExecutor().provideConnection(async (connection) => {
    let ended = false
    const say = async (text: string) => connection.executeQuery<{ command: string }>(CompiledQuery.raw(text))
    const executor = db.getExecutor().withConnectionProvider({
      provideConnection: async (use) => {
        if (ended) throw new Error('a statement that was asked after its transaction')
        return use(connection)
      },
    })
    await say('begin')
    let made: T
    let asked: readonly Promise<unknown>[]
    try {
      made = await work(new Kysely<Tables>({ ...parts, executor }))
      asked = last(made)
      ended = true
      await allAsked(asked)
    } catch (error) {
      ended = true
      // Where the connection is lost PostgreSQL has taken it back by itself, and the pool lets go of it.
      await say('rollback').catch(() => undefined)
      throw error
    }
    const [{ rows }] = await together(say('commit'), ...asked)
    if (rows[0]?.command === 'ROLLBACK') throw new Error('PostgreSQL took a transaction back')
    return made
  })
}
