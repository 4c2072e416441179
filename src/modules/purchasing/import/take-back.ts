import { z } from 'zod'
import type { Sentence } from '#lib/words'
import type { KeptDeed, TakeBack } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { removeEntities, saveEntity } from '#kernel/entity'
import { locked, seen } from '#kernel/visible'
import { recount } from '../bring/extend.ts'
import { unpost } from '../bring/unpost.ts'
import { purchaseChanged } from '../events.ts'
import { linesOf, rowOf } from '../commands/load.ts'
import { lineFacts } from '../lines-drafted.ts'
import { isOpen } from './goes-on.ts'
import { w } from './words.ts'

const Extended = z.object({ lines: z.array(z.uuid()), receipts: z.array(z.uuid()) })

/** Which of these orders were billed; or had something sent back: what that became is gone, and posted as gone. */
async function which(
  ctx: Write,
  table: 'purchase_invoice' | 'purchase_return',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom(table)
    .select('purchase_id')
    .where('purchase_id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ purchase_id }) => purchase_id))
}

/**
 * Orders that an import brought are gone again, and those that it went on with are as they were, with what was posted of them; not
 * what was billed, sent back, taken in further or ended since.
 */
export const takeBackOrders: TakeBack = async (ctx, did, deeds) => {
  for (const id of [...new Set(deeds.map((deed) => deed.id))].toSorted()) await locked(ctx, id)
  const ids = deeds.map(({ id }) => id)
  const [billed, back] = [await which(ctx, 'purchase_invoice', ids), await which(ctx, 'purchase_return', ids)]
  const why = (id: string) =>
    billed.has(id) ? w.later('undo-billed') : back.has(id) ? w.later('undo-returned') : undefined
  const kept = new Map<number, Sentence>(
    deeds.flatMap(({ deed, id }) => {
      const because = why(id)
      return because ? [[deed, because] as const] : []
    }),
  )
  const open = deeds.filter(({ deed }) => !kept.has(deed))
  if (did === 'created') {
    for (const { id } of open)
      await unpost(ctx, await seen(ctx, id, 'purchase'), await rowOf(ctx, id), await linesOf(ctx, [id]))
    await removeEntities(
      ctx,
      open.map(({ id }) => id),
    )
    return kept
  }
  for (const deed of open) {
    const why = await takeOff(ctx, deed)
    if (why) kept.set(deed.deed, why)
  }
  return kept
}

/** Whether something else than these receipts took some of these lines in. */
async function cameOtherwise(ctx: Write, { lines, receipts }: z.output<typeof Extended>): Promise<boolean> {
  if (lines.length === 0) return false
  const rows = await ctx.db
    .selectFrom('purchase_receipt_line')
    .select('receipt_id')
    .where('line_id', 'in', lines)
    .execute()
  return rows.some(({ receipt_id }) => !receipts.includes(receipt_id))
}

async function takeOff(ctx: Write, { id, after }: KeptDeed): Promise<Sentence | null> {
  const extended = Extended.parse(after)
  const { lines, receipts } = extended
  const ref = await seen(ctx, id, 'purchase')
  const row = await rowOf(ctx, id)
  if (!isOpen(row.status)) return w.later('undo-over')
  if (await cameOtherwise(ctx, extended)) return w.later('undo-received')
  const stored = await linesOf(ctx, [id])
  const before = stored.map((line) => lineFacts(line, row.currency))
  await unpost(
    ctx,
    ref,
    row,
    stored.filter((line) => lines.includes(line.id)),
  )
  if (receipts.length > 0) await ctx.db.deleteFrom('purchase_receipt').where('id', 'in', receipts).execute()
  if (lines.length > 0) await ctx.db.deleteFrom('purchase_line').where('id', 'in', lines).execute()
  const { facts } = await recount(ctx, id)
  await saveEntity(ctx, ref, {})
  ctx.emit(purchaseChanged, ref, { before: { lines: before }, after: { lines: facts } })
  return null
}
