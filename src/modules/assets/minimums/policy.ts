import type { Sentence } from '#lib/words'
import { w } from './words.ts'

/** Why no minimum can be said of a model; null: one can. */
export function refusal({ counted, archived }: { counted: boolean; archived: boolean }): Sentence | null {
  if (counted) return w.later('is-counted')
  return archived ? w.later('is-archived') : null
}
