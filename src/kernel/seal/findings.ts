import { w } from './words.ts'

/** What a look at the whole log found wrong. `leaf` is the place in the log, from 0; events are named by their numbers. */
export type Finding =
  | { kind: 'edited'; event: number; leaf: number }
  | { kind: 'missing'; event: number; leaf: number }
  | { kind: 'inserted'; event: number }
  | { kind: 'reordered'; event: number; leaf: number; found: number }
  | { kind: 'content'; event: number; leaf: number }
  | { kind: 'unsealed-again'; leaf: number; to: number }
  | { kind: 'note-edited'; event: number; leaf: number }
  | { kind: 'rewritten'; leaf: number; to: number; first: number; last: number }
  | { kind: 'unsigned'; leaf: number; to: number }
  | { kind: 'set-back'; sealed: number; signed: number; at: string }
  | { kind: 'forked'; size: number }
  | { kind: 'head-missing'; size: number }
  | { kind: 'head-forged'; size: number; where: string }
  | { kind: 'head-lost'; from: number; to: number }
  | { kind: 'file-missing'; file: string }
  | { kind: 'file-empty'; file: string }
  | { kind: 'node'; level: number; position: number }

/** In the order of the log, so that the first is where to begin looking. */
export const placeOf = (one: Finding): number => {
  if ('leaf' in one) return one.leaf
  if ('size' in one) return one.size
  return one.kind === 'set-back' ? one.sealed : one.kind === 'head-lost' ? one.from : Number.MAX_SAFE_INTEGER
}

/** A finding as a sentence. */
export function sentenceOf(one: Finding): string {
  const { kind, ...values } = one
  return w(kind, values)
}
