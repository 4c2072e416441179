import type { Loaded } from '../commands/load.ts'
import { usualName } from '../commands/create-assets.ts'
import { ownField } from '../engine/sources.ts'

/**
 * What somebody said of a field of a thing; null where nobody has said anything yet: it is called as its maker and model are,
 * or it lies somewhere and nobody has it.
 */
export function saidIn(asset: Loaded, field: string): unknown {
  const own = ownField('')
  if (field.startsWith(own)) return asset.custom[field.slice(own.length)]
  if (field === 'name')
    return asset.title === usualName(asset.manufacturer, asset.model, '') ? null : asset.title
  if (field === 'holder_id')
    return asset.holder_kind === null || asset.holder_kind === 'place' ? null : asset.holder_id
  return (asset as unknown as Record<string, unknown>)[field]
}
