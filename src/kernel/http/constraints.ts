import { Refusal } from '#lib/refusal'
import type { Module } from '../module.ts'
import { w } from '../words.ts'

/** Turns a violated constraint into the sentence its owner gave it, else into a general one; undefined for other errors. */
export function constraintRefusal(error: unknown, modules: readonly Module[]): Refusal | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string }
  const sentence = modules
    .map(({ refusals }) => refusals?.[constraint ?? ''])
    .find((found) => found !== undefined)
  if (sentence) return new Refusal('conflict', sentence)
  if (code === '23505') return new Refusal('conflict', w.later('already-there'))
  if (code === '23503') return new Refusal('conflict', w.later('still-used'))
  return undefined
}
