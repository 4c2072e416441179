import type { Action } from '#kit/action-bar.tsx'
import { whyNot } from '#kit/record/why-not'
import type { AssetView } from '../schemas.ts'
import { isCounted } from './asset-words.tsx'
import type { Deed } from './hand-dialog.tsx'
import { w } from './words.ts'

/** What can be done with the hands of people: give, take back, use up; nothing for those who see it from outside. */
export function deedsOf(asset: AssetView, open: (deed: Deed) => void): Action[] {
  if (!asset.inside) return []
  const refused = whyNot(asset.can.hand)
  const action = (deed: Deed, icon: Action['icon'], title: string): Action => ({
    name: deed,
    title,
    ...(icon && { icon }),
    refused,
    run: () => open(deed),
  })
  if (isCounted(asset))
    return [
      action('hand', 'hand', w('use')),
      action('stock', 'plus', w('stock')),
      ...(asset.type.capacities.includes('consumable') ? [action('let-go', 'minus', w('let-go'))] : []),
    ]
  const isHeld = asset.holdings.some(({ holder: { kind } }) => kind !== 'place')
  return [
    ...(isHeld ? [action('take-back', 'undo', w('take-back'))] : []),
    action('hand', 'hand', w(isHeld ? 'move' : 'hand')),
  ]
}
