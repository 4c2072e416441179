import { sql } from 'kysely'
import type { Actor } from '#kernel/actor'
import type { Db } from '#kernel/db'
import { newId } from '#kernel/ids'
import { installationOf } from '#kernel/installation'
import { logger } from '#kernel/log'
import { type Answered, postOutside } from '#kernel/outbound/call'
import type { Lane } from '#kernel/worker'
import { envelopeOf } from './engine/envelope.ts'
import { settle, withhold } from './settle.ts'
import { signedHeaders } from './signature.ts'
import { type Due, gather, nextDue } from './timeline.ts'
import { openKey, teller, type WebhookRow } from './webhooks.ts'

const log = logger('webhooks')
const withinMs = 10_000
/** So many are called side by side by one worker. */
const mostAtOnce = 32
/** Longer than any call takes: whoever holds a webhook and is silent for so long is gone. */
const heldSeconds = 30
/** How often it is looked whether somebody who may not have webhooks may again. */
const notStandingSeconds = 60

/** Those in use that nobody holds and that have something to do. */
async function waitingOnes(db: Db, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select h.id from webhook h
    where h.active and (h.held_until is null or h.held_until < now()) and (h.rests_until is null or h.rests_until <= now())
      and (exists (select from event e where (e.tx, e.id) > (h.tx, h.event_id) and e.tx < pg_snapshot_xmin(pg_current_snapshot()))
        or exists (select from webhook_delivery d where d.webhook_id = h.id and d.state = 'waiting' and d.run_after <= now()))
    order by random() limit ${most}::int`.execute(db)
  return rows.map(({ id }) => id)
}

/** Takes a webhook, or keeps it for longer; undefined where it is another's, switched off or gone. */
const hold = (db: Db, id: string, holder: string): Promise<WebhookRow | undefined> =>
  db
    .updateTable('webhook')
    .set({ holder, held_until: sql<string>`now() + make_interval(secs => ${heldSeconds}::int)` })
    .where('id', '=', id)
    .where('active', '=', true)
    .where(sql<boolean>`(held_until is null or held_until < now() or holder = ${holder}::uuid)`)
    .returningAll()
    .executeTakeFirst()

const letGo = (db: Db, id: string, holder: string) =>
  sql`update webhook set held_until = null where id = ${id}::uuid and holder = ${holder}::uuid`.execute(db)

function secretsOf({ id, secret, secret_before, before_until }: WebhookRow, now: string): Buffer[] {
  const isBefore = secret_before !== null && before_until !== null && before_until > now
  const before = isBefore ? openKey(id, 'secret_before', secret_before) : undefined
  return [openKey(id, 'secret', secret), before].filter((key) => key !== undefined)
}

/** One event as it goes out; one that is none is a test. */
const outgoingOf = (due: Due, hook: WebhookRow) =>
  due.event_id === null
    ? {
        id: `test-${due.id}`,
        kind: 'webhooks.test',
        at: due.begun_at,
        subject: { id: hook.id, kind: 'webhook', key: null },
        actor: { id: hook.person_id },
        origin: 'user',
        request: null,
        payload: null,
      }
    : {
        id: String(due.event_id),
        kind: due.kind,
        at: due.at,
        subject: { id: due.subject_id, kind: due.subject_kind, key: due.key },
        actor: { id: due.actor_id },
        origin: due.origin,
        request: due.request_id,
        payload: due.payload === null ? null : (JSON.parse(due.payload) as unknown),
      }

async function call(db: Db, hook: WebhookRow, due: Due, signal: AbortSignal): Promise<Answered | undefined> {
  const { address } = await installationOf({ db })
  const outgoing = outgoingOf(due, hook)
  const [body, secrets] = [envelopeOf(outgoing, address), secretsOf(hook, due.now)]
  if (secrets.length === 0) return undefined
  const timestamp = Math.floor(Date.now() / 1000)
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'Wheelhouse',
    ...signedHeaders(secrets, { id: outgoing.id, timestamp, body }),
  }
  return postOutside({ url: hook.address, body, headers, withinMs, signal })
}

/** One piece of work for one webhook; false when there is nothing more to do for it now. */
async function once(db: Db, hook: WebhookRow, actor: Actor, signal: AbortSignal): Promise<boolean> {
  const due = await nextDue(db, actor, hook.id)
  if (!due) return gather(db, actor, { id: hook.id, holder: hook.holder ?? '', kinds: hook.kinds })
  if (!due.told) {
    await withhold(db, due.id)
    return true
  }
  // In no transaction: all that is live waits for the oldest one that is open, and a receiver may keep us waiting.
  const answered = await call(db, hook, due, signal)
  if (answered && 'why' in answered && answered.why === 'stopped') return false
  return settle(db, hook, due, answered ?? { why: 'locked' })
}

async function work(db: Db, id: string, holder: string, signal: AbortSignal) {
  try {
    for (let more = true; more && !signal.aborted;) {
      const hook = await hold(db, id, holder)
      if (!hook) return
      const actor = await teller(db, hook.person_id)
      if (!actor)
        await sql`update webhook set rests_until = now() + make_interval(secs => ${notStandingSeconds}::int)
          where id = ${id}::uuid`.execute(db)
      more = actor !== undefined && (await once(db, hook, actor, signal))
    }
  } finally {
    await letGo(db, id, holder)
  }
}

/**
 * The worker's lane that tells webhooks what happens, several side by side: one that keeps us waiting holds up no other. Each
 * is told at least once and, while all goes well, in the order of commits. Any number of workers may do so at once.
 */
export function webhookLane(db: Db): Lane {
  const holder = newId()
  const stop = new AbortController()
  const running = new Map<string, Promise<void>>()
  return {
    async step() {
      const free = mostAtOnce - running.size
      if (free === 0 || stop.signal.aborted) return false
      for (const id of await waitingOnes(db, free))
        if (!running.has(id))
          running.set(
            id,
            work(db, id, holder, stop.signal)
              .catch((error: unknown) => log.warn({ err: error, webhook: id }, 'a webhook is tried again'))
              .finally(() => running.delete(id)),
          )
      return false
    },
    async close() {
      stop.abort()
      await Promise.all(running.values())
    },
  }
}
