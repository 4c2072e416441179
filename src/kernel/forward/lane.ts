import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { logger } from '../log.ts'
import { entriesFrom } from './entries.ts'
import { headsAfter } from '../seal/heads.ts'
import { headMessageOf, messageOf } from './formats.ts'
import { receiverAt, whereOf } from './receiver.ts'

const log = logger('forward')
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

/** Where to go on, for the one program that sends; nothing for the others. A place that is new begins with what is sealed next. */
async function cursorOf(db: Db, place: string, me: string): Promise<Cursor | undefined> {
  await sql`insert into forward_cursor (place, leaf, back)
    select ${place}, next, next from (select coalesce(max(leaf) + 1, 0) as next from seal_leaf) log
    on conflict do nothing`.execute(db)
  await sql`update forward_cursor set holder = ${me}, seen_at = now()
    where place = ${place} and (holder is null or seen_at < now() - make_interval(secs => ${silentSeconds}::int)
      or (holder = ${me} and seen_at < now() - make_interval(secs => ${sayAgainSeconds}::int)))`.execute(db)
  const { rows } = await sql<Cursor>`
    select leaf, back from forward_cursor where place = ${place} and holder = ${me}`.execute(db)
  return rows[0]
}

/**
 * The worker's lane that sends the sealed timeline to a place outside, in its order, each event at least once and after it the heads
 * that sign it: after a broken connection it goes back to what may have been lost on the way, and the receiver knows by its place what it has already.
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

  // In no transaction: all that is live waits for the oldest one that is open, and a receiver may keep us waiting.
  async function send(): Promise<boolean> {
    const cursor = await cursorOf(db, place, me)
    if (!cursor || !receiver.stands()) [next, recent] = [undefined, []]
    if (!cursor) return false
    const from = next ?? cursor.back
    const entries = await entriesFrom(db, from, atOnce)
    const last = entries.at(-1)
    if (!last) return false
    const upTo = last.place + 1
    const messages = entries.map((entry) => messageOf(entry, where.format, host))
    for await (const head of headsAfter(db, from, upTo))
      messages.push(headMessageOf(head, where.format, host))
    await receiver.send(messages)
    next = upTo
    const now = performance.now()
    recent = [...recent.filter(({ at }) => now - at < surelyMs), { from, at: now }]
    await sql`update forward_cursor set leaf = greatest(leaf, ${next}::bigint), back = ${recent[0]?.from ?? from}::bigint,
      sent_at = now(), failing_since = null, error = null where place = ${place} and holder = ${me}`.execute(
      db,
    )
    return entries.length === atOnce
  }

  const failed = (error: unknown) =>
    sql`update forward_cursor set error = ${String(error)}::text, failing_since = coalesce(failing_since, now())
      where place = ${place}`.execute(db)

  return {
    async step(): Promise<boolean> {
      if (performance.now() < due) return false
      due = performance.now() + everyMs
      try {
        const more = await send()
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
