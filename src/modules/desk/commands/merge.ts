import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { type EntityRef, grant, saveEntity } from '#kernel/entity'
import { seen } from '#kernel/visible'
import { cancelServiceLevels } from '#facets/clocks/service-levels'
import { undoServiceLevels } from '#facets/clocks/take-back'
import { addConcerns, removeConcerns, watchersOf } from '#facets/watchers/public'
import { loadWork, needWorkOn, type WorkRow } from '#facets/work/load'
import { touch } from '#facets/work/save'
import type { desk, Ticket } from '../contract.ts'
import { TicketGivenUp, TicketMerged, TicketsTaken, TicketUnmerged } from '../events.ts'
import { kindNames } from '../kinds.ts'
import { mergedInto } from '../merged.ts'
import { refusal } from '../policy.ts'
import { showTicket } from '../queries/show.ts'
import { w } from '../words.ts'
import { type Refused, workable } from './act.ts'
import { really, spoken } from './bulk.ts'

/** One ticket to stay, loaded and locked; refused unless it may be worked on and stands for itself. */
async function target(ctx: Write, id: string): Promise<WorkRow> {
  await seen(ctx, id, kindNames)
  const { ready, refused } = await workable(ctx, [id])
  refuseIf(refused[0]?.why)
  const [row] = ready
  if (!row) throw new Error('a seen ticket was not loaded')
  return row
}

/** Merges tickets into one that stays. No foreign key moves: reads follow `merged_into`, so it can be taken back. */
export async function mergeTickets(ctx: Write, { id, from, dry_run }: Input<typeof desk.merge>) {
  return really(ctx, dry_run, async (inner) => {
    const into = await target(inner, id)
    const { ready, refused } = await workable(inner, from)
    const merged = await mergedInto(
      inner,
      ready.map((row) => row.id),
    )
    const sources: WorkRow[] = []
    for (const row of ready) {
      const why = refusal.mergeFrom({ ...row, merged_into: merged.get(row.id) ?? null }, into)
      if (why) refused.push({ id: row.id, key: row.key, why } satisfies Refused)
      else sources.push(row)
    }
    const counts = await takeIn(inner, into, sources)
    return {
      batch: ctx.request.id,
      dry_run,
      done: sources.length,
      unchanged: 0,
      refused: spoken(inner, refused),
      ...counts,
    }
  })
}

async function takeIn(ctx: Write, into: WorkRow, sources: readonly WorkRow[]) {
  const ids = sources.map(({ id }) => id)
  if (ids.length === 0) return { messages: 0, clocks: 0, people: 0, sooner: [] }
  const sooner = await dueSooner(ctx, into, ids)
  const { rows } = await sql<{ messages: number; clocks: number }>`select
    (select count(*)::int from comment where entity_id = any(${ids}::uuid[])) as messages,
    (select count(*)::int from clock where entity_id = any(${ids}::uuid[]) and phase in ('running', 'paused')) as clocks`.execute(
    ctx.db,
  )
  for (const row of sources) {
    await saveEntity(ctx, row, { merged_into: into.id })
    ctx.emit(TicketMerged, row, { into: into.id })
  }
  await cancelServiceLevels(ctx, ids, w.later('why.merged', { key: into.key }))
  const people = into.restricted ? [] : await followers(ctx, into, sources)
  await touch(ctx, [into.id])
  ctx.emit(TicketsTaken, into, { from: ids })
  return {
    messages: rows[0]?.messages ?? 0,
    clocks: rows[0]?.clocks ?? 0,
    people: people.length,
    sooner,
  }
}

/** Asked before the promises of what goes end: the sooner one is no longer kept by anybody's list. */
async function dueSooner(ctx: Write, into: WorkRow, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; key: string; due_at: string }>`
    select id, key, due_at from work
    where id = any(${ids}::uuid[]) and due_at < (select due_at from work where id = ${into.id}::uuid)
    order by due_at, id`.execute(ctx.db)
  return rows
}

/**
 * Whoever asked for the same thing is concerned by what goes on about it, and gets what is said there. The way in by the
 * merge marks those whom only the merge brought: they go with it.
 */
async function followers(ctx: Write, into: WorkRow, sources: readonly WorkRow[]): Promise<string[]> {
  const known = new Set((await watchersOf(ctx, into.id)).map(({ principal_id }) => principal_id))
  const asked = new Set(sources.flatMap(({ requester_id }) => requester_id ?? []))
  asked.delete(into.requester_id ?? '')
  const fresh = [...asked].filter((id) => !known.has(id))
  await grant(
    ctx,
    'merged',
    fresh.map((principal_id) => ({ entity_id: into.id, principal_id })),
  )
  await addConcerns(
    ctx,
    fresh.map((principal_id) => ({ record: into, principal_id, role: 'affected' as const })),
  )
  return fresh
}

/** Takes a merged ticket out again: its clocks run on as if it had never been merged. */
export async function unmergeTicket(ctx: Write, { id }: Input<typeof desk.unmerge>): Promise<Ticket> {
  await seen(ctx, id, kindNames)
  const [row] = await loadWork(ctx, [id], { lock: true })
  const into = row && (await mergedInto(ctx, [id])).get(id)
  refuseIf(!into && w.later('refuse.not-merged'))
  if (!row || !into) throw new Error('a seen ticket was not loaded')
  needWorkOn(ctx.actor, 'desk.work', [row])
  await takeOut(ctx, row, into.id)
  return showTicket(ctx, { id })
}

/** Takes a locked ticket out of the one that it was merged into. Asks nobody's leave. */
export async function takeOut(ctx: Write, row: WorkRow, into: string) {
  const { rows } = await sql<{ request_id: string }>`
    select request_id from event where subject_id = ${row.id}::uuid and kind = ${TicketMerged.name} order by id desc limit 1`.execute(
    ctx.db,
  )
  await saveEntity(ctx, row, { merged_into: null })
  if (rows[0]) await undoServiceLevels(ctx, rows[0].request_id, [row.id])
  // It may be closed to whoever takes the other one out.
  const rest = await ctx.db
    .selectFrom('entity')
    .select(['id', 'kind', 'key', 'title', 'audience_id'])
    .where('id', '=', into)
    .executeTakeFirstOrThrow()
  await unfollow(ctx, rest, row)
  await touch(ctx, [row.id])
  ctx.emit(TicketUnmerged, row, { from: into })
  ctx.emit(TicketGivenUp, rest, { id: row.id })
}

/** Whom the merge brought goes with it, unless another merged ticket of the same person still brings them. */
async function unfollow(ctx: Write, record: EntityRef, row: WorkRow) {
  const into = record.id
  const { rows } = await sql<{ principal_id: string }>`
    delete from entity_grant g where g.entity_id = ${into}::uuid and g.reason = 'merged' and g.principal_id = ${row.requester_id}::uuid
      and not exists (select from entity e join work w on w.id = e.id
        where e.merged_into = ${into}::uuid and w.requester_id = g.principal_id)
    returning g.principal_id`.execute(ctx.db)
  if (rows.length === 0) return
  await removeConcerns(
    ctx,
    rows.map(({ principal_id }) => ({ record, principal_id, role: 'affected' as const })),
  )
}
