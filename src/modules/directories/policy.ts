import type { Sentence } from '#lib/words'
import { type Actor, may } from '#kernel/actor'
import { w } from './words.ts'

/** By a directory that lets people in, whoever decides where it lies and whom it means could come in as anyone. */
export const whyNotTouch = (actor: Actor, { signs_in }: { signs_in: boolean }): Sentence | null =>
  signs_in && !may(actor, 'directories.sign-in') ? w.later('lets-in') : null
