import type { Sentence } from '#lib/words'
import { fitsInto, type Level } from '#facets/places/levels'
import { w } from './words.ts'

/** Why a place of one level cannot lie within one of another; null if it can. */
export const levelProblem = (inner: Level, outer: Level): Sentence | null =>
  fitsInto(inner, outer) ? null : w.later('wrong-level', { inner, outer })
