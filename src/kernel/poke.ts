import pg from 'pg'
import { onCommit } from './context.ts'
import { connectionTo, type OpenDb } from './db.ts'
import { logger } from './log.ts'

const log = logger('poke')
const channel = 'wheelhouse'
const coalesceMs = 50
const lookAgainMs = 1000

export interface Poke {
  /** Calls back soon after something was committed by any process, and once a second besides. */
  listen: (call: () => void) => () => void
  close: () => Promise<void>
}

/**
 * Tells every process that there is something new: one coalesced NOTIFY outside any transaction, and a look every
 * second, so that a lost poke costs a second and never an event.
 */
export async function startPoke({ db, pool }: OpenDb, url: string): Promise<Poke> {
  const calls = new Set<() => void>()
  const tell = () => {
    for (const call of calls) call()
  }
  let waiting: NodeJS.Timeout | undefined
  let closed = false
  const stopHearing = onCommit(db, () => {
    tell()
    waiting ??= setTimeout(() => {
      waiting = undefined
      pool.query(`notify ${channel}`).catch((error: unknown) => log.debug({ err: error }, 'a poke was lost'))
    }, coalesceMs)
  })
  const timer = setInterval(tell, lookAgainMs)
  let listener: pg.Client | undefined
  const connect = async () => {
    const client = new pg.Client(connectionTo({ url, statementTimeoutMs: 0, name: 'wheelhouse listen' }))
    client.on('notification', tell)
    client.on('error', () => {
      listener = undefined
      if (!closed) setTimeout(() => void connect().catch(() => undefined), lookAgainMs).unref()
    })
    await client.connect()
    await client.query(`listen ${channel}`)
    listener = client
  }
  await connect()
  return {
    listen(call) {
      calls.add(call)
      return () => calls.delete(call)
    },
    async close() {
      closed = true
      clearInterval(timer)
      clearTimeout(waiting)
      stopHearing()
      await listener?.end()
    },
  }
}
