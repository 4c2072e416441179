import type { Sentence } from '#lib/words'
import type { Depreciation } from './schemas.ts'
import { w } from './words.ts'

/** How something loses its value, in a sentence. */
export function termsSaid({
  method,
  years,
  factor,
  switches,
  convention,
  salvage_percent,
  units,
  unit,
}: Depreciation): Sentence {
  if (method === 'units')
    return w.later('terms-units', { units: units ?? 0, unit: unit || 'none', left: salvage_percent })
  const way =
    method === 'declining'
      ? w.later(switches ? 'way.declining-over' : 'way.declining', { share: factor / 100 })
      : w.later(`way.${method}`)
  return w.later('terms', { years, way, counted: w.later(`counted.${convention}`), left: salvage_percent })
}
