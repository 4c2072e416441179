import { Refusal } from '#lib/refusal'
import type { w } from '../words.ts'
import { w as words } from '../words.ts'

/** The whole file cannot be imported, and why. Nothing of it is kept. */
export const unreadable = (...sentence: Parameters<typeof w.later>) =>
  new Refusal('invalid', words.later(...sentence))
