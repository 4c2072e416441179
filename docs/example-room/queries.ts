import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { type ListSpec, pageOf } from '#kernel/listing'
import { todayOf } from '#kernel/today'
import { verdictFor } from '#kernel/verdict'
import { w as house } from '#kernel/words'
import type { Visit, visits } from './contract.ts'
import { refusal } from './policy.ts'
import { w } from './words.ts'

const spec: ListSpec = {
  table: 'visit',
  select: {
    id: sql`t.id`,
    key: sql`t.key`,
    name: sql`t.title`,
    host: sql`jsonb_build_object('id', host.id, 'name', host.name)`,
    day: sql`t.day`,
    arrived_at: sql`t.arrived_at`,
  },
  joins: sql`join principal host on host.id = t.host_id`,
  sorts: { day: { title: w.later('by-day'), by: [{ column: 'day', type: 'text' }], dir: 'desc' } },
  defaultSort: 'day',
}

type Row = Omit<Visit, 'can'>

function withCan(ctx: Read, row: Row): Visit {
  const why = refusal.arrive({ ...row, title: row.name }, todayOf(ctx))
  return { ...row, can: { arrive: verdictFor(ctx)(why) } }
}

const pageWhere = (ctx: Read, where: RawBuilder<boolean>, paging: Input<typeof visits.list>) =>
  pageOf<Row>(ctx, spec, where, paging)

export async function listVisits(ctx: Read, paging: Input<typeof visits.list>) {
  const { items, next } = await pageWhere(ctx, sql<boolean>`not t.archived`, paging)
  return { items: items.map((row) => withCan(ctx, row)), next }
}

export async function oneVisit(ctx: Read, id: string): Promise<Visit> {
  const { items } = await pageWhere(ctx, sql<boolean>`t.id = ${id}::uuid`, { limit: 1 })
  const [row] = items
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  return withCan(ctx, row)
}
