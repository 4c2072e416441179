import { sql } from 'kysely'
import type { Input, Reply } from '#lib/contract'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { allEventLines } from '#kernel/event-lines'
import type { webhooks } from './contract.ts'
import { needWebhook, teller } from './webhooks.ts'

type Listed = Reply<typeof webhooks.list>['items'][number]
type Line = Reply<typeof webhooks.deliveries>['items'][number]

export async function listWebhooks(ctx: Read) {
  const { rows } = await sql<Omit<Listed, 'stands'>>`
    select h.id, h.version, h.name, h.address, h.kinds, h.active, h.off_why, jsonb_build_object('id', p.id, 'name', p.name) as person,
      h.made_at, h.delivered_at, h.failing_since,
      case when h.before_until > ${ctx.now}::timestamptz then h.before_until end as before_until,
      (select count(*)::int from webhook_delivery d where d.webhook_id = h.id and d.state = 'waiting') as waiting,
      (select count(*)::int from webhook_delivery d where d.webhook_id = h.id and d.state = 'dead') as dead
    from webhook h join principal p on p.id = h.person_id order by h.name`.execute(ctx.db)
  // A path may let in whoever knows it.
  const isWhole = may(ctx.actor, 'webhooks.manage')
  const items: Listed[] = []
  for (const { address, ...row } of rows)
    items.push({
      ...row,
      address: isWhole ? address : new URL(address).origin,
      stands: (await teller(ctx.db, row.person.id)) !== undefined,
    })
  return { items, kinds: [...new Set(allEventLines().map(({ on }) => on))].sort() }
}

interface Row extends Omit<Line, 'id' | 'event'> {
  id: number
  event_id: number | null
  kind: string
  at: string
}

function olderThan(after: string | undefined) {
  if (after === undefined) return sql`true`
  const [id] = unseal(after, ['bigint'])
  return sql`d.id < ${id}::bigint`
}

/** Of an event no more than its kind: who looks after webhooks need not see what they tell. */
export async function listDeliveries(
  ctx: Read,
  { id, state, after, limit }: Input<typeof webhooks.deliveries>,
) {
  await needWebhook(ctx, id)
  const ofState = state === undefined ? sql`true` : sql`d.state = ${state}::text`
  const { rows } = await sql<Row>`
    select d.id, d.event_id, e.kind, e.at, d.state, d.attempts, d.made_at, d.tried_at,
      case when d.state = 'waiting' then d.run_after end as next_at, d.status, d.why, d.detail
    from webhook_delivery d left join event e on e.id = d.event_id
    where d.webhook_id = ${id}::uuid and ${ofState} and ${olderThan(after)}
    order by d.id desc limit ${limit + 1}::int`.execute(ctx.db)
  const items = rows.slice(0, limit).map(({ event_id, kind, at, ...row }): Line => ({
    ...row,
    id: String(row.id),
    event: event_id === null ? null : { id: event_id, kind, at },
  }))
  return { items, next: rows.length > limit ? seal([items.at(-1)?.id]) : null }
}
