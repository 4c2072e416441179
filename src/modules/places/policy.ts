import type { Sentence } from '#lib/words'
import { type Level, levels } from '#facets/places/levels'
import { w } from './words.ts'

const rank = (level: Level) => levels.indexOf(level)
/** Regions lie in regions, a cage in a room; the other levels do not nest in their own. */
const nests = new Set<Level>(['region', 'room'])

/** Why a place of one level cannot lie within one of another; null if it can. */
export function levelProblem(inner: Level, outer: Level): Sentence | null {
  const fits = rank(outer) < rank(inner) || (outer === inner && nests.has(inner))
  return fits ? null : w.later('wrong-level', { inner, outer })
}
