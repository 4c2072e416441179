import type { Input } from '#lib/contract'
import { inputRefused, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { countUp } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import type { assets } from '../contract.ts'
import { assetBought } from '../events.ts'
import { Depreciation } from '../schemas.ts'
import { w } from '../words.ts'
import { loadAssets } from './load.ts'

type Terms = Input<typeof assets.setDepreciation>['terms']

function needUnits(terms: Terms) {
  if (terms?.method !== 'units' || typeof terms.units === 'number') return
  const why = w.later('units-missing')
  throw inputRefused('units', why)
}

/** Says how one thing loses its value, or all of its model do that have no way of their own. */
export async function setDepreciation(
  ctx: Write,
  { id, terms, model }: Input<typeof assets.setDepreciation>,
) {
  needUnits(terms)
  await toChange(ctx, 'asset', { id })
  const row = (await loadAssets(ctx, [id])).get(id)
  const model_id = row?.model_id ?? null
  const kept = row?.depreciation ?? row?.model_depreciation ?? null
  refuseIf(model && model_id === null && w.later('no-model'))
  const depreciation = terms === null ? null : JSON.stringify(terms)
  if (model && model_id !== null) {
    await ctx.db.updateTable('asset_model').set({ depreciation }).where('id', '=', model_id).execute()
    // What was said of the one is said of all now.
    await ctx.db.updateTable('asset').set({ depreciation: null }).where('id', '=', id).execute()
  } else await ctx.db.updateTable('asset').set({ depreciation }).where('id', '=', id).execute()
  for (const subject of await countUp(ctx, [id]))
    ctx.emit(
      assetBought,
      subject,
      {
        before: { depreciation: kept === null ? null : Depreciation.parse(kept) },
        after: { depreciation: terms },
      },
      { granted: false },
    )
}
