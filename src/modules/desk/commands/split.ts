import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import { dryRun, type Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { seen, visibleParts } from '#kernel/visible'
import { dropClocks } from '#facets/clocks/drop'
import { moveComments } from '#facets/comments/move'
import { moveFiles } from '#facets/files/public'
import { linkRecords, unlinkRecords } from '#facets/links/public'
import type { WorkRow } from '#facets/work/load'
import { touch } from '#facets/work/save'
import { type desk, type Ticket, TicketLaidAside, TicketSplit, TicketUnsplit } from '../contract.ts'
import { kindNames } from '../kinds.ts'
import { showTicket } from '../queries/show.ts'
import { w } from '../words.ts'
import { workable } from './act.ts'
import { openTickets } from './open.ts'

/** Words move to another record with all that lies on them: files, what search finds, who may see them. */
export async function carryComments(ctx: Write, ids: readonly string[], from: WorkRow, to: WorkRow) {
  await moveComments(ctx, ids, from.id, to)
  await moveFiles(ctx, ids, from.id, to)
}

async function splittable(ctx: Write, row: WorkRow, ids: readonly string[]) {
  const found = await ctx.db
    .selectFrom('comment')
    .select(['id', 'kind', 'author_id'])
    .where('entity_id', '=', row.id)
    .where('id', 'in', ids)
    .where('kind', '!=', 'description')
    .where('withdrawn_at', 'is', null)
    .where(visibleParts(ctx.actor, 'comment'))
    .orderBy('created_at')
    .execute()
  if (found.length === 0) throw new Refusal('conflict', w.later('refuse.split-nothing'))
  return found
}

/** Makes a ticket of its own from some messages, for whoever wrote the first of them. Undo puts them back. */
export async function splitTicket(ctx: Write, { id, title, comments, dry_run }: Input<typeof desk.split>) {
  const split = async (inner: Write) => {
    const { ready, refused } = await workable(inner, [id])
    refuseIf(refused[0]?.why)
    const [row] = ready
    if (!row) throw new Error('a ticket was not loaded')
    const moved = await splittable(inner, row, comments)
    const first = moved.find(({ kind }) => kind === 'reply')
    const outside = first && first.author_id === row.requester_id
    const [made] = await openTickets(inner, [
      {
        kind: row.kind === 'request' ? 'request' : 'incident',
        title,
        channel: 'desk',
        requester_id: outside ? first.author_id : row.requester_id,
        category_id: row.category_id,
        team_id: row.team_id,
        place_id: row.place_id,
        impact: row.impact,
        urgency: row.urgency,
        restricted: row.restricted,
        asked: Boolean(outside),
        carried: true,
      },
    ])
    if (!made) throw new Error('nothing was opened')
    const ids = moved.map((comment) => comment.id)
    await carryComments(inner, ids, row, made)
    await linkRecords(inner, [{ from: made, relation: 'split-from', to: row }])
    await touch(inner, [row.id])
    inner.emit(TicketSplit, row, { into: made.id, comments: ids })
    return { batch: ctx.request.id, ticket: await showTicket(inner, made), messages: ids.length }
  }
  if (!dry_run) return split(ctx)
  const { messages } = await dryRun(ctx, split)
  return { batch: ctx.request.id, ticket: null, messages }
}

/** Puts what a split took back, and lays the ticket that it made aside. */
export async function putBack(ctx: Write, made: WorkRow, back: WorkRow, comments: readonly string[]) {
  await carryComments(ctx, comments, made, back)
  await unlinkRecords(ctx, [{ from: made, relation: 'split-from', to: back }])
  await saveEntity(ctx, made, { archived_at: ctx.now })
  await dropClocks(ctx, [made.id])
  await touch(ctx, [back.id])
  ctx.emit(TicketUnsplit, back, { from: made.id, comments: [...comments] })
  ctx.emit(TicketLaidAside, made, { into: back.id, comments: [...comments] })
}

/** The split that made a ticket: from which other one, and with which messages. */
async function splitOf(ctx: Write, id: string) {
  const { rows } = await sql<{ id: string; comments: string[] }>`
    select e.subject_id as id, d.payload::jsonb -> 'comments' as comments
    from link l join event e on e.subject_id = l.to_id and e.kind = ${TicketSplit.name} join event_data d on d.event_id = e.id
    where l.from_id = ${id}::uuid and l.relation = 'split-from' and d.payload::jsonb ->> 'into' = ${id}
    order by e.id desc limit 1`.execute(ctx.db)
  return rows[0]
}

/** Whether a ticket still stands as split off from another. */
export async function isSplitFrom(ctx: Write, made: string, from: string): Promise<boolean> {
  const { rows } = await sql`select from link
    where from_id = ${made}::uuid and to_id = ${from}::uuid and relation = 'split-from'`.execute(ctx.db)
  return rows.length > 0
}

/** Why a split cannot be taken back: the new ticket went a way of its own. */
export async function wentOn(
  ctx: Write,
  made: WorkRow,
  back: WorkRow,
  comments: readonly string[],
): Promise<Sentence | null> {
  const { rows } = await sql`select from comment where entity_id = ${made.id}::uuid and withdrawn_at is null
    and id <> all(${[...comments]}::uuid[]) limit 1`.execute(ctx.db)
  return rows.length > 0 ? w.later('refuse.unsplit-worked', { key: back.key }) : null
}

/** The way back from a split, for whoever works on it, however long ago: unless the new ticket went a way of its own. */
export async function unsplitTicket(ctx: Write, { id }: Input<typeof desk.unsplit>): Promise<Ticket> {
  await seen(ctx, id, kindNames)
  const split = await splitOf(ctx, id)
  if (!split) throw new Refusal('conflict', w.later('refuse.not-split'))
  await seen(ctx, split.id, kindNames)
  const { ready, refused } = await workable(ctx, [id, split.id])
  refuseIf(refused[0]?.why)
  const made = ready.find((row) => row.id === id)
  const back = ready.find((row) => row.id === split.id)
  if (!made || !back) throw new Error('a ticket was not loaded')
  refuseIf(await wentOn(ctx, made, back, split.comments))
  await putBack(ctx, made, back, split.comments)
  return showTicket(ctx, { id: back.id })
}
