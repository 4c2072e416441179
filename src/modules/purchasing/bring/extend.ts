import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { toChange } from '#kernel/to-change'
import { todayOf } from '#kernel/today'
import { linesOf, rowOf } from '../commands/load.ts'
import { post } from '../commands/post.ts'
import { setStatus } from '../commands/decide.ts'
import { withEditor } from '../commands/draft.ts'
import { approved, ordered, received } from '../engine/posting.ts'
import { deliveryOf } from '../engine/state.ts'
import { purchaseChanged, purchaseReceived } from '../events.ts'
import { columnsOf, lineFacts, totalsOf } from '../lines-drafted.ts'
import type { LineDraft } from '../schemas.ts'
import type { ToldReceipt } from './story.ts'

/** What was put onto a purchase, so that it can be taken off again. */
export interface Extended {
  readonly lines: readonly string[]
  readonly receipts: readonly string[]
}

/** Writes what its lines come to now and how far it is; gives that state. */
export async function recount(ctx: Write, id: string) {
  const row = await rowOf(ctx, id)
  const lines = await linesOf(ctx, [id])
  const status = deliveryOf(lines)
  const { rows } = await sql<{ on: string | null }>`
    select max(received_on) as on from purchase_receipt where purchase_id = ${id}::uuid`.execute(ctx.db)
  const received_on = status === 'received' ? (rows[0]?.on ?? null) : null
  await setStatus(ctx, id, status, { received_on })
  const facts = lines.map((line) => lineFacts(line, row.currency))
  if (facts.length > 0)
    await ctx.db.updateTable('purchase').set(totalsOf(facts)).where('id', '=', id).execute()
  return { row, status, received_on, facts }
}

/** Puts more lines onto an order that a file brought, with what of them came. */
export async function extendPurchase(
  ctx: Write,
  id: string,
  drafts: readonly LineDraft[],
  receipts: readonly ToldReceipt[],
): Promise<Extended> {
  const ref = await toChange(ctx, 'purchase', { id })
  const before = await linesOf(ctx, [id])
  const lines = drafts.map((line, n) => ({
    id: newId(),
    purchase_id: id,
    position: before.length + n,
    ...columnsOf(line),
  }))
  await sql`${insertRows('purchase_line', lines)}`.execute(ctx.db)
  const kept = receipts.map((receipt) => ({ id: newId(), receipt }))
  for (const { id: receipt_id, receipt } of kept) {
    await ctx.db
      .insertInto('purchase_receipt')
      .values({
        id: receipt_id,
        purchase_id: id,
        received_on: receipt.on,
        received_by: receipt.by,
        note: receipt.note,
        created_at: receipt.at,
      })
      .execute()
    const came = receipt.lines.map(({ line, quantity, pieces }) => ({
      receipt_id,
      line_id: lines[line]?.id ?? '',
      quantity,
      pieces,
    }))
    await sql`${insertRows(
      'purchase_receipt_line',
      came.map(({ pieces: _, ...row }) => row),
    )}`.execute(ctx.db)
    const pieces = came.flatMap(({ line_id, pieces: some }) =>
      some.map((piece) => ({ id: newId(), receipt_id, line_id, ...piece })),
    )
    if (pieces.length > 0) await sql`${insertRows('purchase_piece', pieces)}`.execute(ctx.db)
  }
  const was = await rowOf(ctx, id)
  await ctx.db
    .updateTable('purchase')
    .set({ edited_by: withEditor(was.edited_by, ctx.actor) })
    .where('id', '=', id)
    .execute()
  const { row, status, received_on, facts } = await recount(ctx, id)
  await saveEntity(ctx, ref, {})
  ctx.emit(purchaseChanged, ref, {
    before: { lines: facts.slice(0, before.length) },
    after: { lines: facts },
  })
  const net = drafts.reduce((sum, line) => sum + columnsOf(line).unit_minor * line.quantity, 0)
  const on = row.ordered_on ?? todayOf(ctx)
  post(ctx, ref, row, { reason: 'approved', on, entries: approved(net) })
  post(ctx, ref, row, { reason: 'ordered', on, entries: ordered(net) })
  for (const { receipt } of kept) {
    ctx.emit(purchaseReceived, ref, {
      before: { status: was.status, received_on: was.received_on },
      after: { status, received_on },
      lines: receipt.lines.map(({ line, quantity }) => ({ title: drafts[line]?.title ?? '', quantity })),
      over_why: '',
      assets: receipt.lines.flatMap(({ pieces }) => pieces.flatMap(({ record_id }) => record_id ?? [])),
    })
    const moved = receipt.lines.map(({ line, quantity }) => ({
      ordered: quantity,
      unit_minor: lines[line]?.unit_minor ?? 0,
      before: 0,
      after: quantity,
    }))
    post(ctx, ref, row, { reason: 'received', on: receipt.on, entries: received(moved) })
  }
  return { lines: lines.map((line) => line.id), receipts: kept.map((one) => one.id) }
}
