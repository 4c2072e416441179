import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Write } from '#kernel/context'
import { withdraw } from '#facets/comments/commands'
import { CommentAdded, CommentWithdrawn } from '#facets/comments/contract'
import { undoServiceLevels } from '#facets/clocks/service-levels'
import { loadWork } from '#facets/work/load'
import { undoWork } from '#facets/work/undo'
import { type desk, TicketDescribed, TicketMerged, TicketSplit } from '../contract.ts'
import { spoken } from './bulk.ts'
import { unmergeTicket } from './merge.ts'
import { putBack } from './split.ts'

interface Happened {
  kind: string
  subject_id: string
  payload: Record<string, unknown>
}

/** What one request of this actor did, newest first. */
async function deeds(ctx: Write, batch: string): Promise<Happened[]> {
  const { rows } = await sql<Happened>`select e.kind, e.subject_id, d.payload::jsonb as payload
    from event e join event_data d on d.event_id = e.id
    where e.request_id = ${batch}::uuid and e.actor_id = ${ctx.actor.id}::uuid order by e.id desc`.execute(
    ctx.db,
  )
  return rows
}

/**
 * Takes back what one request did to tickets: fields, moves, words, merges, splits; the clocks forget that it spoke.
 * Whatever was changed since stays, and is named.
 */
export async function undo(ctx: Write, { batch }: Input<typeof desk.undo>) {
  const again: Write = { ...ctx, origin: 'undo' }
  const done = await deeds(ctx, batch)
  const touched = new Set<string>()
  const split = done.find(({ kind }) => kind === TicketSplit.name)
  const { changed, refused } = await undoWork(again, batch)
  for (const { after } of changed) touched.add(after.id)
  for (const { kind, subject_id, payload } of done) {
    if (kind === TicketMerged.name) await unmergeTicket(again, { id: subject_id })
    else if (kind === TicketSplit.name) await unsplit(again, subject_id, payload)
    else if (kind === TicketDescribed.name) await redescribe(again, subject_id, payload)
    else if (kind === CommentAdded.name && !split)
      await unsay(again, subject_id, String(payload['comment_id']))
    else continue
    touched.add(subject_id)
  }
  const kept = new Set(refused.map(({ id }) => id))
  await undoServiceLevels(
    again,
    batch,
    [...touched].filter((id) => !kept.has(id)),
  )
  return { batch: ctx.request.id, done: touched.size, unchanged: 0, refused: spoken(ctx, refused) }
}

async function unsay(ctx: Write, entityId: string, commentId: string) {
  const [row] = await loadWork(ctx, [entityId])
  if (!row) return
  const [gone] = await withdraw(ctx, [commentId])
  // That there was a note is as internal as the note.
  ctx.emit(CommentWithdrawn, row, { comment_id: commentId }, { granted: gone?.granted ?? false })
}

async function redescribe(ctx: Write, id: string, payload: Record<string, unknown>) {
  const [row] = await loadWork(ctx, [id])
  const { before, after } = TicketDescribed.data.parse(payload)
  if (!row) return
  const found = await ctx.db
    .updateTable('ticket')
    .set(before)
    .where('id', '=', id)
    .where('cause', '=', after.cause)
    .where('resolution', '=', after.resolution)
    .executeTakeFirst()
  if (found.numUpdatedRows > 0n) ctx.emit(TicketDescribed, row, { before: after, after: before })
}

async function unsplit(ctx: Write, id: string, payload: Record<string, unknown>) {
  const { into, comments } = TicketSplit.data.parse(payload)
  const rows = await loadWork(ctx, [id, into], { lock: true })
  const back = rows.find((row) => row.id === id)
  const made = rows.find((row) => row.id === into)
  if (!back || !made) return
  await putBack(ctx, made, back, comments)
}
