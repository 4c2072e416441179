import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { newId } from '#kernel/ids'
import { standing } from '#kernel/legal-hold'
import { t } from '#kernel/list-parts'
import { type ListSpec, pageOf } from '#kernel/listing'
import { isNamed } from '#kernel/refs'
import { w as house } from '#kernel/words'
import type { LegalHold } from './contract-keeping.ts'
import type { administration } from './contract.ts'
import { HoldPlaced, HoldReleased } from './events.ts'
import { w } from './words.ts'

const stands = standing('t')

const spec: ListSpec = {
  table: 'legal_hold',
  open: true,
  select: {
    id: t('id'),
    record: sql`jsonb_build_object('id', e.id, 'kind', e.kind, 'key', e.key, 'title', e.title)`,
    name: t('name'),
    reason: t('reason'),
    until: sql`t.until::text`,
    placed_at: t('placed_at'),
    placed_by: sql`jsonb_build_object('id', p.id, 'name', p.name)`,
    released_at: t('released_at'),
    released_by: sql`case when r.id is null then null else jsonb_build_object('id', r.id, 'name', r.name) end`,
    stands,
  },
  joins: sql`join entity e on e.id = t.entity_id join principal p on p.id = t.placed_by left join principal r on r.id = t.released_by`,
  sorts: {
    newest: { title: w.later('newest'), dir: 'desc', by: [{ column: 'placed_at', type: 'timestamptz' }] },
  },
  defaultSort: 'newest',
}

export const listHolds = (ctx: Read, { released, ...paging }: Input<typeof administration.holds>) =>
  pageOf<LegalHold>(ctx, spec, released ? sql<boolean>`true` : stands, paging)

async function holdOf(ctx: Read, id: string): Promise<LegalHold> {
  const { items } = await pageOf<LegalHold>(ctx, spec, sql<boolean>`t.id = ${id}::uuid`, { limit: 1 })
  const [hold] = items
  if (!hold) throw new Refusal('not-found', house.later('not-found'))
  return hold
}

/** By number or id, whether or not whoever administers sees the record itself: keeping it tells them nothing. */
async function recordOf({ db }: Read, named: string) {
  const found = await db
    .selectFrom('entity')
    .select(['id', 'kind', 'key'])
    .where(isNamed(named))
    .executeTakeFirst()
  if (found) return found
  const why = w.later('no-record', { named })
  throw inputRefused('record', why)
}

/** The words of a hold are in its row alone: it says more than the log has to keep for ever. */
export async function placeHold(
  ctx: Write,
  { record, name, reason, until }: Input<typeof administration.placeHold>,
) {
  refuseIf(until !== null && until < ctx.now.slice(0, 10) && w.later('hold-past'))
  const found = await recordOf(ctx, record)
  const id = newId()
  await ctx.db
    .insertInto('legal_hold')
    .values({ id, entity_id: found.id, name, reason, until, placed_at: ctx.now, placed_by: ctx.actor.id })
    .execute()
  ctx.emit(HoldPlaced, await houseSubject(ctx, 'hold', id), { name, key: found.key, kind: found.kind, until })
  return holdOf(ctx, id)
}

export async function releaseHold(ctx: Write, { id }: Input<typeof administration.releaseHold>) {
  const hold = await holdOf(ctx, id)
  refuseIf(hold.released_at !== null && w.later('hold-released'))
  await ctx.db
    .updateTable('legal_hold')
    .set({ released_at: ctx.now, released_by: ctx.actor.id })
    .where('id', '=', id)
    .execute()
  const { name, record } = hold
  ctx.emit(HoldReleased, await houseSubject(ctx, 'hold', id), { name, key: record.key, kind: record.kind })
  return holdOf(ctx, id)
}
