import type { Sentence } from '#lib/words'
import type { ImportField } from './engine/field.ts'

/** Names, set apart by commas. */
export const also = (names: string) => names.split(', ')

export type FieldFacts<Key> = Partial<Omit<ImportField, 'title' | 'hint'>> & { hint?: Key }

/** How a room names the fields of its files: title and hint in its own words; called by its title unless named otherwise. */
export const fieldIn =
  <Key extends string>(words: { later: (key: Key) => Sentence }) =>
  (title: Key, { name = title, hint, ...rest }: FieldFacts<Key> = {}): ImportField => ({
    name,
    title: words.later(title),
    ...(hint && { hint: words.later(hint) }),
    ...rest,
  })
