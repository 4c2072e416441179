import { z } from 'zod'
import type { Sentence } from '#lib/words'
import type { KeptDeed, TakeBack } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { removeEntities, saveEntity } from '#kernel/entity'
import { seen } from '#kernel/visible'
import { recount } from '../bring/extend.ts'
import { purchaseChanged } from '../events.ts'
import { linesOf, rowOf } from '../commands/load.ts'
import { lineFacts } from '../lines-drafted.ts'
import { w } from './words.ts'

const Extended = z.object({ lines: z.array(z.uuid()), receipts: z.array(z.uuid()) })

async function invoiced(ctx: Write, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom('purchase_invoice')
    .select('purchase_id')
    .where('purchase_id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ purchase_id }) => purchase_id))
}

/** Orders that an import brought are gone again, and those that it went on with are as they were; not what was billed since. */
export const takeBackOrders: TakeBack = async (ctx, did, deeds) => {
  const billed = await invoiced(
    ctx,
    deeds.map(({ id }) => id),
  )
  const kept = new Map<number, Sentence>(
    deeds.flatMap(({ deed, id }) => (billed.has(id) ? [[deed, w.later('undo-billed')] as const] : [])),
  )
  const open = deeds.filter(({ deed }) => !kept.has(deed))
  if (did === 'created')
    await removeEntities(
      ctx,
      open.map(({ id }) => id),
    )
  else for (const deed of open) await takeOff(ctx, deed)
  return kept
}

async function takeOff(ctx: Write, { id, after }: KeptDeed) {
  const { lines, receipts } = Extended.parse(after)
  const ref = await seen(ctx, id, 'purchase')
  const { currency } = await rowOf(ctx, id)
  const before = (await linesOf(ctx, [id])).map((line) => lineFacts(line, currency))
  if (receipts.length > 0) await ctx.db.deleteFrom('purchase_receipt').where('id', 'in', receipts).execute()
  if (lines.length > 0) await ctx.db.deleteFrom('purchase_line').where('id', 'in', lines).execute()
  const { facts } = await recount(ctx, id)
  await saveEntity(ctx, ref, {})
  ctx.emit(purchaseChanged, ref, { before: { lines: before }, after: { lines: facts } })
}
