import { sql } from 'kysely'
import type { Actor } from '#kernel/actor'
import { reading } from '#kernel/context'
import type { Db } from '#kernel/db'
import { allEventLines } from '#kernel/event-lines'
import { readable } from '#kernel/readable'
import { inAudience, visibleParts } from '#kernel/visible'
import { forThisReader, otherIsReadable } from '#facets/history/select'

/** What the sight of an event is asked of: event `e`, what it said `d`, and the record `s` that it is about, if it is one. */
const sources = sql`left join event_data d on d.event_id = e.id left join entity s on s.id = e.subject_id`

/** Whether somebody may know of an event: as beside its record, and what is of no record by its audience alone. */
const isTold = (db: Db, actor: Actor) => {
  const ctx = reading({ db, actor })
  return sql<boolean>`(${visibleParts(actor, 'e', 'subject_id')} and (s.id is null or ${readable(actor, 's')})
    and ${otherIsReadable(ctx)} and ${forThisReader(ctx)})`
}

const atOnce = 200

interface Gathering {
  id: string
  holder: string
  kinds: readonly string[]
}

/**
 * Leaves deliveries of what has happened since the last look, in the order of commits: never past the oldest transaction that
 * is open, so that a later look finds nothing earlier. Says whether there was anything to look at.
 */
export async function gather(db: Db, actor: Actor, { id, holder, kinds }: Gathering): Promise<boolean> {
  const offered = allEventLines().map(({ on }) => on)
  // By itself, not joined: PostgreSQL walks the index from a place that it knows, and filters all events by one that it joins.
  const last = (column: 'tx' | 'event_id') =>
    sql`(select ${sql.ref(column)} from webhook where id = ${id}::uuid and holder = ${holder}::uuid)`
  const wanted = kinds.length === 0 ? offered : kinds.filter((kind) => offered.includes(kind))
  const { rows } = await sql<{ n: number }>`
    with since as materialized (
      select e.* from event e where (e.tx, e.id) > (${last('tx')}, ${last('event_id')})
        and e.tx < pg_snapshot_xmin(pg_current_snapshot())
      order by e.tx, e.id limit ${atOnce}::int
    ), moved as (
      update webhook h set tx = l.tx, event_id = l.id
      from (select tx, id from since order by tx desc, id desc limit 1) l
      where h.id = ${id}::uuid and h.holder = ${holder}::uuid returning h.id
    ), left_ones as (
      insert into webhook_delivery (webhook_id, event_id, state)
      select moved.id, e.id, 'waiting' from moved, since e ${sources}
      where e.kind = any(${wanted}::text[]) and ${isTold(db, actor)} order by e.tx, e.id
      on conflict do nothing
    )
    select count(*)::int as n from since`.execute(db)
  return (rows[0]?.n ?? 0) > 0
}

export interface Due {
  id: number
  event_id: number | null
  attempts: number
  begun_at: string
  now: string
  /** They may know of it still. */
  told: boolean
  kind: string
  at: string
  actor_id: string
  origin: string
  request_id: string
  subject_id: string
  subject_kind: string
  key: string | null
  /** Null where it was erased, or is for those inside and they are not. */
  payload: string | null
}

/** The oldest delivery of a webhook that is due, and what of its event this person may know by now. */
export async function nextDue(db: Db, actor: Actor, id: string): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    select v.id, v.event_id, v.attempts, v.begun_at, now() as now, v.event_id is null or coalesce(${isTold(db, actor)}, false) as told,
      e.kind, e.at, e.actor_id, e.origin, e.request_id, e.subject_id, e.subject_kind, s.key,
      case when ${inAudience(actor, 'e')} then d.payload end as payload
    from webhook_delivery v left join event e on e.id = v.event_id ${sources}
    where v.webhook_id = ${id}::uuid and v.state = 'waiting' and v.run_after <= now()
    order by v.run_after, v.id limit 1`.execute(db)
  return rows[0]
}
