import type { Sentence } from '#lib/words'
import { fitsInto, type Level } from '#facets/places/levels'
import { w } from './words.ts'

/** Why a place of one level cannot lie within one of another; null if it can. */
export const levelProblem = (inner: Level, outer: Level): Sentence | null =>
  fitsInto(inner, outer) ? null : w.later('wrong-level', { inner, outer })

/** Why a place of this level has no floor plan; null if it can have one. */
export const planProblem = (level: Level): Sentence | null =>
  level === 'region' || level === 'area' ? w.later('no-plan-there', { level }) : null

/** Shorter prefixes than these are no place's: whole classes of addresses as providers have them. */
const shortest = { 4: 8, 6: 16 }
/** Why a network cannot say where a device is; null if it can. */
export function networkProblem(network: string): Sentence | null {
  const length = Number(network.split('/')[1] ?? 128)
  return length < shortest[network.includes(':') ? 6 : 4] ? w.later('network-wide', { network }) : null
}

/** Drawings in SVG may carry programs, and a PDF is pages: only what is a picture and nothing else is shown as one. */
const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']
export const pictureProblem = (mediaType: string): Sentence | null =>
  pictures.includes(mediaType) ? null : w.later('no-picture')
