import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { seenFields } from '#facets/custom-fields/public'
import type { Write } from '#kernel/context'
import { locked as held, seen, seenFor } from '#kernel/visible'
import { changeAsset } from '../commands/change-asset.ts'
import { handOverEach } from '../commands/hand-over.ts'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { isSource, ownField, ruleOf } from '../engine/sources.ts'
import { AssetPatch } from '../schemas.ts'
import { FieldLocked, type sourceEndpoints } from './contract.ts'
import { w } from './words.ts'

/** An asset that the actor may change, held until the transaction ends. */
async function assetToChange(ctx: Write, id: string): Promise<Loaded> {
  await seen(ctx, id, 'asset')
  await seenFor(ctx, id, 'write')
  await held(ctx, id)
  const asset = (await loadAssets(ctx, [id])).get(id)
  if (!asset) throw new Error('an asset without its row')
  return asset
}

/** One of the organisation's own is there as long as somebody keeps it. */
async function isThere(ctx: Write, field: string): Promise<boolean> {
  const own = ownField('')
  if (!field.startsWith(own)) return field !== 'custom'
  const all = await seenFields(ctx, ['asset'])
  return all.some(({ name, archived }) => !archived && name === field.slice(own.length))
}

/** Locks a field of an asset, so that only people here change it, or lets other sources in again. */
export async function lockField(ctx: Write, { id, field, locked }: Input<typeof sourceEndpoints.lockField>) {
  await assetToChange(ctx, id)
  refuseIf(ruleOf(field) === undefined && w.later('not-ruled'))
  refuseIf(locked && !(await isThere(ctx, field)) && w.later('no-field'))
  const { rows } = locked
    ? await sql`insert into asset_lock (asset_id, field, by_id, at)
        values (${id}::uuid, ${field}, ${ctx.actor.id}::uuid, ${ctx.now}::timestamptz) on conflict do nothing returning field`.execute(
        ctx.db,
      )
    : await sql`delete from asset_lock where asset_id = ${id}::uuid and field = ${field} returning field`.execute(
        ctx.db,
      )
  if (rows.length > 0)
    ctx.emit(FieldLocked, await seen(ctx, id, 'asset'), { field, locked }, { granted: false })
  return done
}

/** Writes to a field what another source says of it; from then on that source keeps it. */
export async function takeSaid(ctx: Write, { id, field, by }: Input<typeof sourceEndpoints.takeSaid>) {
  const { otherwise, locks } = await assetToChange(ctx, id)
  refuseIf(locks.includes(field) ? w.later('is-locked') : null)
  const value = otherwise[field]?.[by]
  if (value === undefined || !isSource(by)) throw new Refusal('conflict', w.later('not-said'))
  if (field === 'holder_id' && typeof value === 'string')
    await handOverEach(ctx, [{ id, to_id: value, quantity: 1, due_back: null, note: '' }], {
      says: by,
    })
  else {
    const own = ownField('')
    const patch = field.startsWith(own)
      ? { custom: { [field.slice(own.length)]: value } }
      : { [field]: value }
    await changeAsset(ctx, id, AssetPatch.parse(patch), undefined, { by })
  }
  return done
}
