import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Named } from '#lib/shapes'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { seen, visibleParts } from '#kernel/visible'
import { dropClocks } from '#facets/clocks/take-back'
import { moveComments } from '#facets/comments/move'
import { moveFiles } from '#facets/files/public'
import { linkRecords, unlinkRecords } from '#facets/links/public'
import type { WorkRow } from '#facets/work/load'
import { touch } from '#facets/work/save'
import type { desk, Ticket } from '../contract.ts'
import { TicketLaidAside, TicketSplit, TicketUnsplit } from '../events.ts'
import { kindNames } from '../kinds.ts'
import { showTicket } from '../queries/show.ts'
import { promiseOf } from '../queries/would-open.ts'
import { w } from '../words.ts'
import { workable } from './act.ts'
import { type NewTicket, openTickets } from './open.ts'

/** Words move to another record with all that lies on them: files, what search finds, who may see them. */
export async function carryComments(ctx: Write, ids: readonly string[], from: WorkRow, to: WorkRow) {
  await moveComments(ctx, ids, from.id, to)
  await moveFiles(ctx, ids, from.id, to)
}

async function splittable(ctx: Write, row: WorkRow, ids: readonly string[]) {
  const found = await ctx.db
    .selectFrom('comment')
    .select(['id', 'kind', 'author_id', 'outside', 'granted'])
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

type Split = Input<typeof desk.split>
type Moved = Awaited<ReturnType<typeof splittable>>

const fromOutside = (row: WorkRow, moved: Moved) =>
  moved.filter(({ outside, author_id }) => outside || author_id === row.requester_id)

const askerOf = (row: WorkRow, moved: Moved) => fromOutside(row, moved)[0]?.author_id ?? row.requester_id

/** The ticket that some messages make: for whom is named, else for whoever wrote the first of them from outside. */
function ticketOf(row: WorkRow, moved: Moved, input: Split): NewTicket {
  const requester_id = input.requester_id ?? askerOf(row, moved)
  return {
    kind: input.kind ?? (row.kind === 'request' ? 'request' : 'incident'),
    title: input.title,
    channel: 'desk',
    requester_id,
    category_id: row.category_id,
    team_id: row.team_id,
    place_id: row.place_id,
    impact: row.impact,
    urgency: row.urgency,
    restricted: row.restricted,
    asked: fromOutside(row, moved).some(({ author_id }) => author_id === requester_id),
    carried: true,
  }
}

/** Makes a ticket of its own from some messages, or tells what it would be: no number is used up by looking. Undo puts them back. */
export async function splitTicket(ctx: Write, input: Split) {
  const { ready, refused } = await workable(ctx, [input.id])
  refuseIf(refused[0]?.why)
  const [row] = ready
  if (!row) throw new Error('a ticket was not loaded')
  const moved = await splittable(ctx, row, input.comments)
  const ids = moved.map(({ id }) => id)
  const draft = ticketOf(row, moved, input)
  const told = {
    batch: ctx.request.id,
    dry_run: input.dry_run,
    messages: ids.length,
    ...(await goesAlong(ctx, ids, askerOf(row, moved))),
  }
  if (input.dry_run) return { ...told, ticket: null, would: await promiseOf(ctx, draft) }
  const [made] = await openTickets(ctx, [draft])
  if (!made) throw new Error('nothing was opened')
  await carryComments(ctx, ids, row, made)
  await linkRecords(ctx, [{ from: made, relation: 'split-from', to: row }])
  await touch(ctx, [row.id])
  // Whoever may not read what went is not told that it went.
  const granted = moved.some((comment) => comment.granted)
  ctx.emit(TicketSplit, row, { into: made.id, comments: ids }, { granted })
  return { ...told, ticket: await showTicket(ctx, made), would: null }
}

/** The files of the messages, and the name of who asks in them; of whom somebody else names, nothing is told. */
async function goesAlong(ctx: Write, ids: readonly string[], asker: string | null) {
  const { rows } = await sql<{ files: number; requester: Named | null }>`select
    (select count(*)::int from file where comment_id = any(${[...ids]}::uuid[]) and removed_at is null) as files,
    (select json_build_object('id', id, 'name', name) from principal where id = ${asker}::uuid) as requester`.execute(
    ctx.db,
  )
  return rows[0] ?? { files: 0, requester: null }
}

/** Puts what a split took back, and lays the ticket that it made aside. */
export async function putBack(ctx: Write, made: WorkRow, back: WorkRow, comments: readonly string[]) {
  await carryComments(ctx, comments, made, back)
  await unlinkRecords(ctx, [{ from: made, relation: 'split-from', to: back }])
  await saveEntity(ctx, made, { archived_at: ctx.now })
  await dropClocks(ctx, [made.id])
  await touch(ctx, [back.id])
  const granted = await anyGranted(ctx, comments)
  ctx.emit(TicketUnsplit, back, { from: made.id, comments: [...comments] }, { granted })
  ctx.emit(TicketLaidAside, made, { into: back.id, comments: [...comments] })
}

const anyGranted = async ({ db }: Write, ids: readonly string[]) =>
  (await db
    .selectFrom('comment')
    .select('id')
    .where('id', 'in', ids)
    .where('granted', '=', true)
    .limit(1)
    .executeTakeFirst()) !== undefined

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
