import type { FastifyInstance, FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Actor } from '../actor.ts'
import type { Db } from '../db.ts'
import { logger } from '../log.ts'
import type { Poke } from '../poke.ts'
import { w } from '../words.ts'
import type { Wiring } from './route.ts'

const log = logger('live')
const heartbeatMs = 20_000
const mostPerLook = 5000

interface Happened {
  tx: string
  id: number
  kind: string
  subject_id: string
  subject_kind: string
  audience_id: number
  granted: boolean
  granted_to: string[] | null
}

interface Stream {
  actor: Actor
  /** Who this is by now: a role may be gone, a session ended. */
  again: () => Promise<Actor | undefined>
  write: (text: string) => void
}

const newest = (db: Db) =>
  sql<{ tx: string; id: number }>`
    select coalesce(tx, '0'::xid8)::text as tx, coalesce(id, 0) as id from (select 1) one
    left join (select tx, id from event where tx < pg_snapshot_xmin(pg_current_snapshot()) order by tx desc, id desc limit 1) e on true`.execute(
    db,
  )

// Ordered by transaction, and never past the oldest one still open: a later look cannot find an earlier event.
const since = (db: Db, tx: string, id: number) =>
  sql<Happened>`
    select e.tx::text as tx, e.id, e.kind, e.subject_id, e.subject_kind, e.audience_id, e.granted,
      case when e.granted then (select array_agg(g.principal_id) from entity_grant g where g.entity_id = e.subject_id) end as granted_to
    from event e where (e.tx, e.id) > (${tx}::xid8, ${id}::bigint) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
    order by e.tx, e.id limit ${mostPerLook}::int`.execute(db)

function visibleTo(actor: Actor): (event: Happened) => boolean {
  const audiences = new Set(actor.audiences)
  const principals = new Set(actor.principals)
  return (event) =>
    audiences.has(event.audience_id) ||
    (event.granted_to?.some((principal) => principals.has(principal)) ?? false)
}

/** Says to open pages which records changed: ids only, those that each may see, gathered per look. Serves `/api/live` (server-sent events) and feeds it from the timeline. */
export async function addLive(
  app: FastifyInstance,
  { db, signIn }: Pick<Wiring, 'db' | 'signIn'>,
  poke: Poke,
): Promise<void> {
  const streams = new Map<FastifyReply, Stream>()
  let { tx, id } = (await newest(db)).rows[0] ?? { tx: '0', id: 0 }
  let looking = false

  const look = async () => {
    if (looking || streams.size === 0) return
    looking = true
    try {
      const { rows } = await since(db, tx, id)
      const last = rows.at(-1)
      if (!last) return
      ;({ tx, id } = last)
      for (const { actor, write } of streams.values()) {
        const mine = rows.filter(visibleTo(actor))
        if (mine.length === 0) continue
        const ids = [...new Set(mine.map((event) => event.subject_id))]
        const kinds = [...new Set(mine.map((event) => event.subject_kind))]
        write(`id: ${tx}-${id}\nevent: changed\ndata: ${JSON.stringify({ ids, kinds })}\n\n`)
      }
    } catch (error) {
      log.warn({ err: error }, 'the live stream will look again')
    } finally {
      looking = false
    }
  }

  app.get('/api/live', async (request, reply) => {
    const actor = await signIn(request)
    if (!actor) throw new Refusal('not-signed-in', w.later('not-signed-in'))
    reply.hijack()
    const headers = Object.fromEntries(
      Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]),
    )
    reply.raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
    // A page that comes back cannot know what it missed: it looks at everything once.
    reply.raw.write(`retry: 2000\nevent: hello\ndata: {}\n\n`)
    // With nobody listening the position stands still; the first listener begins at the newest event.
    if (streams.size === 0) ({ tx, id } = (await newest(db)).rows[0] ?? { tx, id })
    streams.set(reply, { actor, again: () => signIn(request), write: (text) => void reply.raw.write(text) })
    request.raw.on('close', () => streams.delete(reply))
  })

  const stopListening = poke.listen(() => void look())
  const renew = async (reply: FastifyReply, stream: Stream) => {
    const actor = await stream.again()
    if (!actor) return reply.raw.end()
    stream.actor = actor
    stream.write(': beat\n\n')
  }
  const beat = setInterval(() => {
    for (const [reply, stream] of streams)
      renew(reply, stream).catch((error: unknown) => log.debug({ err: error }, 'a stream was not renewed'))
  }, heartbeatMs)
  const stopHearing = poke.hear(({ audience, message }) => {
    const text = `event: whisper\ndata: ${JSON.stringify(message)}\n\n`
    for (const { actor, write } of streams.values()) if (actor.audiences.includes(audience)) write(text)
  })
  app.addHook('preClose', async () => {
    stopListening()
    stopHearing()
    clearInterval(beat)
    for (const reply of streams.keys()) reply.raw.end()
    streams.clear()
  })
}
