import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import { w } from './words.ts'

const sentences = new Map<string, Sentence>()

/** Makes known what each constraint means to a person; called once when the rooms are put together. */
export const knowConstraints = (all: Readonly<Record<string, Sentence>>) => {
  sentences.clear()
  for (const [name, sentence] of Object.entries(all)) sentences.set(name, sentence)
}

/** Turns a violated constraint into the sentence its owner gave it, else into a general one; undefined for other errors. */
export function constraintRefusal(error: unknown): Refusal | undefined {
  const { code, constraint = '' } = error as { code?: string; constraint?: string }
  const sentence = sentences.get(constraint)
  if (sentence) return new Refusal('conflict', sentence)
  if (code === '23505') return new Refusal('conflict', w.later('already-there'))
  if (code === '23503') return new Refusal('conflict', w.later('still-used'))
  return undefined
}
