import type { Relation } from '#kernel/relations'
import { w } from './words.ts'

/** The one relation that every two records may have; rooms add what they know better. */
export const relatesTo: Relation = {
  name: 'relates-to',
  inverse: 'relates-to',
  title: w.later('relates-to'),
  inverseTitle: w.later('relates-to'),
  from: 'any',
  to: 'any',
}
