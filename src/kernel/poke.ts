import { sql } from 'kysely'
import { onCommit, type Write } from './context.ts'
import type { Db, OpenDb } from './db.ts'
import { holdConnection } from './held-connection.ts'
import { logger } from './log.ts'

const log = logger('poke')
const channel = 'wheelhouse'
const whispers = 'wheelhouse_whisper'
const coalesceMs = 50
const lookAgainMs = 1000

/** Something for those who look at a record right now; it is kept nowhere. */
export interface Whisper {
  audience: number
  /** Of the record that it is about. */
  kind: string
  message: Record<string, unknown>
}

/** Whispers to every open page whose reader is in the audience and may read the kind, on whichever server; heard once the command commits. */
export const whisper = ({ db }: Pick<Write, 'db'>, { audience, kind, message }: Whisper) =>
  sql`select pg_notify(${whispers}, ${JSON.stringify({ audience, kind, message })})`.execute(db)

/** Something that is somebody's own has changed: their open pages ask for it again. */
export interface Nudge {
  people: readonly string[]
  /** Rooms whose answers are out of date. */
  rooms: readonly string[]
}

/** A notification of PostgreSQL holds no more than some 8000 bytes. */
const mostNudged = 150

/** Nudges every open page of these people, on whichever server, once the command commits. */
export async function nudge({ db }: Pick<Write, 'db'>, { people, rooms }: Nudge) {
  const all = [...new Set(people)]
  for (let n = 0; n < all.length; n += mostNudged) {
    const some = JSON.stringify({ people: all.slice(n, n + mostNudged), rooms })
    await sql`select pg_notify(${whispers}, ${some})`.execute(db)
  }
}

export interface Poke {
  /** Calls back soon after something was committed by any process, and once a second besides. */
  listen: (call: () => void) => () => void
  /** Calls back with what was whispered by any process. */
  hear: (call: (heard: Whisper | Nudge) => void) => () => void
  /** Heeds what is committed through another pool of this house, too. */
  heed: (db: Db) => void
  close: () => Promise<void>
}

/**
 * Tells every process that there is something new: one coalesced NOTIFY outside any transaction, and a look every
 * second, so that a lost poke costs a second and never an event.
 */
export async function startPoke({ db, pool }: OpenDb, url: string): Promise<Poke> {
  const calls = new Set<() => void>()
  const hearers = new Set<(heard: Whisper | Nudge) => void>()
  const tell = () => {
    for (const call of calls) call()
  }
  let waiting: NodeJS.Timeout | undefined
  const committed = () => {
    tell()
    waiting ??= setTimeout(() => {
      waiting = undefined
      pool.query(`notify ${channel}`).catch((error: unknown) => log.debug({ err: error }, 'a poke was lost'))
    }, coalesceMs)
  }
  const stopHearing = [onCommit(db, committed)]
  const timer = setInterval(tell, lookAgainMs)
  const ear = await holdConnection({ url, name: 'wheelhouse listen' }, async (client) => {
    client.on('notification', ({ channel: from, payload }) => {
      if (from === channel) return tell()
      for (const call of hearers) call(JSON.parse(payload ?? '{}') as Whisper | Nudge)
    })
    await client.query(`listen ${channel}; listen ${whispers}`)
  })
  return {
    listen(call) {
      calls.add(call)
      return () => calls.delete(call)
    },
    hear(call) {
      hearers.add(call)
      return () => hearers.delete(call)
    },
    heed: (other) => void stopHearing.push(onCommit(other, committed)),
    async close() {
      clearInterval(timer)
      clearTimeout(waiting)
      for (const stop of stopHearing) stop()
      await ear.close()
    },
  }
}
