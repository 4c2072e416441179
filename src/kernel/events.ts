import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Write } from './context.ts'
import { noted } from './standing.ts'

/** Who began it: a person, a flow, the clock, an import, an undo, or the house. */
export type Origin = 'user' | 'flow' | 'schedule' | 'import' | 'undo' | 'system'

/** What an event is about, and who may see that it happened. */
export interface Subject {
  readonly id: string
  readonly kind: string
  readonly audience_id: number
}

export interface Emitted {
  kind: string
  subject: Subject
  data: unknown
  granted: boolean
  /** Else the actor of the command. */
  by?: { id: string; session?: string | undefined } | undefined
  /** Else the moment of the command. */
  at?: string | undefined
}

export interface Subscription {
  readonly kind: string
  readonly subscriber: string
  /** Most subscribers stay quiet on imports. */
  readonly imports: boolean
  /** Whether it wants to hear of what happened like this; nothing waits for it otherwise. */
  readonly wants: (data: unknown) => boolean
}

const subscriptions: Subscription[] = []
/** Says which flows hear which events; called once when the rooms are put together. */
export const subscribe = (all: readonly Subscription[]) => {
  subscriptions.splice(0, subscriptions.length, ...all)
}

/** H(salt ‖ payload): with the salt erased, what was said can no longer be guessed from the log. */
export const commitmentOf = (salt: Uint8Array, payload: string) =>
  createHash('sha256').update(salt).update(payload, 'utf8').digest()

/**
 * The events of one command, their payloads and one outbox row per subscriber, ready to be written in one statement, which
 * says whether the transaction has changed something that stands: triggers noted that.
 */
export function eventsToSave(ctx: Write, emitted: readonly Emitted[]): () => Promise<boolean> {
  if (emitted.length === 0) return async () => false
  const { actor, now, request, origin, cause } = ctx
  const rows = emitted.map(({ kind, subject, data, granted, by, at }, n) => {
    const payload = JSON.stringify(data)
    const salt = randomBytes(16)
    return {
      n,
      at: at ?? now,
      kind,
      subject_id: subject.id,
      subject_kind: subject.kind,
      audience_id: subject.audience_id,
      granted,
      actor_id: by?.id ?? actor.id,
      session_id: (by ? by.session : actor.session) ?? null,
      payload,
      salt: salt.toString('hex'),
      commitment: commitmentOf(salt, payload).toString('hex'),
    }
  })
  const heard = emitted.flatMap(({ kind, data, at }, n) =>
    subscriptions
      .filter((one) => one.kind === kind && (one.imports || (origin !== 'import' && at === undefined)))
      .filter((one) => one.wants(data))
      .map(({ subscriber }) => ({ n, subscriber })),
  )
  const statement = sql<{ changed: boolean }>`
    with src as materialized (
      select nextval('event_id_seq') as id, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        n int, at timestamptz, kind text, subject_id uuid, subject_kind text, audience_id int, granted bool, actor_id uuid, session_id uuid, payload text, salt text, commitment text)
    ), written as (
      insert into event (id, at, kind, subject_id, subject_kind, audience_id, granted, actor_id, cause_id, request_id, session_id, token_id, origin, commitment)
      overriding system value
      select id, at, kind, subject_id, subject_kind, audience_id, granted, actor_id, ${cause ?? null}::bigint,
        ${request.id}::uuid, session_id, ${actor.token ?? null}::uuid, ${origin}::text, decode(commitment, 'hex')
      from src
    ), said as (
      insert into event_data (event_id, salt, payload) select id, decode(salt, 'hex'), payload from src
    ), heard as (
      insert into outbox (event_id, subscriber)
      select src.id, s.subscriber from src
      join jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) as s(n int, subscriber text) using (n)
      order by src.id
    )
    select ${noted} as changed`
  return async () => {
    const { rows: told } = await statement.execute(ctx.db)
    return told[0]?.changed ?? true
  }
}
