import type { Input } from '#lib/contract'
import { inputRefused, refuseIf } from '#lib/refusal'
import { pick } from '#lib/patch'
import { assetTypes } from '#modules/assets/public'
import { type Actor, staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { changesOf, isNone } from '#kernel/changes'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef, grant, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { asRead } from '#kernel/stale'
import { seen } from '#kernel/visible'
import type { purchasing } from '../contract.ts'
import { purchaseChanged, purchaseCreated } from '../events.ts'
import { columnsOf, lineFacts, totalsOf, wordsOf } from '../lines-drafted.ts'
import { termProblem } from '../policy.ts'
import { type LineDraft, PurchaseDraft } from '../schemas.ts'
import { w } from '../words.ts'
import { openFor } from './load.ts'

/** Puts lines in place of those that a purchase had. */
async function putLines(ctx: Write, purchase_id: string, lines: readonly LineDraft[]) {
  await ctx.db.deleteFrom('purchase_line').where('purchase_id', '=', purchase_id).execute()
  await ctx.db
    .insertInto('purchase_line')
    .values(lines.map((line, position) => ({ id: newId(), purchase_id, position, ...columnsOf(line) })))
    .execute()
}

/** Devices need a type that there is: else nobody could take them in. */
async function refuseTypes(ctx: Write, lines: readonly LineDraft[]) {
  const devices = lines.filter(({ sort }) => sort === 'asset')
  if (devices.length === 0) return
  const known = new Set((await assetTypes(ctx)).map(({ code }) => code))
  for (const { title, asset_type } of devices) {
    if (known.has(asset_type)) continue
    const why = w.later('no-type', { title })
    throw inputRefused('lines', why)
  }
}

/** Licences count for a term that makes sense. */
function refuseTerms(lines: readonly LineDraft[]) {
  for (const line of lines) {
    const why = termProblem(line)
    if (why) throw inputRefused('lines', why)
  }
}

/** Nothing is bought from a vendor that is hidden, absent or in the archive. */
export async function refuseVendor(ctx: Write, id: string | null | undefined) {
  if (!id) return
  const { archived_at, title } = await seen(ctx, id, 'vendor')
  refuseIf(archived_at !== null && w.later('vendor-archived', { name: title }))
}

/** Writes purchases down as drafts, in order; IT sees them, and whoever asks for one. */
export async function createPurchases(ctx: Write, drafts: readonly PurchaseDraft[]): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [staff])
  const all = drafts.map(({ id = newId(), requester_id = ctx.actor.id, ...draft }) => ({
    id,
    requester_id,
    ...PurchaseDraft.parse(draft),
  }))
  for (const { vendor_id, lines } of all) {
    await refuseVendor(ctx, vendor_id)
    await refuseTypes(ctx, lines)
    refuseTerms(lines)
  }
  const entities = await createEntities(
    ctx,
    'purchase',
    all.map(({ id, name: title, lines }) => ({ id, title, audience_id, words: wordsOf(lines) })),
  )
  await ctx.db
    .insertInto('purchase')
    .values(
      all.map(({ lines, name: title, ...row }, n) => ({
        ...row,
        ...totalsOf(lines),
        title,
        key: entities[n]?.key ?? '',
        audience_id,
        status: 'draft',
        updated_at: ctx.now,
      })),
    )
    .execute()
  for (const { id, lines } of all) await putLines(ctx, id, lines)
  await grant(
    ctx,
    'requester',
    all.map(({ id, requester_id }) => ({ entity_id: id, principal_id: requester_id })),
  )
  for (const entity of entities) ctx.emit(purchaseCreated, entity, { name: entity.title })
  return entities
}

/** Whoever changed what is bought, each once. */
export const withEditor = (editors: readonly string[], { id }: Pick<Actor, 'id'>) => [
  ...new Set([...editors, id]),
]

const plain = ['vendor_id', 'cost_centre', 'needed_by', 'note'] as const

export async function savePurchase(ctx: Write, { id, version, ...patch }: Input<typeof purchasing.save>) {
  const { ref, row, lines: stored } = await openFor(ctx, id, 'edit')
  await asRead(ctx, id, version)
  const before = {
    ...pick(row, plain),
    name: row.title,
    lines: stored.map((line) => lineFacts(line, row.currency)),
  }
  const changed = changesOf(before, patch)
  if (isNone(changed)) return { version: ref.version }
  const { name, lines, ...columns } = changed.after
  if (columns.vendor_id) await refuseVendor(ctx, columns.vendor_id)
  if (lines) {
    await refuseTypes(ctx, lines)
    refuseTerms(lines)
    await putLines(ctx, id, lines)
  }
  await ctx.db
    .updateTable('purchase')
    .set({
      ...columns,
      ...(lines && totalsOf(lines)),
      ...((lines || 'vendor_id' in columns) && { edited_by: withEditor(row.edited_by, ctx.actor) }),
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  const after = await saveEntity(ctx, ref, {
    title: name,
    words: wordsOf(lines ?? before.lines, row.order_no),
  })
  ctx.emit(purchaseChanged, after, changed)
  return { version: ref.version + 1 }
}
