import type { FastifyInstance, FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Actor } from '../actor.ts'
import type { Db } from '../db.ts'
import { isKind } from '../kinds.ts'
import { logger } from '../log.ts'
import type { Nudge, Poke } from '../poke.ts'
import { readsSeen } from '../visible.ts'
import { w } from '../words.ts'
import { nothingOwed, type Wiring } from './route.ts'

const log = logger('live')
const heartbeatMs = 20_000
const mostPerLook = 5000
/** A page that leaves so much unread is let go: when it comes back it looks at everything once, which costs less than what waits for it. */
const mostUnread = 1_000_000

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

interface Position {
  tx: string
  id: number
}

const newest = async (db: Db): Promise<Position> => {
  const { rows } = await sql<Position>`
    select tx::text as tx, id from event where tx < pg_snapshot_xmin(pg_current_snapshot())
    order by event.tx desc, event.id desc limit 1`.execute(db)
  return rows[0] ?? { tx: '0', id: 0 }
}

// Ordered by transaction, and never past the oldest one still open: a later look cannot find an earlier event.
const since = async (db: Db, { tx, id }: Position): Promise<Happened[]> => {
  const { rows } = await sql<Happened>`
    select e.tx::text as tx, e.id, e.kind, e.subject_id, e.subject_kind, e.audience_id, e.granted,
      case when e.granted then (select array_agg(g.principal_id) from entity_grant g where g.entity_id = e.subject_id) end as granted_to
    from event e where (e.tx, e.id) > (${tx}::xid8, ${id}::bigint) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
    order by e.tx, e.id limit ${mostPerLook}::int`.execute(db)
  return rows
}

/** Just before the first event that is younger than so many seconds, among the newest that one look would take. */
const before = async (db: Db, seconds: number): Promise<Position | undefined> => {
  const { rows } = await sql<Position>`
    select tx::text as tx, id - 1 as id from event
    where id > (select max(id) - ${mostPerLook}::bigint from event) and at > now() - make_interval(secs => ${seconds}::int)
    order by event.tx, event.id limit 1`.execute(db)
  return rows[0]
}

/** What is a record needs the permission of its kind, too; whatever else happens is its audience's alone. */
function visibleTo(actor: Actor): (event: Happened) => boolean {
  const audiences = new Set(actor.audiences)
  const principals = new Set(actor.principals)
  return ({ subject_kind: kind, audience_id, granted_to }) => {
    const inside = audiences.has(audience_id)
    const granted = granted_to?.some((principal) => principals.has(principal)) ?? false
    return isKind(kind) ? readsSeen(actor, { kind, inside, granted }) : inside || granted
  }
}

/** What those who may see it are told of events: which records they are about, and of which kinds those are. */
function changed(actor: Actor, events: readonly Happened[]): string {
  const mine = events.filter(visibleTo(actor))
  if (mine.length === 0) return ''
  const ids = [...new Set(mine.map((event) => event.subject_id))]
  const kinds = [...new Set(mine.map((event) => event.subject_kind))]
  return `event: changed\ndata: ${JSON.stringify({ ids, kinds })}\n\n`
}

/** How old the page is that asks, in seconds; more than a minute is looked back at for nobody. */
function ageOf(url: string): number {
  const said = Number(new URL(url, 'http://here').searchParams.get('age'))
  return said > 0 ? Math.min(Math.ceil(said), 60) : 0
}

/** Says to open pages which records changed: ids only, those that each may see, gathered per look. Serves `/api/live` (server-sent events) and feeds it from the timeline. */
export async function addLive(
  app: FastifyInstance,
  { db, signIn }: Pick<Wiring, 'db' | 'signIn'>,
  poke: Poke,
): Promise<void> {
  const streams = new Map<FastifyReply, Stream>()
  // How far everyone who listens has been told; with nobody listening there is no such place.
  let told: Position | undefined
  let looking = false

  const look = async () => {
    if (looking || !told) return
    looking = true
    try {
      const events = await since(db, told)
      const last = events.at(-1)
      if (!last || streams.size === 0) return
      told = { tx: last.tx, id: last.id }
      for (const { actor, write } of streams.values()) write(changed(actor, events))
    } catch (error) {
      log.warn({ err: error }, 'the live stream will look again')
    } finally {
      looking = false
    }
  }

  /** What happened while the page was loading, before it could listen, may be missing from what it shows. */
  const catchUp = async ({ actor, write }: Stream, age: number) => {
    const start = await newest(db)
    if (streams.size > 0) told ??= start
    const from = age > 0 ? await before(db, age) : undefined
    if (from) write(changed(actor, await since(db, from)))
  }

  app.get('/api/live', async (request, reply) => {
    const actor = await signIn(request)
    if (!actor) throw new Refusal('not-signed-in', w.later('not-signed-in'))
    nothingOwed(actor)
    reply.hijack()
    const headers = Object.fromEntries(
      Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]),
    )
    reply.raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
    const stream: Stream = {
      actor,
      again: () => signIn(request),
      write(text) {
        if (text !== '') reply.raw.write(text)
        if (reply.raw.writableLength > mostUnread) reply.raw.destroy()
      },
    }
    request.raw.on('close', () => {
      streams.delete(reply)
      if (streams.size === 0) told = undefined
    })
    streams.set(reply, stream)
    try {
      await catchUp(stream, ageOf(request.url))
      // A page that comes back cannot know what it missed: it looks at everything once.
      stream.write(`retry: 2000\nevent: hello\ndata: {}\n\n`)
    } catch (error) {
      log.warn({ err: error }, 'a page could not listen and will try again')
      reply.raw.end()
    }
  })

  const stopListening = poke.listen(() => void look())
  const renew = async (reply: FastifyReply, stream: Stream) => {
    const actor = await stream.again()
    if (!actor || actor.owesFactor) return reply.raw.end()
    stream.actor = actor
    stream.write(': beat\n\n')
  }
  const beat = setInterval(() => {
    for (const [reply, stream] of streams)
      renew(reply, stream).catch((error: unknown) => log.debug({ err: error }, 'a stream was not renewed'))
  }, heartbeatMs)
  const nudge = ({ people, rooms }: Nudge) => {
    const text = `event: changed\ndata: ${JSON.stringify({ ids: [], kinds: rooms })}\n\n`
    for (const { actor, write } of streams.values())
      if (actor.viewer === undefined && people.includes(actor.id)) write(text)
  }
  const stopHearing = poke.hear((heard) => {
    if ('people' in heard) return nudge(heard)
    const { audience, kind, message } = heard
    const text = `event: whisper\ndata: ${JSON.stringify(message)}\n\n`
    for (const { actor, write } of streams.values())
      if (readsSeen(actor, { kind, inside: actor.audiences.includes(audience), granted: false })) write(text)
  })
  app.addHook('preClose', async () => {
    stopListening()
    stopHearing()
    clearInterval(beat)
    for (const reply of streams.keys()) reply.raw.end()
    streams.clear()
  })
}
