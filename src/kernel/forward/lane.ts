import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { logger } from '../log.ts'
import { transaction } from '../transaction.ts'
import { entriesFrom, nextPlace } from './entries.ts'
import { messageOf } from './formats.ts'
import { receiverAt, whereOf } from './receiver.ts'

const log = logger('forward')
/** Any number will do, as long as every program of ours uses the same. */
const lockKey = 724_630_132
const everyMs = 2000
const restMs = 15_000
const atOnce = 200
/** What was handed over so long ago has arrived, or its connection would have been found broken. */
const surelyMs = 60_000

/** The program that sends says so this often; silent for longer, another takes over. */
const silentSeconds = 30
const sayAgainSeconds = 5

interface Cursor {
  leaf: number
  back: number
}

/** Where to go on, for the one program that sends; nothing for the others. */
async function cursorOf(tx: Db, place: string, me: string): Promise<Cursor | undefined> {
  const start = await nextPlace(tx)
  await sql`insert into forward_cursor (place, leaf, back) values (${place}, ${start}::bigint, ${start}::bigint)
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<Cursor & { mine: boolean; said: boolean }>`
    select leaf, back, coalesce(holder = ${me} or seen_at < now() - make_interval(secs => ${silentSeconds}::int), true) as mine,
      coalesce(holder = ${me} and seen_at > now() - make_interval(secs => ${sayAgainSeconds}::int), false) as said
    from forward_cursor where place = ${place}`.execute(tx)
  const [row] = rows
  if (!row?.mine) return undefined
  if (!row.said)
    await sql`update forward_cursor set holder = ${me}, seen_at = now() where place = ${place}`.execute(tx)
  return row
}

/**
 * The worker's lane that sends the sealed timeline to a place outside, in its order, each event at least once: after a broken
 * connection it goes back to what may have been lost on the way, and the receiver knows by its place what it has already.
 */
export function forwardLane(db: Db, address: string) {
  const where = whereOf(address)
  const place = `${where.protocol}//${where.host}:${where.port}`
  const receiver = receiverAt(where)
  const host = hostname()
  const me = `${host}:${process.pid}:${randomUUID()}`
  /** The next place on the connection that stands. */
  let next: number | undefined
  let recent: { from: number; at: number }[] = []
  let due = 0

  const step = () =>
    transaction(db, async (tx) => {
      const { rows } = await sql<{
        got: boolean
      }>`select pg_try_advisory_xact_lock(${lockKey}::bigint) as got`.execute(tx)
      const cursor = rows[0]?.got ? await cursorOf(tx, place, me) : undefined
      if (!cursor || !receiver.stands()) [next, recent] = [undefined, []]
      if (!cursor) return false
      const from = next ?? cursor.back
      const entries = await entriesFrom(tx, from, atOnce)
      const last = entries.at(-1)
      if (!last) return false
      await receiver.send(entries.map((entry) => messageOf(entry, where.format, host)))
      next = last.place + 1
      const now = performance.now()
      recent = [...recent.filter(({ at }) => now - at < surelyMs), { from, at: now }]
      await sql`update forward_cursor set leaf = greatest(leaf, ${next}::bigint), back = ${recent[0]?.from ?? from}::bigint,
        sent_at = now(), failing_since = null, error = null where place = ${place}`.execute(tx)
      return entries.length === atOnce
    })

  const failed = (error: unknown) =>
    sql`update forward_cursor set error = ${String(error)}::text, failing_since = coalesce(failing_since, now())
      where place = ${place}`.execute(db)

  return {
    async step(): Promise<boolean> {
      if (performance.now() < due) return false
      due = performance.now() + everyMs
      try {
        const more = await step()
        if (more) due = 0
        return more
      } catch (error) {
        due = performance.now() + restMs
        log.warn({ err: error, place }, 'the timeline cannot be sent; it is tried again')
        await failed(error)
        return false
      }
    },
    close: receiver.close,
  }
}
