import type { Sentence } from '#lib/words'
import { longest, shortest, type Weakness, weaknessOf } from './engine/weak-password.ts'
import { w } from './words.ts'

const reasons = {
  short: w.later('weak-short', { n: shortest }),
  long: w.later('weak-long', { n: longest }),
  common: w.later('weak-common'),
  repeats: w.later('weak-repeats'),
  row: w.later('weak-row'),
  'about-you': w.later('weak-about-you'),
} satisfies Record<Weakness, Sentence>

/** Why this password would be guessed, in a sentence; a form asks too, though only the server knows the common ones. */
export function whyWeak(
  password: string,
  { isCommon = () => false, about }: { isCommon?: (word: string) => boolean; about: readonly string[] },
): Sentence | null {
  const weakness = weaknessOf(password, { isCommon, about: [...about, 'wheelhouse'] })
  return weakness && reasons[weakness]
}
