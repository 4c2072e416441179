import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { connectionTo, type DbOptions } from './db.ts'
import { logger } from './log.ts'

const log = logger('db')
const againMs = 500

export interface HeldConnection {
  /** Whether it stands just now, with what it began with. */
  stands: () => boolean
  close: () => Promise<void>
}

interface One {
  client: Client
  ended: Promise<void>
}

async function make(options: DbOptions, begin: (client: Client) => Promise<unknown>): Promise<One> {
  const client = new Client(connectionTo(options))
  // What is wrong with it may be said more than once; that it has ended is said once.
  client.on('error', (err) => log.debug({ err }, 'of a held connection'))
  const ended = new Promise<void>((end) => client.once('end', end))
  try {
    await client.connect()
    await begin(client)
  } catch (error) {
    client.end().catch(() => undefined)
    throw error
  }
  return { client, ended }
}

/**
 * A connection for what a session holds as long as the process lives: a lock, or an ear. Where it is lost, one loop makes
 * another, however long the server is away; `begin` is done on each.
 */
export async function holdConnection(
  given: Omit<DbOptions, 'statementTimeoutMs'>,
  begin: (client: Client) => Promise<unknown>,
): Promise<HeldConnection> {
  const options = { ...given, statementTimeoutMs: 0 }
  const { name } = options
  const closing = new AbortController()
  const { signal } = closing
  let standing: Client | undefined

  const hold = async (first: One) => {
    let one: One | undefined = first
    while (!signal.aborted) {
      if (one) {
        standing = one.client
        await one.ended
        standing = undefined
        if (signal.aborted) return
        log.warn({ name }, 'a held connection was lost and is made anew')
      }
      await wait(againMs, undefined, { ref: false, signal }).catch(() => undefined)
      one = signal.aborted ? undefined : await make(options, begin).catch(() => undefined)
      if (one) log.info({ name }, 'a held connection stands again')
    }
    // It came to stand while we were closing.
    await one?.client.end()
  }

  const holding = hold(await make(options, begin))
  return {
    stands: () => standing !== undefined,
    async close() {
      closing.abort()
      await standing?.end()
      await holding
    },
  }
}
