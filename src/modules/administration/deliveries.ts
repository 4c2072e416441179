import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read, Write } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { houseSubject } from '#kernel/house-subject'
import type { administration, Delivery } from './contract.ts'
import { DeliveryDropped, DeliveryRepeated } from './events.ts'

interface Row extends Omit<Delivery, 'id' | 'event'> {
  id: number
  event_id: number
  kind: string
  at: string
}

function olderThan(after: string | undefined) {
  if (after === undefined) return sql`true`
  const [id] = unseal(after, ['bigint'])
  return sql`o.id < ${id}::bigint`
}

/** What was given up after many tries. Of the event no more than its kind: who administers need not know the rest. */
export async function listDeliveries(ctx: Read, { after, limit }: Input<typeof administration.deliveries>) {
  const { rows } = await sql<Row>`
    select o.id, o.subscriber, o.attempts, o.last_error as error, o.dead_at, o.event_id, e.kind, e.at
    from outbox o join event e on e.id = o.event_id
    where o.dead_at is not null and ${olderThan(after)} order by o.id desc limit ${limit + 1}::int`.execute(
    ctx.db,
  )
  const items = rows.slice(0, limit).map(({ event_id, kind, at, ...row }): Delivery => ({
    ...row,
    id: String(row.id),
    event: { id: event_id, kind, at },
  }))
  return { items, next: rows.length > limit ? seal([items.at(-1)?.id]) : null }
}

interface Taken {
  subscriber: string
  event_id: number
}

export async function repeatDeliveries(ctx: Write, { ids }: Input<typeof administration.repeatDeliveries>) {
  const { rows } = await sql<Taken>`
    update outbox set dead_at = null, attempts = 0, run_after = ${ctx.now}::timestamptz
    where id = any(${ids}::bigint[]) and dead_at is not null returning subscriber, event_id`.execute(ctx.db)
  if (rows.length > 0) ctx.wake()
  const subject = await houseSubject(ctx, 'delivery')
  for (const row of rows) ctx.emit(DeliveryRepeated, subject, row)
  return { repeated: rows.length }
}

export async function dropDeliveries(ctx: Write, { ids }: Input<typeof administration.dropDeliveries>) {
  const { rows } = await sql<Taken>`
    delete from outbox where id = any(${ids}::bigint[]) and dead_at is not null returning subscriber, event_id`.execute(
    ctx.db,
  )
  const subject = await houseSubject(ctx, 'delivery')
  for (const row of rows) ctx.emit(DeliveryDropped, subject, row)
  return { dropped: rows.length }
}
