import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, grant } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import { todayOf } from '#kernel/today'
import { VisitAnnounced, VisitorArrived, type visits } from './contract.ts'
import { refusal } from './policy.ts'
import { oneVisit } from './queries.ts'

/** Visits are seen by IT, and by the host alone among all others. */
export async function announce(ctx: Write, { name, day, host_id }: Input<typeof visits.announce>) {
  const audience_id = await audienceOf(ctx, [staff])
  const [made] = await createEntities(ctx, 'visit', [{ title: name, audience_id }])
  if (!made) throw new Error('nothing was made')
  await sql`insert into visit (id, kind, key, title, audience_id, host_id, day)
    values (${made.id}::uuid, 'visit', ${made.key}, ${name}, ${audience_id}::int, ${host_id}::uuid, ${day})`.execute(
    ctx.db,
  )
  await grant(ctx, 'host', [{ entity_id: made.id, principal_id: host_id }])
  ctx.emit(VisitAnnounced, made, { day, host_id })
  return oneVisit(ctx, made.id)
}

export async function arrive(ctx: Write, { id }: Input<typeof visits.arrive>) {
  const visit = await toChange(ctx, 'visit', { id })
  const before = await oneVisit(ctx, id)
  refuseIf(refusal.arrive({ ...before, title: before.name }, todayOf(ctx)))
  await sql`update visit set arrived_at = ${ctx.now}::timestamptz where id = ${id}::uuid`.execute(ctx.db)
  ctx.emit(VisitorArrived, visit, {})
  return oneVisit(ctx, id)
}
