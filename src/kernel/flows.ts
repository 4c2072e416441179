import { sql } from 'kysely'
import type { z } from 'zod'
import type { EventType } from '#lib/contract'
import { system } from './actor.ts'
import { isPassing, within, writing, type Write } from './context.ts'
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
  readonly request_id: string
  readonly origin: Origin
}

export interface Flow {
  readonly name: string
  readonly on: string
  readonly imports: boolean
  readonly wants: (data: unknown) => boolean
  readonly run: (ctx: Write, data: unknown, told: Told) => Promise<void>
}

/**
 * When this happens, do that: one sentence about two rooms, in one file. Its database effects commit together
 * with the deletion of its outbox row, so each flow takes each event exactly once. Silent on imports unless asked;
 * `only` says of an event's data whether it is delivered at all.
 */
export const when = <S extends z.ZodType>(
  type: EventType<string, S>,
  name: string,
  run: (ctx: Write, data: z.output<S>, told: Told) => Promise<void>,
  { imports = false, only = () => true }: { imports?: boolean; only?: (data: z.output<S>) => boolean } = {},
): Flow => ({
  name,
  on: type.name,
  imports,
  // `emit` has parsed it; what a parse makes of its own result is nobody's promise.
  wants: (data) => only(data as z.output<S>),
  run: (ctx, data, told) => run(ctx, type.data.parse(data), told),
})

export const subscriptionsOf = (flows: readonly Flow[]): Subscription[] =>
  flows.map(({ name, on, imports, wants }) => ({ kind: on, subscriber: name, imports, wants }))

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
  request_id: string
  payload: string
  subject_id: string
  subject_kind: string
  audience_id: number
}

/** How many deliveries share a commit, and for how long they may hold what they lock. */
const mostAtOnce = 50
const longestMs = 50

interface Failed {
  id: number
  attempts: number
  error: unknown
}

/**
 * Delivers the oldest waiting events to their flows, some in one transaction and each in a savepoint of its own; says
 * whether there were any. Any number of workers may call it at once.
 */
export async function deliverSome(db: Db, flows: ReadonlyMap<string, Flow>): Promise<boolean> {
  // Most looks find nothing: they cost one statement and no transaction.
  const { rows: due } =
    await sql`select from outbox where dead_at is null and run_after <= now() limit 1`.execute(db)
  if (due.length === 0) return false
  return writing({ db, actor: system, origin: 'flow' }, async (outer) => {
    const { rows } = await sql<Waiting>`
      select o.id, o.subscriber, o.attempts, e.id as event_id, e.at, e.origin, e.actor_id, e.request_id, d.payload, e.subject_id, e.subject_kind, e.audience_id
      from outbox o join event e on e.id = o.event_id join event_data d on d.event_id = e.id
      where o.dead_at is null and o.run_after <= now() and o.subscriber = any(${[...flows.keys()]}::text[])
      order by o.run_after, o.id limit ${sql.lit(mostAtOnce)} for update of o skip locked`.execute(outer.db)
    const done: number[] = []
    const began = performance.now()
    for (const waiting of rows) {
      try {
        await within(outer, waiting.event_id, async (ctx) => deliver(ctx, flows, waiting))
        done.push(waiting.id)
      } catch (error) {
        // Two that wait for each other's locks: nothing was wrong, and all of it is done again.
        if (isPassing(error)) throw error
        await setBack(outer.db, { id: waiting.id, attempts: waiting.attempts + 1, error })
      }
      if (performance.now() - began > longestMs) break
    }
    if (done.length > 0) await outer.db.deleteFrom('outbox').where('id', 'in', done).execute()
    return rows.length > 0
  })
}

async function deliver(ctx: Write, flows: ReadonlyMap<string, Flow>, waiting: Waiting) {
  const { event_id, at, origin, actor_id, request_id, subject_id, subject_kind, audience_id } = waiting
  const subject = { id: subject_id, kind: subject_kind, audience_id }
  const told = { id: event_id, at, origin, actor_id, request_id, subject }
  await flows.get(waiting.subscriber)?.run(ctx, JSON.parse(waiting.payload), told)
}

async function setBack(db: Db, { id, attempts, error }: Failed) {
  const dead = attempts >= giveUpAfter
  log[dead ? 'error' : 'warn']({ outbox: id, attempts, err: error }, 'a flow failed')
  await sql`update outbox set attempts = ${attempts}::int, last_error = ${String(error)}::text,
      run_after = now() + make_interval(secs => least(3600, power(2, ${attempts}::int))),
      dead_at = case when ${dead}::boolean then now() end
    where id = ${id}::bigint`.execute(db)
}
