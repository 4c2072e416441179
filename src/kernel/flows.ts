import { sql } from 'kysely'
import type { z } from 'zod'
import type { EventType } from '#lib/contract'
import { system } from './actor.ts'
import { writing, type Write } from './context.ts'
import type { Db } from './db.ts'
import type { Origin, Subject, Subscription } from './events.ts'
import { logger } from './log.ts'

const log = logger('flows')

/** What a flow is told of the event beside its data. */
export interface Told {
  readonly id: number
  readonly at: string
  readonly subject: Subject
  readonly actor_id: string
  readonly origin: Origin
}

export interface Flow {
  readonly name: string
  readonly on: string
  readonly imports: boolean
  readonly run: (ctx: Write, data: unknown, told: Told) => Promise<void>
}

/**
 * When this happens, do that: one sentence about two rooms, in one file. Its database effects commit together
 * with the deletion of its outbox row, so each flow takes each event exactly once. Silent on imports unless asked.
 */
export const when = <S extends z.ZodType>(
  type: EventType<string, S>,
  name: string,
  run: (ctx: Write, data: z.output<S>, told: Told) => Promise<void>,
  { imports = false }: { imports?: boolean } = {},
): Flow => ({
  name,
  on: type.name,
  imports,
  run: (ctx, data, told) => run(ctx, type.data.parse(data), told),
})

export const subscriptionsOf = (flows: readonly Flow[]): Subscription[] =>
  flows.map(({ name, on, imports }) => ({ kind: on, subscriber: name, imports }))

/** After so many failures a delivery is set aside for a person to look at. */
const giveUpAfter = 12

interface Waiting {
  id: number
  subscriber: string
  attempts: number
  event_id: number
  at: string
  origin: Origin
  actor_id: string
  payload: string
  subject_id: string
  subject_kind: string
  audience_id: number
}

/** Delivers the oldest waiting event to its flow; says whether there was one. Any number of workers may call it at once. */
export async function deliverNext(db: Db, flows: ReadonlyMap<string, Flow>): Promise<boolean> {
  // Most looks find nothing: they cost one statement and no transaction.
  const { rows: due } =
    await sql`select from outbox where dead_at is null and run_after <= now() limit 1`.execute(db)
  if (due.length === 0) return false
  let failed: { id: number; attempts: number; error: unknown } | undefined
  const worked = await writing({ db, actor: system, origin: 'flow' }, async (outer) => {
    failed = undefined
    const { rows } = await sql<Waiting>`
      select o.id, o.subscriber, o.attempts, e.id as event_id, e.at, e.origin, e.actor_id, d.payload, e.subject_id, e.subject_kind, e.audience_id
      from outbox o join event e on e.id = o.event_id join event_data d on d.event_id = e.id
      where o.dead_at is null and o.run_after <= now() and o.subscriber = any(${[...flows.keys()]}::text[])
      order by o.run_after, o.id limit 1 for update of o skip locked`.execute(outer.db)
    const waiting = rows[0]
    const flow = waiting && flows.get(waiting.subscriber)
    if (!waiting || !flow) return false
    const subject = { id: waiting.subject_id, kind: waiting.subject_kind, audience_id: waiting.audience_id }
    const told = {
      id: waiting.event_id,
      at: waiting.at,
      origin: waiting.origin,
      actor_id: waiting.actor_id,
      subject,
    }
    try {
      outer.cause = waiting.event_id
      await flow.run(outer, JSON.parse(waiting.payload), told)
    } catch (error) {
      failed = { id: waiting.id, attempts: waiting.attempts + 1, error }
      throw error
    }
    await outer.db.deleteFrom('outbox').where('id', '=', waiting.id).execute()
    return true
  }).catch((error: unknown) => {
    if (failed) return true
    throw error
  })
  if (failed) await setBack(db, failed)
  return worked
}

async function setBack(db: Db, { id, attempts, error }: { id: number; attempts: number; error: unknown }) {
  const dead = attempts >= giveUpAfter
  log[dead ? 'error' : 'warn']({ outbox: id, attempts, err: error }, 'a flow failed')
  await sql`update outbox set attempts = ${attempts}::int, last_error = ${String(error)}::text,
      run_after = now() + make_interval(secs => least(3600, power(2, ${attempts}::int))),
      dead_at = case when ${dead}::boolean then now() end
    where id = ${id}::bigint`.execute(db)
}
